import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { takeInCnots } from '../../../../src/transpile/synthesis/controls/peres-gates.js';
import { isPeres, meaningOf } from '../../../../src/transpile/synthesis/controls/toffoli-network.js';
import { anyAngle } from '../../costs.js';
import { actOn } from './bits.js';

function taken({ operations, qubits }: CircuitData) {
  const made = takeInCnots(operations, qubits, anyAngle);
  const items = made.items.filter((item) => item !== undefined);
  const meaning = items.flatMap((item) => (isPeres(item) ? meaningOf(item) : [item]));
  const peres = items.filter(isPeres).map(({ control, flipped, target, side }) => [control, flipped, target, side]);
  const same = Array.from({ length: 2 ** qubits }, (_, bits) => actOn(operations, bits) === actOn(meaning, bits));
  return { ...made, peres, left: items.length, isSame: same.every(Boolean) };
}

describe('takeInCnots', () => {
  it.each([
    ['before it', circuit(3).cnot(0, 1).ccx(0, 1, 2), [[0, 1, 2, 'before']], 1],
    ['after it, of the other control', circuit(3).ccx(0, 1, 2).cnot(1, 0), [[1, 0, 2, 'after']], 1],
    ['beyond what does not touch it', circuit(4).cnot(0, 1).cnot(0, 3).x(2).ccx(0, 1, 2), [[0, 1, 2, 'before']], 3],
    ['beyond what flips the flipped wire', circuit(3).cnot(0, 1).x(1).ccx(0, 1, 2), [[0, 1, 2, 'before']], 2],
    ['with another control', circuit(4).cnot(3, 1).ccx(0, 1, 2), [], 2],
    ['beyond what changes its control', circuit(4).cnot(0, 1).cnot(3, 0).ccx(0, 1, 2), [], 3],
    ['onto the target', circuit(3).cnot(0, 2).ccx(0, 1, 2), [], 2],
    ['of both partners', circuit(4).cnot(0, 1).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2).cnot(0, 1), 2, 3],
    ['of the later partner only', circuit(4).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2).cnot(0, 1), [], 4],
    ['of the earlier partner only', circuit(4).cnot(0, 1).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2), [], 4],
  ] as const)('looks at a CNOT %s', (_, of, peres, left) => {
    const made = taken(of);
    if (typeof peres === 'number') expect(made.peres).toHaveLength(peres);
    else expect(made.peres).toEqual(peres);
    expect(made.left).toBe(left);
    expect(made.isSame).toBe(true);
  });

  it('shares the CNOT between two gates with the same controls that have none of their own', () => {
    const made = taken(circuit(4).ccx(0, 1, 2).ccx(0, 1, 3));
    expect(made.matching.matches.size).toBe(0);
    expect(made.peres.map(([, , target, side]) => [target, side])).toEqual([
      [2, 'after'],
      [3, 'before'],
    ]);
    expect(made.isSame).toBe(true);
    expect(made.toffolis).toEqual([]);
  });

  it('leaves the places of what stays', () => {
    const { operations, qubits } = circuit(4).x(3).cnot(0, 1).ccx(0, 1, 2).cnot(2, 3);
    const { items } = takeInCnots(operations, qubits, anyAngle);
    expect([items[0], items[1], items[3]]).toEqual([operations[0], undefined, operations[3]]);
  });
});
