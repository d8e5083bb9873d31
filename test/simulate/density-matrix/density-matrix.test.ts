import { describe, expect, it } from 'vitest';
import { DensityMatrix, densityMatrixBytes, stringOfZs } from '../../../src/simulate/density-matrix/density-matrix.js';
import { randomStream } from '../../../src/simulate/index.js';

/** A state of two qubits by the means of its strings: qubit 0 has bits 0 and 1 of an index, Z is 2, X is 1, Y is 3. */
function stateOf(means: Readonly<Record<number, number>>, readout?: number): DensityMatrix {
  const paulis = new Float64Array(16);
  for (const [string, mean] of Object.entries({ 0: 1, ...means })) paulis[Number(string)] = mean;
  return new DensityMatrix(paulis, readout);
}

/** Qubit 0 is one, qubit 1 is even. */
const half = { 2: -1 };

describe('stringOfZs', () => {
  it('has a Z on every qubit of the set', () => {
    expect([0b000, 0b001, 0b010, 0b101].map(stringOfZs)).toEqual([0, 2, 2 << 2, 2 | (2 << 4)]);
    expect(stringOfZs(2 ** 15 - 1)).toBe(0b101010101010101010101010101010);
  });
});

describe('DensityMatrix', () => {
  it('has the probabilities that its Zs say, qubit k on bit k', () => {
    const state = stateOf(half);
    expect([0, 1, 2, 3].map((index) => state.probability(index))).toEqual([0, 0.5, 0, 0.5]);
    expect([...state.distribution([1, 0])]).toEqual([0, 0, 0.5, 0.5]);
    // Zs that agree: 00 and 11.
    expect([...stateOf({ 10: 1 }).distribution([0, 1])]).toEqual([0.5, 0, 0, 0.5]);
  });

  it('reads each string where it stands', () => {
    const state = stateOf({ 1: 0.1, 12: 0.2, 6: 0.3, 11: 0.4 });
    // Strings of two letters have qubit 0 rightmost: 6 is X on qubit 1 with Z on qubit 0, 11 is Z with Y.
    expect(['IX', 'YI', 'XZ', 'ZY', 'II', 'XX'].map((word) => state.expectation(word))).toEqual([
      0.1, 0.2, 0.3, 0.4, 1, 0,
    ]);
    expect(state.expectation({ IX: 2, XZ: -1 })).toBeCloseTo(-0.1, 14);
  });

  it('reads bits wrongly in outcomes alone', () => {
    const state = stateOf(half, 0.1);
    expect([...state.distribution([0])]).toEqual([expect.closeTo(0.1, 14), expect.closeTo(0.9, 14)]);
    expect(state.expectation('IZ')).toBe(-1);
    expect([...state.sample(1000, randomStream(2)).keys()]).toEqual([0, 1, 2, 3]);
  });

  it('is pure where the squares of its means add up to all strings', () => {
    expect(stateOf({ 2: 1, 8: 1, 10: 1 }).purity()).toBe(1);
    expect(stateOf({}).purity()).toBe(0.25);
  });

  it('has no negative probabilities from rounding', () => {
    expect(stateOf({ 2: -1 - 1e-15 }).probability(0)).toBe(0);
  });

  it.each([-1, 4, 0.5])('has no basis state %s', (index) => {
    expect(() => stateOf({}).probability(index)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });

  it('takes a number for each string', () => {
    expect(densityMatrixBytes(3)).toBe(8 * 64);
  });
});
