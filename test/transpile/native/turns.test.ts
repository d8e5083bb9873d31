import { describe, expect, it } from 'vitest';
import { parallel, tidy } from '../../../src/transpile/native/turns.js';

describe('turns', () => {
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
