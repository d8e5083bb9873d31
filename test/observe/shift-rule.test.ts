import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftRule } from '../../src/observe/shift-rule.js';
import { SEED } from '../simulate/circuit-arbitrary.js';

describe('the shift rule', () => {
  it('is two half turns for a rotation', () => {
    expect(shiftRule([-0.5, 0.5])).toEqual([
      { shift: Math.PI / 2, factor: expect.closeTo(1 / 2, 14) },
      { shift: -Math.PI / 2, factor: expect.closeTo(-1 / 2, 14) },
    ]);
  });

  it('has four shifts under a control', () => {
    const [near, far] = [(Math.SQRT2 + 1) / (4 * Math.SQRT2), (Math.SQRT2 - 1) / (4 * Math.SQRT2)];
    expect(shiftRule([-0.5, 0, 0.5])).toEqual([
      { shift: Math.PI / 2, factor: expect.closeTo(near, 14) },
      { shift: -Math.PI / 2, factor: expect.closeTo(-near, 14) },
      { shift: (3 * Math.PI) / 2, factor: expect.closeTo(-far, 14) },
      { shift: (-3 * Math.PI) / 2, factor: expect.closeTo(far, 14) },
    ]);
  });

  it('differentiates everything that has the frequencies of the harmonics', () => {
    const wave = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(
        fc.constantFrom([-0.5, 0.5], [0, 1], [-1, 1], [-0.5, 0, 0.5], [-1, 0, 1], [0, 1, 2, 3], [0, 0.5, 2]),
        fc.array(wave, { minLength: 16, maxLength: 16 }),
        fc.integer({ min: -300, max: 300 }),
        (harmonics, waves, at) => {
          const angle = at / 100;
          const frequencies = [...new Set(harmonics.flatMap((a) => harmonics.map((b) => a - b)))];
          const value = (x: number) =>
            frequencies.reduce((sum, f, k) => sum + waves[k]![0] * Math.cos(f * x) + waves[k]![1] * Math.sin(f * x), 0);
          const slope = frequencies.reduce(
            (sum, f, k) => sum + f * (waves[k]![1] * Math.cos(f * angle) - waves[k]![0] * Math.sin(f * angle)),
            0,
          );
          const rule = shiftRule(harmonics)!;
          expect(rule.reduce((sum, { shift, factor }) => sum + factor * value(angle + shift), 0)).toBeCloseTo(slope, 9);
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is empty where nothing depends on the angle, and there is none for frequencies without a common measure', () => {
    expect(shiftRule([1])).toEqual([]);
    expect(shiftRule([0, 1, 1 + Math.SQRT2])).toBeUndefined();
  });
});
