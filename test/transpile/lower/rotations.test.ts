import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  type Matrix,
  maxDistance,
  multiply,
  rotationMatrix,
  scaleMatrix,
  withPhase,
} from '../../../src/math/index.js';
import { type Axis, quaternionAbout, quaternionOf, Rotations } from '../../../src/transpile/lower/rotations.js';
import { angles, FIXED, oneQubitUnitaries } from '../../math/random-matrices.js';

const PAULIS: readonly Matrix[] = [
  Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0),
  Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0),
  Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0),
];

/** x X + y Y + z Z. */
function along(axis: Axis): Matrix {
  return PAULIS.map((pauli, k) => scaleMatrix(pauli, axis[k]!)).reduce((a, b) => a.map((x, k) => x + b[k]!));
}

const axes: fc.Arbitrary<Axis> = fc
  .tuple(angles, angles)
  .map(([theta, phi]) => [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)]);

describe('quaternions', () => {
  it('are the unitary that they come from, phase included', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (u) => {
        const { w, x, y, z, phase } = quaternionOf(u);
        const rebuilt = withPhase(Float64Array.of(w, -z, -y, -x, y, -x, w, z), phase);
        expect(maxDistance(rebuilt, u)).toBeLessThan(1e-13);
      }),
      { ...FIXED, numRuns: 500 },
    );
  });

  it('are rotations about axes', () => {
    fc.assert(
      fc.property(axes, angles, (axis, angle) => {
        const { w, x, y, z } = quaternionAbout(axis, angle, 0);
        expect(maxDistance(Float64Array.of(w, -z, -y, -x, y, -x, w, z), rotationMatrix(axis, angle))).toBeLessThan(
          1e-14,
        );
      }),
      FIXED,
    );
  });
});

describe('Rotations', () => {
  it('conjugate a Pauli like the product of the gates, from either side', () => {
    fc.assert(
      fc.property(
        fc.array(oneQubitUnitaries, { minLength: 1, maxLength: 6 }),
        axes,
        fc.boolean(),
        (gates, axis, late) => {
          const rotations = new Rotations(2);
          let product: Matrix = Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0);
          for (const gate of gates) {
            const { w, x, y, z } = quaternionOf(gate);
            if (late) rotations.multiplyLeft(1, w, x, y, z);
            else rotations.multiplyRight(1, w, x, y, z);
            product = late ? multiply(gate, product) : multiply(product, gate);
          }
          const expected = multiply(adjoint(product), multiply(along(axis), product));
          expect(maxDistance(along(rotations.before(1, axis)), expected)).toBeLessThan(1e-12);
          expect(Math.hypot(...rotations.before(0, axis).map((x, k) => x - axis[k]!))).toBe(0);
        },
      ),
      FIXED,
    );
  });

  it('stay rotations over very many products', () => {
    const rotations = new Rotations(1);
    const { w, x, y, z } = quaternionAbout([0.6, 0, 0.8], 0.1, 0);
    for (let k = 0; k < 100_000; k++) rotations.multiplyLeft(0, w, x, y, z);
    expect(Math.hypot(...rotations.before(0, [1, 0, 0]))).toBeCloseTo(1, 13);
  });
});
