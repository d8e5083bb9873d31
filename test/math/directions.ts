import fc from 'fast-check';
import { type Matrix, scaleMatrix, type Vector } from '../../src/math/index.js';
import { angles } from './random-matrices.js';

const PAULIS: readonly Matrix[] = [
  Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0),
  Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0),
  Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0),
];

/** x X + y Y + z Z. */
export function along(axis: Vector): Matrix {
  return PAULIS.map((pauli, k) => scaleMatrix(pauli, axis[k]!)).reduce((a, b) => a.map((x, k) => x + b[k]!));
}

/** Unit vectors, the poles and points near them included. */
export const directions: fc.Arbitrary<Vector> = fc
  .tuple(angles, angles)
  .map(([theta, phi]) => [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)]);
