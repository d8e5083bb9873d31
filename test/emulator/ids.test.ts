import { describe, expect, it } from 'vitest';
import { idOf, seedOf } from '../../src/emulator/ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('an id', () => {
  it('has the form of a random UUID, and belongs to one thing alone', () => {
    const ids = new Set<string>();
    for (const seed of [1, 2, 11]) {
      for (let number = 1; number <= 3_000; number++) {
        for (const kind of ['job', 'session', 'request'] as const) ids.add(idOf(seed, kind, number));
        ids.add(idOf(seed, 'job', number, 'part'));
      }
    }
    expect(ids.size).toBe(3 * 3_000 * 4);
    for (const id of ids) expect(id).toMatch(UUID);
  });

  it('has no part that repeats itself from one number to the next', () => {
    for (const [from, to] of [
      [0, 8],
      [9, 13],
      [24, 36],
    ] as const) {
      const parts = new Set(Array.from({ length: 200 }, (_, number) => idOf(1, 'job', number).slice(from, to)));
      expect(parts.size).toBeGreaterThan(195);
    }
  });

  it('is the same for the same seed, whoever makes it', () => {
    expect([idOf(1, 'job', 1), idOf(7, 'session', 3), idOf(1, 'artifact', 0, 'a/b')]).toEqual([
      '2d3d191a-aed0-441f-9f66-0652d4dac2f7',
      '3b680ebc-4c7b-4834-90b3-95d710b9d73e',
      '71647f25-16bc-4ce2-8f08-dca5cc1e527a',
    ]);
  });
});

describe('a seed', () => {
  it('is from 1 to 2^31 - 1, and another one for every job', () => {
    const seeds = Array.from({ length: 2_000 }, (_, number) => seedOf(1, number));
    for (const seed of seeds) {
      expect(Number.isInteger(seed)).toBe(true);
      expect(seed).toBeGreaterThanOrEqual(1);
      expect(seed).toBeLessThan(2 ** 31);
    }
    expect(new Set(seeds).size).toBe(2_000);
    expect(seedOf(2, 1)).not.toBe(seedOf(1, 1));
  });
});
