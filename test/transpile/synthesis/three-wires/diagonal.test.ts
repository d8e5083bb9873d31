import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { identity, type Matrix, maxDistance } from '../../../../src/math/index.js';
import { diagonalForms, phasesOfDiagonal } from '../../../../src/transpile/synthesis/three-wires/diagonal.js';
import { LocalRuns } from '../../../../src/transpile/synthesis/three-wires/local-runs.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const HADAMARD = Float64Array.of(Math.SQRT1_2, 0, Math.SQRT1_2, 0, Math.SQRT1_2, 0, -Math.SQRT1_2, 0);

function diagonal(phases: ArrayLike<number>): Matrix {
  const matrix = identity(8);
  for (let k = 0; k < 8; k++) {
    matrix[18 * k] = Math.cos(phases[k]!);
    matrix[18 * k + 1] = Math.sin(phases[k]!);
  }
  return matrix;
}

const PI = Math.PI;
const eight = (angle: fc.Arbitrary<number>) => fc.array(angle, { minLength: 8, maxLength: 8 });
/** Any phases, and those of Clifford gates and Toffolis. */
const anyPhases = fc.oneof(
  eight(uniform(-4, 4)),
  eight(fc.constantFrom(0, PI, PI / 2, -PI / 2)),
  eight(fc.constantFrom(0, PI)),
);

describe('diagonalForms', () => {
  it('write the diagonal, in the bases of the wires where one is a target of flips, at the cost that they say', () => {
    fc.assert(
      fc.property(anyPhases, fc.constantFrom(undefined, 0, 1, 2), (list, flipped) => {
        const forms = diagonalForms(Float64Array.from(list));
        expect(forms.length).toBeGreaterThan(0);
        for (const form of forms) {
          const runs = new LocalRuns();
          if (flipped !== undefined) runs.local(HADAMARD, flipped);
          form.write(runs, flipped);
          if (flipped !== undefined) runs.local(HADAMARD, flipped);
          runs.finish();
          const around = flipped === undefined ? [] : circuit(3).h(flipped).operations;
          const made = denseUnitary([...around, ...runs.operations, ...around], 3, runs.globalPhase);
          expect(maxDistance(made, diagonal(list))).toBeLessThan(1e-9);
          const several = runs.operations.filter(({ controls, targets }) => controls.length + targets.length > 1);
          const toffolis = several.filter(({ controls }) => controls.length === 2);
          expect(toffolis).toHaveLength(form.toffoli ? 1 : 0);
          expect(several.length + 4 * toffolis.length).toBeLessThanOrEqual(form.entanglingGates);
        }
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it.each([
    ['no interaction', circuit(3).t(0).s(2), 0, 0, false],
    ['an interaction', circuit(3).zz(0.3, 0, 2), 1, 0.3 / (PI / 2), false],
    ['two interactions', circuit(3).cz(0, 1).cz(1, 2), 2, 2, false],
    ['a doubly controlled Z', circuit(3).ccz(0, 1, 2), 5, 3.5, true],
    ['one with a control on 0', circuit(3).x(1).ccz(0, 1, 2).x(1), 5, 3.5, true],
    ['one and a controlled phase', circuit(3).ccz(0, 1, 2).cp(0.3, 0, 1), 6, 3.5 + 0.3 / PI, true],
    ['a parity', circuit(3).cnot(0, 1).zz(0.3, 1, 2).cnot(0, 1), 3, 2 + 0.3 / (PI / 2), false],
  ] as const)('know %s', (_, { operations }, gates, angle, toffoli) => {
    const phases = phasesOfDiagonal(denseUnitary(operations, 3), 1e-9)!;
    const [form] = diagonalForms(phases);
    expect(form).toMatchObject({ toffoli, entanglingGates: gates });
    expect(form!.entanglingAngle).toBeCloseTo(angle, 9);
  });
});

describe('phasesOfDiagonal', () => {
  it('reads the phases, and nothing of what is no diagonal', () => {
    const phases = [0, 0.1, -3, 3, 1, 2, -1, -2];
    phasesOfDiagonal(diagonal(phases), 1e-9)!.forEach((found, k) => {
      expect(found).toBeCloseTo(phases[k]!, 14);
    });
    const off = diagonal(phases);
    off[2] = 1e-8;
    expect(phasesOfDiagonal(off, 1e-9)).toBeUndefined();
    expect(phasesOfDiagonal(off, 1e-7)).toBeDefined();
  });
});
