import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import { cross, dot, opposite, parallel, perpendicular, UNIT_VECTORS } from '../../src/math/index.js';
import { directions } from './directions.js';
import { FIXED } from './random-matrices.js';

describe('vectors', () => {
  it('multiply as mathjs says', () => {
    fc.assert(
      fc.property(directions, directions, (a, b) => {
        expect(dot(a, b)).toBeCloseTo(mathjs.dot([...a], [...b]), 14);
        const expected = mathjs.cross([...a], [...b]) as number[];
        cross(a, b).forEach((part, k) => {
          expect(part).toBeCloseTo(expected[k]!, 14);
        });
      }),
      FIXED,
    );
  });

  it('are parallel to themselves and their opposites only, with the sign', () => {
    fc.assert(
      fc.property(directions, (a) => {
        expect(parallel(a, a)).toBe(1);
        expect(parallel(a, opposite(a))).toBe(-1);
        expect(perpendicular(a, a)).toBe(false);
      }),
      FIXED,
    );
    expect(parallel([1, 0, 0], [Math.cos(1e-9), Math.sin(1e-9), 0])).toBe(0);
    expect(parallel([1, 0, 0], [-1, 1e-13, 0])).toBe(-1);
  });

  it('are perpendicular to what their product is', () => {
    const [x, y, z] = UNIT_VECTORS;
    expect(cross(x, y)).toEqual(z);
    expect(cross(y, x)).toEqual(opposite(z).map((part) => part + 0));
    expect(perpendicular(x, [0, 0.6, 0.8])).toBe(true);
    expect(perpendicular(x, [1e-9, 0.6, 0.8])).toBe(false);
  });
});
