import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/circuit/index.js';
import { adjoint, type Matrix, maxDistance, multiply, scaleMatrix } from '../../src/math/index.js';
import { PauliFrame, X_AXIS, Y_AXIS, Z_AXIS } from '../../src/pauli/index.js';
import { rotationOperation } from '../../src/transpile/synthesis/paulis/pauli-gates.js';
import { elementsOf } from '../../src/transpile/views/elements.js';
import { denseUnitary } from '../gates/dense.js';
import { cliffordHeavy } from '../transpile/clifford-heavy.js';
import { FIXED } from '../transpile/exactness.js';

const WIRES = 3;

/** A Pauli as a matrix: i times half a turn about it. */
function pauliMatrix(operation: Operation): Matrix {
  return scaleMatrix(denseUnitary([operation], WIRES), 0, 1);
}

/** i^power X^x Z^z as a matrix. */
function stringMatrix({ string, power }: PauliFrame): Matrix {
  let matrix = denseUnitary([], WIRES);
  for (let wire = 0; wire < WIRES; wire++) {
    if ((string[0]! >> wire) & 1) matrix = multiply(matrix, pauliMatrix(rotationOperation([X_AXIS], Math.PI, [wire])));
    if ((string[1]! >> wire) & 1) matrix = multiply(matrix, pauliMatrix(rotationOperation([Z_AXIS], Math.PI, [wire])));
  }
  for (let k = 0; k < power; k++) matrix = scaleMatrix(matrix, 0, 1);
  return matrix;
}

describe('PauliFrame', () => {
  it('pulls Paulis back through Clifford circuits, sign included', () => {
    fc.assert(
      fc.property(cliffordHeavy(WIRES, 24), (of) => {
        const frame = new PauliFrame(WIRES);
        const clifford: Operation[] = [];
        for (const element of elementsOf(of.operations).elements) {
          const { targets } = element.operation;
          if (element.kind === 'clifford') frame.turn(targets[0]!, element.clifford);
          else if (element.kind !== 'rotation' || element.quarters === undefined) continue;
          else frame.interact(targets, element.axes, element.quarters);
          clifford.push(element.operation);
        }
        const unitary = denseUnitary(clifford, WIRES);
        for (const [wires, axes] of [
          [[0], [X_AXIS]],
          [[1], [Y_AXIS]],
          [[2], [Z_AXIS]],
          [
            [0, 2],
            [Y_AXIS, Z_AXIS],
          ],
          [
            [2, 1],
            [X_AXIS, Z_AXIS],
          ],
        ] as const) {
          frame.pull(wires, axes);
          const pauli = wires
            .map((wire, k) => pauliMatrix(rotationOperation([axes[k]!], Math.PI, [wire])))
            .reduce(multiply);
          const before = multiply(adjoint(unitary), multiply(pauli, unitary));
          expect(maxDistance(stringMatrix(frame), before)).toBeLessThan(1e-9);
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('keeps wires beyond the first word apart', () => {
    const frame = new PauliFrame(100);
    frame.interact([3, 70], [Z_AXIS, X_AXIS], 1);
    frame.pull([70], [Z_AXIS]);
    expect([...frame.string].map((word) => word >>> 0)).toEqual([0, 0, 64, 0, 8, 0, 64, 0]);
    frame.pull([35], [Y_AXIS]);
    expect([...frame.string].map((word) => word >>> 0)).toEqual([0, 8, 0, 0, 0, 8, 0, 0]);
  });
});
