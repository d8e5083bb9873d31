import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  type Matrix,
  maxDistance,
  multiply,
  phasedRotationOf,
  rotationAbout,
} from '../../../src/math/index.js';
import { Rotations } from '../../../src/transpile/native/rotations.js';
import { along, directions } from '../../math/directions.js';
import { FIXED, oneQubitUnitaries } from '../../math/random-matrices.js';

describe('Rotations', () => {
  it('conjugate a Pauli like the product of the gates, from either side', () => {
    fc.assert(
      fc.property(
        fc.array(oneQubitUnitaries, { minLength: 1, maxLength: 6 }),
        directions,
        fc.boolean(),
        (gates, axis, late) => {
          const rotations = new Rotations(2);
          let product: Matrix = Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0);
          for (const gate of gates) {
            const { rotation } = phasedRotationOf(gate);
            if (late) rotations.multiplyLeft(1, rotation);
            else rotations.multiplyRight(1, rotation);
            product = late ? multiply(gate, product) : multiply(product, gate);
          }
          const before = multiply(adjoint(product), multiply(along(axis), product));
          expect(maxDistance(along(rotations.before(1, axis)), before)).toBeLessThan(1e-12);
          const after = multiply(product, multiply(along(axis), adjoint(product)));
          expect(maxDistance(along(rotations.after(1, ...axis)), after)).toBeLessThan(1e-12);
          expect(maxDistance(along(rotations.before(0, axis)), along(axis))).toBe(0);
        },
      ),
      FIXED,
    );
  });

  it('stay rotations over very many products', () => {
    const rotations = new Rotations(1);
    const step = rotationAbout([0.6, 0, 0.8], 0.1);
    for (let k = 0; k < 100_000; k++) rotations.multiplyLeft(0, step);
    expect(Math.hypot(...rotations.before(0, [1, 0, 0]))).toBeCloseTo(1, 13);
  });

  it('start anew where a wire is reset', () => {
    const rotations = new Rotations(1);
    rotations.multiplyLeft(0, rotationAbout([0, 1, 0], 1));
    rotations.reset(0);
    expect(rotations.at(0)).toEqual([1, 0, 0, 0]);
  });
});
