import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../../src/gates/index.js';
import { adjoint, type Matrix, maxDistance, multiply, rotationMatrix } from '../../../../src/math/index.js';
import { controlBasis, towardsZ } from '../../../../src/transpile/synthesis/three-wires/control-like.js';
import { maskOf } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const angle = uniform(-3, 3);
const three = fc.tuple(angle, angle, angle);
const u = (parameters: readonly number[], wire: number): GateUse => ({
  gate: qisGates.u,
  parameters,
  controls: [],
  targets: [wire],
});
const unitary = (matrix: Matrix, wires: readonly number[]) => circuit(3).unitary(matrix, wires).operations;

/** The largest entry that changes a wire. */
function changes(matrix: Matrix, position: number): number {
  let largest = 0;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      if (((row ^ column) & maskOf(position)) === 0) continue;
      largest = Math.max(largest, Math.hypot(matrix[2 * (8 * row + column)]!, matrix[2 * (8 * row + column) + 1]!));
    }
  }
  return largest;
}

describe('controlBasis', () => {
  it('finds the gates on both sides between which the wire is a control', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2), three, three, three, three, (wire, before, after, first, second) => {
        const others = [0, 1, 2].filter((each) => each !== wire);
        // One thing on the other wires where the wire is 0, another one where it is 1.
        const under = [
          u(first, others[0]!),
          ...circuit(3).cnot(others[0]!, others[1]!).operations,
          u(second, others[1]!),
        ];
        const controlled = under.map((use) => ({ ...use, controls: [wire, ...use.controls] }));
        const whole = denseUnitary(
          [u(before, wire), ...circuit(3).cnot(others[1]!, others[0]!).operations, ...controlled, u(after, wire)],
          3,
        );
        const basis = controlBasis(whole, wire)!;
        expect(basis).toBeDefined();
        const inner = multiply(
          denseUnitary(unitary(adjoint(basis.after), [wire]), 3),
          multiply(whole, denseUnitary(unitary(adjoint(basis.before), [wire]), 3)),
        );
        expect(changes(inner, wire)).toBeLessThan(1e-6);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('says whether the wire is a control or a target of flips', () => {
    const toffoli = denseUnitary(circuit(3).ccx(0, 1, 2).operations, 3);
    expect([0, 1, 2].map((position) => controlBasis(toffoli, position)?.along)).toEqual(['Z', 'Z', 'X']);
    const turned = denseUnitary(circuit(3).ry(0.3, 0).ccx(0, 1, 2).operations, 3);
    expect(controlBasis(turned, 0)?.along).toBeUndefined();
    const alone = denseUnitary(circuit(3).u(0.1, 0.2, 0.3, 0).cnot(1, 2).operations, 3);
    expect(controlBasis(alone, 0)?.along).toBe('Z');
  });

  it('finds none where there is none', () => {
    const both = denseUnitary(circuit(3).cnot(0, 1).cnot(1, 0).operations, 3);
    expect([0, 1, 2].map((position) => controlBasis(both, position) !== undefined)).toEqual([false, false, true]);
    const three = denseUnitary(circuit(3).zz(0.3, 0, 1).xx(0.4, 0, 2).operations, 3);
    expect([0, 1, 2].map((position) => controlBasis(three, position) !== undefined)).toEqual([false, true, true]);
  });
});

describe('towardsZ', () => {
  it.each([
    [[0, 0, 1], 'Z', 1],
    [[0, 0, -1], 'Z', -1],
    [[1, 0, 0], 'X', 1],
    [[-1, 0, 0], 'X', -1],
    [[0, 1, 0], undefined, 1],
    [[0.6, 0, -0.8], undefined, 1],
  ] as const)('turns %o into Z up to its sign', (axis, along, sign) => {
    const found = towardsZ(axis);
    expect(found).toMatchObject({ along, sign });
    const turned = multiply(found.gate, multiply(rotationMatrix(axis, 0.7), adjoint(found.gate)));
    expect(maxDistance(turned, rotationMatrix([0, 0, 1], sign * 0.7))).toBeLessThan(1e-14);
  });
});
