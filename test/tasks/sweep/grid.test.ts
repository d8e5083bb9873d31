import { expect, it } from 'vitest';
import { axisOf, readAxis } from '../../../src/tasks/sweep/axis.js';
import { gridOf } from '../../../src/tasks/sweep/grid.js';

const table = axisOf(
  ['a', 'b'],
  [
    [1, 2],
    [3, 4],
  ],
);

it('goes through all combinations, the last axis fastest', () => {
  const { points, names, valuesAt } = gridOf([table, readAxis('c', '5,6,7')]);
  expect([points, names]).toEqual([6, ['a', 'b', 'c']]);
  expect(Array.from({ length: points }, (_, index) => Object.values(valuesAt(index)).join(''))).toEqual([
    '125',
    '126',
    '127',
    '345',
    '346',
    '347',
  ]);
  expect(Object.keys(valuesAt(4))).toEqual(['a', 'b', 'c']);
});

it('of no axis is one point', () => {
  expect([gridOf([]).points, gridOf([]).valuesAt(0)]).toEqual([1, {}]);
});

it('is refused where a parameter gets its values twice, or there are too many points, both at once', () => {
  const wide = readAxis('a', '0:1:4000');
  const codes = ['DuplicateName', 'ValueOutOfRange'];
  expect(() => gridOf([table, wide, readAxis('d', '0:1:4000')])).toThrow(
    expect.objectContaining({ issues: codes.map((code) => expect.objectContaining({ code })) }),
  );
  expect(gridOf([readAxis('c', '0:1:2500'), readAxis('d', '0:1:4000')]).points).toBe(10_000_000);
});
