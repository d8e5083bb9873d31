import { describe, expect, it } from 'vitest';
import { negatePattern, scalePattern } from '../../../../src/simulate/statevector/kernels/scale.js';
import { times } from '../../reference.js';
import { randomAmplitudes } from './amplitudes.js';

/** All ways to hold some of three bits at one or zero, none included. */
const places = Array.from({ length: 8 }, (_, held) => held).flatMap((held) =>
  [...new Set(Array.from({ length: 8 }, (_, bits) => bits & held))].map((pattern) => ({ held, pattern })),
);

describe('kernels that multiply the amplitudes of one pattern', () => {
  it.each(places)('reach exactly those where bits $held read $pattern', ({ held, pattern }) => {
    const [scaled, negated] = [randomAmplitudes(3), randomAmplitudes(3)];
    const [before, beforeNegated] = [scaled.list(), negated.list()];
    scalePattern(scaled.re, scaled.im, held, pattern, 0.6, -0.3);
    negatePattern(negated.re, negated.im, held, pattern);
    for (let i = 0; i < 8; i++) {
      const isHit = (i & held) === pattern;
      const [x, y] = times(isHit ? [0.6, -0.3] : [1, 0], before[i]!);
      expect(scaled.re[i]).toBeCloseTo(x, 14);
      expect(scaled.im[i]).toBeCloseTo(y, 14);
      const [re, im] = times(isHit ? [-1, 0] : [1, 0], beforeNegated[i]!);
      expect([negated.re[i], negated.im[i]]).toEqual([re + 0, im + 0]);
    }
  });
});
