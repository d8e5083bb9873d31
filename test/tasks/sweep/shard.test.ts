import { expect, it } from 'vitest';
import { pointsIn, readShard } from '../../../src/tasks/sweep/shard.js';

it('is written with a number from 0', () => {
  expect(readShard('3/16')).toEqual({ index: 3, of: 16 });
  expect(readShard('0/1')).toEqual({ index: 0, of: 1 });
});

it.each(['4/4', '-1/4', '1', '1/0', '1/4/2', ' 1/4', '0.5/2', '0/10001', ''])('%j is none', (text) => {
  expect(() => readShard(text)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
});

it('has its share of the points, and all parts have all', () => {
  for (const points of [0, 1, 7, 8, 9]) {
    const shares = Array.from({ length: 4 }, (_, index) => pointsIn(points, { index, of: 4 }));
    expect(shares.reduce((sum, share) => sum + share)).toBe(points);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  }
});
