import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { short } from '../../src/verify/finding.js';
import { sharedRegister } from '../../src/verify/register.js';
import { inputOf, stuckPlace } from '../../src/verify/words.js';

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

  it('say where a comparison got stuck', () => {
    const reason = 'rotations that do not commute stand in the way';
    expect(stuckPlace({ original: 3, candidate: 7, reason })).toBe(
      `${reason}, at gate 3 of the original and gate 7 of the candidate`,
    );
    expect(stuckPlace({ original: undefined, candidate: 7, reason })).toBe(`${reason}, at gate 7 of the candidate`);
    expect(stuckPlace({ original: undefined, candidate: undefined, reason })).toBe(reason);
  });
});
