import { describe, expect, it } from 'vitest';
import { mixReadoutErrors, withReadoutErrors } from '../../../src/simulate/noise/readout.js';
import { randomStream } from '../../../src/simulate/sampling/random.js';

describe('withReadoutErrors', () => {
  it('is what the mixed distribution says, to what chance allows, for a billion shots as for a few', () => {
    const shares = [0.5, 0.3, 0, 0, 0, 0.2, 0, 0];
    const exact = Float64Array.from(shares);
    mixReadoutErrors(exact, 0.07);
    for (const shots of [1000, 1e9]) {
      const counts = new Map(
        shares.flatMap((share, outcome) => (share === 0 ? [] : [[outcome, share * shots] as const])),
      );
      const read = withReadoutErrors(counts, 3, 0.07, randomStream(5, 2));
      expect([...read.keys()]).toEqual([...read.keys()].sort((a, b) => a - b));
      expect([...read.values()].reduce((sum, count) => sum + count, 0)).toBe(shots);
      exact.forEach((probability, outcome) => {
        const deviation = Math.sqrt(shots * probability * (1 - probability));
        expect(Math.abs((read.get(outcome) ?? 0) - shots * probability), `${outcome} of ${shots}`).toBeLessThan(
          5 * deviation,
        );
      });
    }
  });

  it('leaves counts as they are where nothing is read wrongly, and turns all of them where everything is', () => {
    const counts = new Map([[1, 7]]);
    expect(withReadoutErrors(counts, 2, 0, randomStream(1, 2))).toBe(counts);
    expect([...withReadoutErrors(counts, 2, 1, randomStream(1, 2))]).toEqual([[2, 7]]);
  });
});
