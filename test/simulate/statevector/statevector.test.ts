import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { finalState, MAXIMUM_QUBITS, Statevector, statevectorBytes } from '../../../src/simulate/index.js';

describe('Statevector', () => {
  it('starts at zero, with qubit k as bit k', () => {
    const zero = Statevector.zero(3);
    expect(zero.qubits).toBe(3);
    expect(zero.amplitude(0)).toEqual({ re: 1, im: 0 });
    expect(zero.norm()).toBe(1);
  });

  it('takes arrays as they are', () => {
    const state = new Statevector(Float64Array.of(0, 3), Float64Array.of(0, 4));
    expect(state.amplitude(1)).toEqual({ re: 3, im: 4 });
    expect(state.probability(1)).toBe(25);
    expect(state.norm()).toBe(5);
    expect([...state.probabilities()]).toEqual([0, 25]);
    expect([...state.distribution([0])]).toEqual([0, 25]);
  });

  it('clones without sharing', () => {
    const state = finalState(circuit(1).h(0));
    const copy = state.clone();
    copy.re[0] = 7;
    expect(state.re[0]).toBeCloseTo(Math.SQRT1_2, 15);
  });

  it.each([
    [4, 2],
    [3, 3],
    [0, 0],
  ])('refuses arrays of %d and %d numbers', (re, im) => {
    expect(() => new Statevector(new Float64Array(re), new Float64Array(im))).toThrow(
      expect.objectContaining({ code: 'WrongArgument' }),
    );
  });

  it.each([-1, 4, 0.5, Number.NaN])('has no amplitude %s of two qubits', (index) => {
    const state = Statevector.zero(2);
    expect(() => state.amplitude(index)).toThrow(/is not a basis-state index of 2 qubits/);
    expect(() => state.probability(index)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });

  it('ends where 32-bit indices end, whatever memory is allowed', () => {
    expect(() => Statevector.zero(MAXIMUM_QUBITS + 1, Number.POSITIVE_INFINITY)).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
    expect(statevectorBytes(MAXIMUM_QUBITS)).toBe(2 ** 34);
  });

  it('refuses joint distributions that do not fit', () => {
    expect(() => Statevector.zero(3).distribution([0, 1, 2], 63)).toThrow(/64 bytes/);
    expect(() => Statevector.zero(1).distribution(new Array(31).fill(0), Number.POSITIVE_INFINITY)).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
  });
});
