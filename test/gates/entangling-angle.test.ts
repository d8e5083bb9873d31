import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFullGate, isWholeGates, ofWholeGates, shareOfFullGate, withoutHalfTurns } from '../../src/gates/index.js';
import { param } from '../../src/math/index.js';
import { FIXED } from '../math/random-matrices.js';
import { uniform } from '../math/uniform.js';

const turns = fc.oneof(
  uniform(-3, 3),
  fc.integer({ min: -24, max: 24 }).map((k) => k / 8),
  fc.integer({ min: -24, max: 24 }).map((k) => k / 8 + 1e-16 * k),
);

describe('the turns of an interaction', () => {
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
});

describe('the share of a full gate', () => {
  it('is the folded angle, whatever half turns it has', () => {
    fc.assert(
      fc.property(turns, fc.integer({ min: -3, max: 3 }), (t, halves) => {
        const radians = 2 * Math.PI * t;
        const share = shareOfFullGate(radians);
        expect(share).toBeCloseTo(Math.asin(Math.abs(Math.sin(radians))) / (Math.PI / 2), 6);
        expect(shareOfFullGate(radians + halves * Math.PI)).toBeCloseTo(share, 12);
        expect(shareOfFullGate(-radians)).toBeCloseTo(share, 12);
      }),
      FIXED,
    );
  });

  it('is that of a full gate where parameters decide', () => {
    expect(shareOfFullGate(param('theta'))).toBe(1);
    expect(isWholeGates(param('theta'))).toBe(false);
  });

  it('is whole for multiples of a quarter turn only', () => {
    for (const gates of [-3, -1, 0, 1, 2, 4]) expect(isWholeGates((gates * Math.PI) / 2)).toBe(true);
    expect(isWholeGates(Math.PI / 4)).toBe(false);
    expect(isWholeGates(Math.PI / 2 + 1e-9)).toBe(false);
    expect(ofWholeGates(-Math.PI / 2 + 0.3)).toBe(-Math.PI / 2);
  });

  it('is full for odd multiples of a quarter turn only', () => {
    for (const gates of [-3, -1, 1, 5]) expect(isFullGate((gates * Math.PI) / 2 + 1e-13)).toBe(true);
    for (const gates of [0, 2, -4, 0.5]) expect(isFullGate((gates * Math.PI) / 2)).toBe(false);
    expect(isFullGate(Math.PI / 2 + 1e-9)).toBe(false);
    expect(isFullGate(param('theta'))).toBe(false);
  });
});
