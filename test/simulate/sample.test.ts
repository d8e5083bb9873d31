import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/simulate/index.js';
import { requireShots, sampleOutcomes } from '../../src/simulate/sample.js';
import { uniform } from '../math/uniform.js';
import { SEED } from './circuit-arbitrary.js';

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
    const stream = randomStream(9);
    const slow = new Map<number, number>();
    for (let shot = 0; shot < 500; shot++) {
      const mark = stream.uniform() * (0.1 + 0.2 + 0.3 + 0.4);
      let outcome = 0;
      for (let sum = weights[0]!; sum <= mark && outcome < 3; sum += weights[outcome]!) outcome++;
      slow.set(outcome, (slow.get(outcome) ?? 0) + 1);
    }
    const fast = sampleOutcomes(4, (outcome) => weights[outcome]!, 500, randomStream(9));
    expect([...fast]).toEqual([...slow].sort(([a], [b]) => a - b));
  });
});

describe('requireShots', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (shots) => {
    expect(() => requireShots(shots)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
  });
});
