import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/simulate/index.js';
import { SortedCounts } from '../../../src/simulate/sampling/outcome-counts.js';
import {
  requireShots,
  roundedCounts,
  sampleOutcomes,
  shotList,
  sortedUniforms,
} from '../../../src/simulate/sampling/sample.js';
import { uniform } from '../../math/uniform.js';
import { SEED } from '../circuit-arbitrary.js';

describe('sampleOutcomes', () => {
  it('draws exactly the shots, only possible outcomes, in rising order', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), uniform(1e-3, 1)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 200 }), fc.nat(), (list, shots, seed) => {
        fc.pre(list.some((weight) => weight > 0));
        const counts = sampleOutcomes(list.length, (outcome) => list[outcome]!, shots, randomStream(seed));
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(shots);
        for (const [outcome, count] of counts) {
          expect(list[outcome]).toBeGreaterThan(0);
          expect(count).toBeGreaterThan(0);
        }
        expect([...counts.keys()]).toEqual([...counts.keys()].sort((a, b) => a - b));
      }),
      { seed: SEED },
    );
  });

  it('follows the weights, whatever their sum', () => {
    const weights = [0.5, 0, 2, 4, 1, 0.5];
    const shots = 80_000;
    const counts = sampleOutcomes(6, (outcome) => weights[outcome]!, shots, randomStream(2));
    const chiSquared = weights.reduce((sum, weight, outcome) => {
      const expected = (shots * weight) / 8;
      return weight === 0 ? sum : sum + ((counts.get(outcome) ?? 0) - expected) ** 2 / expected;
    }, 0);
    // 4 degrees of freedom: 30 is far beyond the 99.999th percentile.
    expect(chiSquared).toBeLessThan(30);
  });

  it('is what one-by-one inversion of the same uniforms gives', () => {
    const weights = [0.1, 0.2, 0.3, 0.4];
    const total = 0.1 + 0.2 + 0.3 + 0.4;
    const slow = new Map<number, number>();
    for (const uniform of sortedUniforms(500, randomStream(9))) {
      let outcome = 0;
      for (let sum = weights[0]!; sum <= uniform * total && outcome < 3; sum += weights[outcome]!) outcome++;
      slow.set(outcome, (slow.get(outcome) ?? 0) + 1);
    }
    const fast = sampleOutcomes(4, (outcome) => weights[outcome]!, 500, randomStream(9));
    expect([...fast]).toEqual([...slow].sort(([a], [b]) => a - b));
  });

  it('gives the same counts for the same seed, for ever', () => {
    const counts = sampleOutcomes(8, (outcome) => outcome + 1, 1000, randomStream(2026));
    expect([...counts.values()]).toEqual(GOLDEN);
  });
});

const GOLDEN = [31, 47, 86, 108, 127, 155, 209, 237];

describe('sortedUniforms', () => {
  it('rises from 0 to 1 and is uniform: the largest distance of its distribution from the diagonal is small', () => {
    const uniforms = sortedUniforms(20_000, randomStream(4));
    let largest = 0;
    uniforms.forEach((value, k) => {
      expect(value > (uniforms[k - 1] ?? 0) && value < 1).toBe(true);
      largest = Math.max(largest, Math.abs(value - (k + 0.5) / 20_000));
    });
    // Kolmogorov-Smirnov: beyond 2.2 / sqrt(n) once in sixteen thousand streams.
    expect(largest).toBeLessThan(2.2 / Math.sqrt(20_000));
  });
});

describe('shotList', () => {
  it('holds every outcome as often as it was counted, in an order of its own', () => {
    const counts = sampleOutcomes(4, () => 1, 4000, randomStream(1));
    const list = shotList(counts, randomStream(2));
    expect(list).toHaveLength(4000);
    for (const [outcome, count] of counts) expect(list.filter((shot) => shot === outcome)).toHaveLength(count);
    expect([...shotList(counts, randomStream(2))]).toEqual([...list]);
    // The first half of a sorted list would have no outcome 3 at all; a shuffled one has 500, give or take 16.
    const early = list.subarray(0, 2000).filter((shot) => shot === 3).length;
    expect(Math.abs(early - 500)).toBeLessThan(100);
  });
});

describe('roundedCounts', () => {
  it('gives what is left to the largest remainders, lower outcomes first', () => {
    const rounded = (list: readonly number[], shots: number) => [...roundedCounts(list.length, (k) => list[k]!, shots)];
    expect(rounded([0.5, 0, 0.5], 3)).toEqual([
      [0, 2],
      [2, 1],
    ]);
    expect(rounded([0.41, 0.33, 0.26], 10)).toEqual([
      [0, 4],
      [1, 3],
      [2, 3],
    ]);
    expect(rounded([1 / 3, 1 / 3, 1 / 3], 9)).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(rounded([0.999, 0.001], 1)).toEqual([[0, 1]]);
  });

  it('adds up to the shots', () => {
    const weights = fc.array(uniform(1e-3, 1), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 5000 }), (list, shots) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        const counts = roundedCounts(list.length, (k) => list[k]! / total, shots);
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(shots);
        for (const [outcome, count] of counts)
          expect(Math.abs(count - (shots * list[outcome]!) / total)).toBeLessThan(1);
      }),
      { seed: SEED },
    );
  });
});

describe('SortedCounts', () => {
  const counts = new SortedCounts(Float64Array.of(2, 5, 2 ** 40), Float64Array.of(7, 1, 3));

  it('reads as a map', () => {
    expect(counts.size).toBe(3);
    expect([2, 3, 5, 2 ** 40].map((outcome) => counts.get(outcome))).toEqual([7, undefined, 1, 3]);
    expect([1, 5, 6].map((outcome) => counts.has(outcome))).toEqual([false, true, false]);
    expect([...counts]).toEqual([
      [2, 7],
      [5, 1],
      [2 ** 40, 3],
    ]);
    expect([...counts.keys()]).toEqual([2, 5, 2 ** 40]);
    expect([...counts.values()]).toEqual([7, 1, 3]);
    const visited: number[][] = [];
    counts.forEach((count, outcome) => {
      visited.push([count, outcome]);
    });
    expect(visited).toEqual([
      [7, 2],
      [1, 5],
      [3, 2 ** 40],
    ]);
  });
});

describe('requireShots', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (shots) => {
    expect(() => requireShots(shots)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});
