import { describe, expect, it } from 'vitest';
import { delayBefore } from '../../../src/cloud/transport/backoff.js';

describe('the wait before a repetition', () => {
  it('doubles up to 8 s', () => {
    expect([0, 1, 2, 3, 4, 5, 50, 5_000].map((k) => delayBefore(k, undefined, 0))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000,
    ]);
  });

  it('is up to a quarter less by chance', () => {
    expect(delayBefore(1, undefined, 0.5)).toBe(875);
    expect(delayBefore(0, undefined, 0.999_999)).toBe(375);
  });

  it('is what the service asks for, not less, however that compares', () => {
    expect([0, 0.2, 1, 60_000, 300_000].map((asked) => delayBefore(3, asked, 0.9))).toEqual([0, 1, 1, 60_000, 300_000]);
  });

  it('is none where the service asks for more than five minutes', () => {
    expect(delayBefore(0, 300_001, 0)).toBeUndefined();
    expect(delayBefore(0, Number.POSITIVE_INFINITY, 0)).toBeUndefined();
  });
});
