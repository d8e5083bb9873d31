import { describe, expect, it } from 'vitest';
import { portableLog } from '../../../src/simulate/sampling/logarithm.js';
import { randomStream } from '../../../src/simulate/sampling/random.js';

describe('portableLog', () => {
  it('is the natural logarithm to a few roundings', () => {
    const random = randomStream(7);
    const numbers = Array.from(
      { length: 10_000 },
      () => (random.uniform() + 2 ** -53) * 10 ** (random.integer(30) - 15),
    );
    for (const x of [...numbers, 1, 2, 0.5, 2 ** -53, 1 - 2 ** -53, Math.SQRT2, Math.E]) {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(Math.abs(Math.log(x)), 0.1));
    }
  });

  it('is exact where the answer is', () => {
    expect(portableLog(1)).toBe(0);
    expect(portableLog(2)).toBe(Math.LN2);
    expect(portableLog(2 ** -10)).toBe(-10 * Math.LN2);
  });
});
