import { describe, expect, it } from 'vitest';
import { maxDistance, param } from '../../../../src/math/index.js';
import { interactionOf, PauliTable, X_AXIS, Y_AXIS, Z_AXIS } from '../../../../src/pauli/index.js';
import { NetworkWriter } from '../../../../src/transpile/synthesis/paulis/network-writer.js';
import { denseUnitary } from '../../../gates/dense.js';
import { swapsHome } from '../../exactness.js';
import { sparseGate } from './rotation-gates.js';

function table(wires: number): PauliTable {
  const made = new PauliTable(wires, 2 * wires);
  made.setGenerators(0);
  return made;
}

describe('NetworkWriter', () => {
  it('writes what it is told, with its phase and what it costs', () => {
    const writer = new NetworkWriter(2, []);
    writer.rotation([[0, X_AXIS]], 0.3);
    writer.rotation(
      [
        [1, Z_AXIS],
        [0, Y_AXIS],
      ],
      Math.PI / 4,
    );
    writer.rotation(
      [
        [0, X_AXIS],
        [1, X_AXIS],
      ],
      1e-16,
    );
    writer.rotation([[1, X_AXIS]], 1e-13);
    writer.phase(0.2);
    writer.phase(0.3);
    const made = writer.finish(table(2), 0, 0)!;
    expect(made).toMatchObject({ entanglingGates: 1, entanglingAngle: 0.5, permutation: [0, 1] });
    expect(made.globalPhase).toBeCloseTo(0.5, 14);
    const wanted = [
      sparseGate([[0, X_AXIS]], 0.3, 2),
      sparseGate(
        [
          [1, Z_AXIS],
          [0, Y_AXIS],
        ],
        Math.PI / 4,
        2,
      ),
    ];
    expect(maxDistance(denseUnitary(made.operations, 2), denseUnitary(wanted, 2))).toBeLessThan(1e-12);
    // Little is written, nothing is not.
    expect(made.operations.at(-1)!.parameters).toEqual([1e-13]);
  });

  it('takes a parameter for a full gate', () => {
    const writer = new NetworkWriter(2, []);
    writer.rotation(
      [
        [0, X_AXIS],
        [1, X_AXIS],
      ],
      param('t'),
    );
    expect(writer.finish(table(2), 0, 0)).toMatchObject({ entanglingGates: 1, entanglingAngle: 1 });
  });

  it('undoes its own quarter turns, so that nothing but rotations between them is left', () => {
    const turn = { interaction: interactionOf(Z_AXIS, X_AXIS), first: 0, second: 2 };
    const rows = table(3);
    const writer = new NetworkWriter(3, []);
    rows.conjugate(turn);
    writer.turn(turn);
    writer.rotation([[0, Y_AXIS]], 0.3);
    const made = writer.finish(rows, 0, 5)!;
    const quarter = sparseGate(
      [
        [0, Z_AXIS],
        [2, X_AXIS],
      ],
      Math.PI / 2,
      3,
    );
    const back = sparseGate(
      [
        [0, Z_AXIS],
        [2, X_AXIS],
      ],
      -Math.PI / 2,
      3,
    );
    const wanted = denseUnitary([quarter, sparseGate([[0, Y_AXIS]], 0.3, 3), back], 3);
    const found = denseUnitary([...made.operations, ...swapsHome(made.permutation)], 3, made.globalPhase as number);
    expect(maxDistance(found, wanted)).toBeLessThan(1e-12);
    expect(made.entanglingGates).toBe(2);
  });

  it('gives up beyond the limit', () => {
    const turn = { interaction: interactionOf(Z_AXIS, X_AXIS), first: 0, second: 1 };
    const rows = table(2);
    rows.conjugate(turn);
    const writer = new NetworkWriter(2, []);
    writer.turn(turn);
    expect(writer.finish(rows, 0, 0)).toBeUndefined();
  });
});
