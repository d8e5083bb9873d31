import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parallel, tidy, withoutHalfTurns } from '../../../src/transpile/lower/turns.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

const turns = fc.oneof(
  uniform(-3, 3),
  fc.integer({ min: -24, max: 24 }).map((k) => k / 8),
  fc.integer({ min: -24, max: 24 }).map((k) => k / 8 + 1e-16 * k),
);

describe('turns', () => {
  it('lose half turns and nothing else', () => {
    fc.assert(
      fc.property(turns, (t) => {
        const rest = withoutHalfTurns(t);
        expect(Math.abs(rest)).toBeLessThanOrEqual(0.25 + 1e-12);
        expect(Math.abs(2 * (t - rest) - Math.round(2 * (t - rest)))).toBeLessThan(1e-12);
      }),
      FIXED,
    );
  });

  it('keep the sign of a full gate, whatever the rounding', () => {
    for (const noise of [0, 1e-16, -1e-16]) {
      expect(withoutHalfTurns(0.25 + noise)).toBeCloseTo(0.25, 14);
      expect(withoutHalfTurns(-0.25 + noise)).toBeCloseTo(-0.25, 14);
    }
  });

  it('are tidied only by what rounding can do', () => {
    expect(tidy(0.1 + 0.2 - 0.05)).toBe(0.25);
    expect(tidy(1 / 3 + 1e-15)).toBe(1 / 3);
    expect(tidy(0.25 + 1e-9)).toBe(0.25 + 1e-9);
    expect(tidy(0.123456789)).toBe(0.123456789);
  });

  it('name an axis modulo a half, with its sense', () => {
    expect([parallel(0.1, 0.1), parallel(0.1, 0.6), parallel(0.1, -0.4), parallel(0.1, 1.1)]).toEqual([1, -1, -1, 1]);
    expect(parallel(0.1, 0.1001)).toBe(0);
  });
});
