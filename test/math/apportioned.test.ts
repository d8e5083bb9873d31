import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportioned } from '../../src/math/apportioned.js';
import { SEED } from '../simulate/circuit-arbitrary.js';

describe('apportioned', () => {
  it('gives what is left to the largest remainders, of equal ones to the first', () => {
    expect(apportioned([1, 1, 1], 100)).toEqual([34, 33, 33]);
    expect(apportioned([0.45, 0.3, 0.25], 10)).toEqual([5, 3, 2]);
    expect(apportioned([47, 16, 15.8, 12, 6.1, 3.1], 10)).toEqual([5, 2, 1, 1, 1, 0]);
  });

  it('adds up exactly, within 1 of each share, whatever the weights', () => {
    const weight = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 1e-300, 1e300, 1 / 3, 5e-324, Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 40 }), fc.nat({ max: 1_000_000_000 }), (weights, sum) => {
        fc.pre(weights.some((each) => each > 0));
        const counts = apportioned(weights, sum);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(sum);
        const largest = Math.max(...weights);
        const total = weights.reduce((together, each) => together + each / largest, 0);
        counts.forEach((count, k) => {
          expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
          expect(Math.abs(count - (weights[k]! / largest / total) * sum)).toBeLessThan(1 + 1e-6);
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
