import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjoint,
  determinant,
  inverseRotation,
  maxDistance,
  multiply,
  NO_ROTATION,
  phasedRotationOf,
  type Quaternion,
  quaternionMatrix,
  quaternionOf,
  quaternionProduct,
  rotatedBack,
  rotationAbout,
  rotationBetween,
  rotationMatrix,
  rotationProduct,
  sameUpToSign,
  withPhase,
} from '../../src/math/index.js';
import { along, directions } from './directions.js';
import { angles, FIXED, oneQubitUnitaries } from './random-matrices.js';

const rotations: fc.Arbitrary<Quaternion> = oneQubitUnitaries.map((u) => phasedRotationOf(u).rotation);

describe('quaternions', () => {
  it('are the unitary that they come from, phase included', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (u) => {
        const { rotation, phase } = phasedRotationOf(u);
        const matrix = quaternionMatrix(rotation);
        expect(maxDistance(withPhase(matrix, phase), u)).toBeLessThan(1e-13);
        const [re, im] = determinant(matrix);
        expect(Math.hypot(re - 1, im)).toBeLessThan(1e-13);
        quaternionOf(matrix).forEach((part, k) => {
          expect(part).toBeCloseTo(rotation[k]!, 14);
        });
      }),
      { ...FIXED, numRuns: 500 },
    );
  });

  it('write their matrix where they are told to', () => {
    const into = new Float64Array(8);
    expect(quaternionMatrix([0, 1, 0, 0], into)).toBe(into);
    expect(into).toEqual(Float64Array.of(0, -0, -0, -1, 0, -1, 0, 0));
  });

  it('are rotations about axes', () => {
    fc.assert(
      fc.property(directions, angles, (axis, angle) => {
        const made = quaternionMatrix(rotationAbout(axis, angle));
        expect(maxDistance(made, rotationMatrix(axis, angle))).toBeLessThan(1e-14);
      }),
      FIXED,
    );
  });

  it('multiply and turn directions as their matrices do', () => {
    fc.assert(
      fc.property(rotations, rotations, directions, (later, earlier, direction) => {
        const [a, b] = [quaternionMatrix(later), quaternionMatrix(earlier)];
        for (const product of [quaternionProduct(later, earlier), rotationProduct(later, earlier)]) {
          expect(maxDistance(quaternionMatrix(product), multiply(a, b))).toBeLessThan(1e-14);
        }
        expect(maxDistance(quaternionMatrix(inverseRotation(later)), adjoint(a))).toBe(0);
        const back = multiply(adjoint(a), multiply(along(direction), a));
        expect(maxDistance(along(rotatedBack(later, direction)), back)).toBeLessThan(1e-14);
      }),
      FIXED,
    );
  });

  it('lead from one to the other', () => {
    fc.assert(
      fc.property(rotations, rotations, (from, to) => {
        expect(sameUpToSign(rotationProduct(rotationBetween(from, to), from), to)).toBe(1);
      }),
      FIXED,
    );
    const turn = rotationAbout([0, 0, 1], 1);
    expect(rotationBetween(turn, turn)).toBe(NO_ROTATION);
  });

  it('are the same, the same but for their sign, or different', () => {
    const turn = rotationAbout([0, 0.6, 0.8], 2);
    expect(sameUpToSign(turn, rotationAbout([0, 0.6, 0.8], 2))).toBe(1);
    expect(sameUpToSign(turn, rotationAbout([0, 0.6, 0.8], 2 + 2 * Math.PI))).toBe(-1);
    expect(sameUpToSign(turn, rotationAbout([0, 0.6, 0.8], 2 + 1e-10))).toBe(0);
  });
});
