import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { stabilizerSimulator } from '../../../src/simulate/index.js';

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
