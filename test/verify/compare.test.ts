import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, distributionDistance, outputDistance, overlap } from '../../src/verify/compare.js';
import { uniform } from '../math/uniform.js';
import { SEED } from '../simulate/circuit-arbitrary.js';

const amplitudes = (length: number) => fc.array(uniform(-1, 1), { minLength: length, maxLength: length });
const state = fc
  .tuple(amplitudes(6), amplitudes(6))
  .map(([re, im]) => ({ re: Float64Array.from(re), im: Float64Array.from(im) }));

describe('distance', () => {
  it('is the norm of a - exp(-i phase) b, and its square follows from norms and overlap', () => {
    fc.assert(
      fc.property(state, state, uniform(-4, 4), (a, b, phase) => {
        const inner = overlap(a, b, 1, 5);
        const norms = overlap(a, a, 1, 5).re + overlap(b, b, 1, 5).re;
        const real = inner.re * Math.cos(phase) + inner.im * Math.sin(phase);
        expect(distance(a, b, phase, 1, 5) ** 2).toBeCloseTo(norms - 2 * real, 10);
      }),
      { seed: SEED },
    );
  });

  it('is smallest at the phase of the overlap', () => {
    fc.assert(
      fc.property(state, state, uniform(-4, 4), (a, b, other) => {
        const { re, im } = overlap(a, b, 0, 6);
        expect(distance(a, b, Math.atan2(im, re), 0, 6)).toBeLessThan(distance(a, b, other, 0, 6) + 1e-9);
      }),
      { seed: SEED },
    );
  });
});

describe('distributionDistance', () => {
  it('is 1 and 1 for disjoint distributions, 0 and 0 for equal ones', () => {
    const p = [0.25, 0.75, 0, 0];
    const q = [0, 0, 0.5, 0.5];
    expect(
      distributionDistance(
        4,
        (i) => p[i]!,
        (i) => q[i]!,
      ),
    ).toEqual({ totalVariation: 1, hellinger: 1 });
    expect(
      distributionDistance(
        4,
        (i) => p[i]!,
        (i) => p[i]!,
      ),
    ).toEqual({ totalVariation: 0, hellinger: 0 });
  });

  it('keeps its meaning where 1 - sum sqrt(p q) is rounded away', () => {
    const { totalVariation, hellinger } = distributionDistance(
      2,
      (i) => [0.5, 0.5][i]!,
      (i) => [0.5 + 1e-10, 0.5 - 1e-10][i]!,
    );
    expect(totalVariation).toBeCloseTo(1e-10, 14);
    expect(hellinger / (1e-10 * Math.SQRT1_2)).toBeCloseTo(1, 4);
  });

  it('reads the output distributions of states', () => {
    const zero = { re: Float64Array.of(1, 0), im: Float64Array.of(0, 0) };
    const plus = { re: Float64Array.of(0, Math.SQRT1_2), im: Float64Array.of(Math.SQRT1_2, 0) };
    expect(outputDistance(zero, plus, 2).totalVariation).toBeCloseTo(0.5, 12);
  });
});
