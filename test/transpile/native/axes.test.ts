import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Normal } from '../../../src/transpile/native/axes.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

type Vector = readonly [number, number, number];

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (a: Vector): Vector => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};
const units = fc.tuple(uniform(-1, 1), uniform(-1, 1), uniform(0.1, 1)).map(unit);

function normalOf(a: Vector, b: Vector): Vector | undefined {
  const normal = new Normal();
  return normal.set(...a, ...b) ? [normal.x, normal.y, normal.z] : undefined;
}

describe('Normal', () => {
  it('is a unit vector perpendicular to both, however close they are', () => {
    fc.assert(
      fc.property(units, units, uniform(-10.5, 0), (a, c, exponent) => {
        const step = 10 ** exponent;
        const b = unit([a[0] + step * c[0], a[1] + step * c[1], a[2] + step * c[2]]);
        const normal = normalOf(a, b);
        if (!normal) return;
        expect(Math.abs(Math.hypot(...normal) - 1)).toBeLessThan(1e-15);
        expect(Math.abs(dot(normal, a))).toBeLessThan(1e-15);
        expect(Math.abs(dot(normal, b))).toBeLessThan(1e-15);
      }),
      { ...FIXED, numRuns: 500 },
    );
  });

  it('stays one where each normal is made from the one before', () => {
    let [a, b]: [Vector, Vector] = [unit([0.3, -0.5, 0.8]), unit([0.3, -0.5, 0.8 + 3e-11])];
    for (let k = 0; k < 20; k++) {
      const normal = normalOf(a, b)!;
      expect(Math.abs(Math.hypot(...normal) - 1)).toBeLessThan(1e-15);
      a = normal;
      b = unit([normal[0] + 3e-11, normal[1] - 2e-11, normal[2] + 1e-11]);
    }
  });

  it('is none of parallel vectors', () => {
    expect(normalOf([0, 0, 1], [0, 0, 1])).toBeUndefined();
    expect(normalOf([0, 0, 1], [0, 0, -1])).toBeUndefined();
  });
});
