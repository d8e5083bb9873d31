import { describe, expect, it } from 'vitest';
import { SortedCounts } from '../../../src/simulate/sampling/outcome-counts.js';

const entries = [
  [0, 4],
  [3, 1],
  [7, 2],
  [2 ** 40, 9],
] as const;
const counts = new SortedCounts(
  Float64Array.from(entries, ([outcome]) => outcome),
  Float64Array.from(entries, ([, count]) => count),
);

describe('SortedCounts', () => {
  it('is read as a map is', () => {
    const map = new Map<number, number>(entries);
    expect(counts.size).toBe(map.size);
    expect([...counts]).toEqual([...map]);
    expect([...counts.entries()]).toEqual([...map.entries()]);
    expect([...counts.keys()]).toEqual([...map.keys()]);
    expect([...counts.values()]).toEqual([...map.values()]);
    const visited: unknown[] = [];
    counts.forEach((count, outcome, all) => {
      visited.push([outcome, count, all === counts]);
    });
    expect(visited).toEqual(entries.map(([outcome, count]) => [outcome, count, true]));
  });

  it('finds every outcome and none between, before or behind', () => {
    for (const [outcome, count] of entries) {
      expect(counts.get(outcome)).toBe(count);
      expect(counts.has(outcome)).toBe(true);
    }
    for (const outcome of [-1, 1, 2, 5, 8, 2 ** 40 - 1, 2 ** 41, Number.NaN]) {
      expect(counts.get(outcome)).toBeUndefined();
      expect(counts.has(outcome)).toBe(false);
    }
  });

  it('may be empty', () => {
    const none = new SortedCounts(new Float64Array(0), new Float64Array(0));
    expect([none.size, none.get(0), [...none]]).toEqual([0, undefined, []]);
  });
});
