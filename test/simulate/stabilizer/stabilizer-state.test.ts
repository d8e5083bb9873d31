import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { randomStream, stabilizerSimulator } from '../../../src/simulate/index.js';

const ends = (qubits: number) =>
  stabilizerSimulator.run(
    circuit(qubits)
      .h(0)
      .cnot(0, qubits - 1),
  );

describe('StabilizerState', () => {
  it('knows outcomes beyond 32 bits', () => {
    const state = ends(40);
    expect(state.probability(0)).toBe(0.5);
    expect(state.probability(2 ** 39 + 1)).toBe(0.5);
    expect(state.probability(2 ** 39)).toBe(0);
    expect([...state.sample(100, randomStream(1)).keys()]).toEqual([0, 2 ** 39 + 1]);
    expect([...state.distribution([39, null, 0])]).toEqual([0.5, 0, 0, 0, 0, 0.5, 0, 0]);
  });

  it.each([-1, 4, 0.5, Number.NaN])('has no basis state %s on two qubits', (index) => {
    expect(() => ends(2).probability(index)).toThrow('not a basis-state index of 2 qubits');
  });

  it('counts by index as far as indices are exact, and by bits beyond', () => {
    expect(() => ends(54).sample(5, randomStream(1))).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory', message: expect.stringContaining('sampleBits()') }),
    );
    expect(ends(54).sampleBits(5, randomStream(1)).rows).toBe(5);
    expect([...ends(53).sample(100, randomStream(1)).keys()]).toEqual([0, 2 ** 52 + 1]);
  });

  it('splits many shots among its outcomes as few are', () => {
    const counts = [...ends(40).sample(10_000_000, randomStream(3))];
    expect(counts.map(([outcome]) => outcome)).toEqual([0, 2 ** 39 + 1]);
    expect(counts[0]![1] + counts[1]![1]).toBe(10_000_000);
    // Five standard deviations of a fair coin.
    expect(Math.abs(counts[0]![1] - 5_000_000)).toBeLessThan(7906);
  });

  it('lists outcomes up to as many as are wanted', () => {
    const state = stabilizerSimulator.run(circuit(3).h(0).h(1));
    expect(state.outcomes([0, 1, 2], 4)!.rows).toBe(4);
    expect(state.outcomes([0, 1, 2], 3)).toBeUndefined();
    expect(state.outcomes([1, 2], 3)!.rows).toBe(2);
  });
});

describe('the probability of an outcome of a stabilizer state', () => {
  // Qubit 0 is a fair coin that qubit 70 copies, and qubit 1 reads one.
  const state = stabilizerSimulator.run(circuit(71).h(0).cnot(0, 70).x(1));

  it.each([
    ['00', [0, 70], 0.5],
    ['10', [0, 70], 0],
    ['1', [0], 0.5],
    ['1', [1], 1],
    ['01', [null, 1], 1],
    ['11', [null, 1], 0],
    ['', [], 1],
  ])('is that of %j of the wires %j', (outcome, wires, probability) => {
    expect(state.outcomeProbability(outcome, wires)).toBe(probability);
  });

  it.each(['0', '000', '0a'])('is refused for %j of two wires', (outcome) => {
    expect(() => state.outcomeProbability(outcome, [0, 1])).toThrow('is not an outcome of 2 wires');
  });
});
