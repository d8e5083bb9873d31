import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { sharedRegister } from '../../src/verify/register.js';
import { inputOf, short } from '../../src/verify/words.js';

describe('the words of a guarantee', () => {
  it('write figures to two digits', () => {
    expect([0, 1.234e-13, 0.5, 12].map(short)).toEqual(['0', '1.2e-13', '0.50', '12']);
  });

  it('say which inputs are meant where wires are spare', () => {
    const input = (candidate: Parameters<typeof sharedRegister>[1]['circuit']) =>
      inputOf(sharedRegister(circuit(1).h(0), { circuit: candidate }));
    expect(input(circuit(1).h(0))).toBe('input');
    expect(input(circuit(2).cnot(0, 1))).toBe('input with the spare wire at zero');
    expect(input(circuit(3).cnot(0, 1).cnot(0, 2))).toBe('input with the 2 spare wires at zero');
  });
});
