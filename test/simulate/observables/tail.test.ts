import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tailMoments } from '../../../src/simulate/observables/tail.js';
import { uniform } from '../../math/uniform.js';
import { SEED } from '../circuit-arbitrary.js';

const of = (energies: readonly number[], weights: readonly number[], alpha: number) =>
  tailMoments({ energies: Float64Array.from(energies), weights: Float64Array.from(weights) }, alpha);

describe('tailMoments', () => {
  it('over everything are mean and variance, and the variance is what a shot spreads', () => {
    const entry = fc.tuple(uniform(-5, 5), uniform(0.01, 1));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
        const weighted = entries.map(([energy, weight]) => [energy, weight / total] as const);
        const mean = weighted.reduce((sum, [energy, weight]) => sum + weight * energy, 0);
        const variance = weighted.reduce((sum, [energy, weight]) => sum + weight * (energy - mean) ** 2, 0);
        const found = of(
          weighted.map(([energy]) => energy),
          weighted.map(([, weight]) => weight),
          1,
        );
        expect(found.mean).toBeCloseTo(mean, 11);
        expect(found.variance).toBeCloseTo(variance, 11);
        expect(found.spread()).toBeCloseTo(variance, 11);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('take the last energy with the part of its weight that is needed', () => {
    // The lowest 0.5: all of -2 (0.25), and half of the weight of 1.
    const { mean, variance } = of([1, 7, -2], [0.5, 0.25, 0.25], 0.5);
    expect(mean).toBeCloseTo(-0.5, 14);
    expect(variance).toBeCloseTo(2.25, 14);
  });

  it('spread by how far energies lie below the last one that counts, per share', () => {
    // max(0, 1 - energy) is 3 with probability 1/4, else 0: variance 27/16, over alpha squared.
    expect(of([1, 7, -2], [0.5, 0.25, 0.25], 0.5).spread()).toBeCloseTo(27 / 16 / 0.25, 13);
  });

  it('pass over outcomes that never happen', () => {
    const { mean, variance, spread } = of([-100, 3, 100], [0, 1, 0], 0.3);
    expect([mean, variance, spread()]).toEqual([3, 0, 0]);
  });

  it('keep their digits where the energies are large', () => {
    const { mean, variance } = of([1e9, 1e9 + 1], [0.5, 0.5], 1);
    expect(mean).toBe(1e9 + 0.5);
    expect(variance).toBeCloseTo(0.25, 6);
  });
});
