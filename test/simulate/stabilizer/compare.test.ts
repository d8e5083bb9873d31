import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { bitAt, stabilizerSimulator } from '../../../src/simulate/index.js';
import { conjugatedRows, sameOutcomes } from '../../../src/simulate/stabilizer/compare.js';

describe('conjugatedRows', () => {
  it('are the images of X and Z of each qubit in turn', () => {
    const { x, z, signs } = conjugatedRows(2, circuit(2).cnot(0, 1).x(1).operations)!;
    const word = (row: number) =>
      [0, 1].map((qubit) => 'IXZY'[bitAt(x, row, qubit) | (bitAt(z, row, qubit) << 1)]).join('');
    expect([0, 1, 2, 3].map(word)).toEqual(['XX', 'ZI', 'IX', 'ZZ']);
    expect([...signs]).toEqual([0, 0, 0, 1]);
  });

  it('are not there for other gates', () => {
    expect(conjugatedRows(1, circuit(1).t(0).operations)).toBeUndefined();
  });

  it('are not there for registers whose columns do not fit', () => {
    expect(conjugatedRows(2 ** 16 + 1, [])).toBeUndefined();
  });
});

describe('sameOutcomes', () => {
  const state = (made: Parameters<typeof stabilizerSimulator.run>[0]) => stabilizerSimulator.run(made);
  const bell = state(circuit(2).h(0).cnot(0, 1));

  it('compares distributions, not states', () => {
    expect(sameOutcomes(bell, [0, 1], state(circuit(2).h(1).cnot(1, 0).z(0)), [0, 1])).toBe(true);
    expect(sameOutcomes(bell, [0], state(circuit(1).h(0)), [0])).toBe(true);
  });

  it('tells origins, directions and their number apart', () => {
    expect(sameOutcomes(bell, [0, 1], state(circuit(2).h(0).cnot(0, 1).x(0)), [0, 1])).toBe(false);
    expect(sameOutcomes(bell, [0, 1], state(circuit(2).h(0)), [0, 1])).toBe(false);
    expect(sameOutcomes(bell, [0, 1], state(circuit(2).h(0).h(1)), [0, 1])).toBe(false);
    expect(sameOutcomes(state(circuit(2).h(0).h(1)), [0, 1], bell, [0, 1])).toBe(false);
  });

  it('reads each state by its own wires, bits that nothing writes as 0', () => {
    const moved = state(circuit(3).h(2).cnot(2, 0).x(1));
    expect(sameOutcomes(bell, [0, 1, null], moved, [2, 0, null])).toBe(true);
    expect(sameOutcomes(bell, [0, 1, null], moved, [2, 0, 1])).toBe(false);
  });
});
