import { expect, it } from 'vitest';
import { tableLines } from '../../src/cli/table.js';

it('aligns all columns but the last, of rows of any length', () => {
  expect(tableLines([['a', 'bb', 'c'], ['longer', 'x', 'last one'], ['only']])).toEqual([
    'a       bb  c',
    'longer  x   last one',
    'only',
  ]);
  expect(tableLines([])).toEqual([]);
});
