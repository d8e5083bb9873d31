import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { dimension, eulerMatrix, interactionMatrix, kronecker, type Matrix, multiply } from '../../src/math/index.js';
import { uniform } from './uniform.js';

/** A run is the same every time. */
export const FIXED = { seed: 20261120 } as const;

/** Angles in radians, often one of those where formulas degenerate. */
export const angles: fc.Arbitrary<number> = fc.oneof(
  { weight: 2, arbitrary: uniform(-7, 7) },
  { weight: 1, arbitrary: fc.integer({ min: -16, max: 16 }).map((k) => (k * Math.PI) / 8) },
  { weight: 1, arbitrary: fc.constantFrom(1e-9, -1e-9, Math.PI - 1e-9, Math.PI / 2 + 1e-9, 1e-13, Math.PI + 1e-13) },
);

/** One-qubit unitaries with their phase, poles included. */
export const oneQubitUnitaries: fc.Arbitrary<Matrix> = fc
  .tuple(angles, angles, angles, angles)
  .map(([theta, phi, lambda, phase]) => eulerMatrix({ theta, phi, lambda, phase }));

/** Two-qubit unitaries, degenerate interactions included. */
export const twoQubitUnitaries: fc.Arbitrary<Matrix> = fc
  .tuple(fc.array(oneQubitUnitaries, { minLength: 4, maxLength: 4 }), angles, angles, angles)
  .map(([locals, x, y, z]) =>
    multiply(
      kronecker(locals[0]!, locals[1]!),
      multiply(interactionMatrix(x, y, z), kronecker(locals[2]!, locals[3]!)),
    ),
  );

/** Entries that are no unitary at all; none is nearly zero, where mathjs's determinant takes it for a pivot. */
export const anyMatrix = (d: number): fc.Arbitrary<Matrix> =>
  fc
    .array(fc.oneof(uniform(-2, 2), fc.constantFrom(0, 1, -1)), {
      minLength: 2 * d * d,
      maxLength: 2 * d * d,
    })
    .map((entries) => Float64Array.from(entries));

/** The same matrix as mathjs has it. */
export function toMathjs(a: Matrix): mathjs.Matrix {
  const d = dimension(a);
  return mathjs.matrix(
    Array.from({ length: d }, (_, i) =>
      Array.from({ length: d }, (_, j) => mathjs.complex(a[2 * (i * d + j)]!, a[2 * (i * d + j) + 1]!)),
    ),
  );
}

/** A mathjs matrix as we have it. */
export function fromMathjs(a: mathjs.MathCollection): Matrix {
  const rows = a.valueOf() as (mathjs.Complex | number)[][];
  return Float64Array.from(
    rows.flat().flatMap((entry) => (typeof entry === 'number' ? [entry, 0] : [entry.re, entry.im])),
  );
}
