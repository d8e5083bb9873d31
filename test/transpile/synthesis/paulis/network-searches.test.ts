import { expect, it } from 'vitest';
import { searchesFor } from '../../../../src/transpile/synthesis/paulis/network-searches.js';

it('are fewer the more there is to search, the same ones first, and never none', () => {
  const few = searchesFor(4, 10, false);
  const counts = [10, 3000, 10_000, 1e9].map((rotations) => searchesFor(4, rotations, false));
  expect(counts.map(({ length }) => length)).toEqual([5, 5, 1, 1]);
  for (const list of counts) expect(list).toEqual(few.slice(0, list.length));
  expect(searchesFor(40, 90, false)).toHaveLength(2);
  expect(searchesFor(4, 0, false)).toHaveLength(5);
  expect(new Set(few.map((each) => JSON.stringify(each))).size).toBe(5);
});

it('look at more rotations together where any may come next', () => {
  expect(searchesFor(4, 10, true)[0]!.window).toBeGreaterThan(searchesFor(4, 10, false)[0]!.window);
});
