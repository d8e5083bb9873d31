import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedShots } from '../../src/observe/shots.js';
import { SEED } from '../simulate/circuit-arbitrary.js';

describe('shared shots', () => {
  it('add up exactly, none below the minimum, more for more weight, near the shares of what is above it', () => {
    const weight = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(1e-12, 1e-3, 1e9));
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(100_000),
        (weights, minimumShots, extra) => {
          const shots = minimumShots * weights.length + extra;
          const found = sharedShots(weights, { shots, minimumShots })!;
          expect(found.reduce((a, b) => a + b, 0)).toBe(shots);
          const above = weights.flatMap((each, k) => (found[k]! > minimumShots ? [[each, found[k]!] as const] : []));
          const [weightAbove, shotsAbove] = above.reduce(([w, s], [each, own]) => [w + each, s + own], [0, 0]);
          found.forEach((own, k) => {
            expect(own).toBeGreaterThanOrEqual(minimumShots);
            weights.forEach((other, j) => {
              if (weights[k]! > other) expect(own).toBeGreaterThanOrEqual(found[j]!);
            });
          });
          // Those just at the minimum by their share are rounded with the others.
          for (const [each, own] of above)
            expect(Math.abs(own - (each / weightAbove) * shotsAbove)).toBeLessThan(weights.length + 1);
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('are none where no number is given, and of no circuits', () => {
    expect(sharedShots([1, 2], {})).toBeUndefined();
    expect(sharedShots([], { shots: 10 })).toEqual([]);
  });

  it.each([
    [{ shots: 5, minimumShots: 3 }, /5 shots are too few for 2 circuits with 3 each/],
    [{ shots: 0 }, /shots is a whole number from 1, not 0/],
    [{ shots: 10, minimumShots: 0.5 }, /minimumShots is a whole number from 1, not 0\.5/],
    [{ shots: '10' as never }, /shots is a whole number/],
  ])('refuse %j', (options, message) => {
    expect(() => sharedShots([1, 2], options)).toThrow(message);
  });
});
