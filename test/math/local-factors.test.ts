import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kronecker, type Matrix, scaleMatrix } from '../../src/math/index.js';
import { localFactors } from '../../src/math/local-factors.js';
import { FIXED, oneQubitUnitaries } from './random-matrices.js';

function determinant(m: Matrix): [number, number] {
  const [a, b, c, d, e, f, g, h] = m as unknown as [number, number, number, number, number, number, number, number];
  return [a * g - b * h - (c * e - d * f), a * h + b * g - (c * f + d * e)];
}

describe('localFactors', () => {
  it('rebuild the product and have determinant 1, whatever the blocks', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, oneQubitUnitaries, (a, b) => {
        const [first, second] = localFactors(kronecker(unit(a), unit(b)));
        for (const [re, im] of [determinant(first), determinant(second)]) {
          expect(re).toBeCloseTo(1, 12);
          expect(im).toBeCloseTo(0, 12);
        }
        const product = kronecker(unit(a), unit(b));
        kronecker(first, second).forEach((entry, k) => {
          expect(entry).toBeCloseTo(product[k]!, 12);
        });
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('come from the first of blocks that are equal but for rounding', () => {
    const h = unit(Float64Array.from([1, 0, 1, 0, 1, 0, -1, 0].map((entry) => entry * Math.SQRT1_2)));
    const product = kronecker(h, h);
    const nudged = Float64Array.from(product);
    // The last block is a little larger, and the factors do not jump to the sign that it would give.
    for (const k of [20, 21, 22, 23, 28, 29, 30, 31]) nudged[k] = nudged[k]! * (1 + 1e-14);
    localFactors(nudged).forEach((factor, which) => {
      factor.forEach((entry, k) => {
        expect(entry).toBeCloseTo(localFactors(product)[which]![k]!, 10);
      });
    });
  });
});

/** The same rotation with determinant 1. */
function unit(m: Matrix): Matrix {
  const [re, im] = determinant(m);
  const phase = -Math.atan2(im, re) / 2;
  return scaleMatrix(m, Math.cos(phase), Math.sin(phase));
}
