import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedLines } from '../../../src/tasks/sweep/merge.js';

/** The line of a point of a sweep of some points. */
function line(index: number, of: number, sweep = 'a'): string {
  return JSON.stringify({ sweep, index, of, values: {}, seed: 1, hash: `${index}`, value: {} });
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function merged(parts: readonly (readonly string[])[]): Promise<readonly string[]> {
  const found: string[] = [];
  const named = parts.map((lines, k) => ({ name: `part-${k}`, lines: each(lines) }));
  for await (const text of mergedLines(named)) found.push(text);
  return found;
}

const range = (points: number) => Array.from({ length: points }, (_, index) => index);

describe('merging', () => {
  it('gives all points in order, whoever has which', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }), async (owners) => {
        const all = range(owners.length).map((index) => line(index, owners.length));
        const parts = range(5).map((part) => all.filter((_, index) => owners[index] === part));
        expect(await merged(parts)).toEqual(all);
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it.each([
    ['1 of 4', [0, 2, 3], 'point 1 is missing', 'compute them first: a part'],
    ['every third', [0, 1, 3, 4, 6, 7], '3 of 9 points are missing: 2, 5, 8', 'as with --shard 2/3:'],
    ['some', [0, 3, 8], '6 of 9 points are missing: 1, 2, 4, 5, 6, 7', 'compute them first: a part'],
    ['most', [0], '29 of 30 points are missing: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ... 29', 'compute'],
  ])('names what is missing: %s', async (_, there, message, hint) => {
    const of = there.length === 3 && there[1] === 2 ? 4 : there.length === 1 ? 30 : 9;
    const refused = merged([there.map((index) => line(index, of)), []]);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ issues: [{ hint: expect.stringContaining(hint) }] });
  });

  it.each([
    ['another sweep', [[line(0, 2)], [line(1, 2, 'b')]], 'line 1 of part-1 belongs to another sweep than part-0'],
    ['a sweep of another size', [[line(0, 2)], [line(1, 3)]], 'line 1 of part-1 belongs to another sweep'],
    ['a point twice', [[line(0, 2), line(1, 2)], [line(1, 2)]], 'point 1 is both in part-1 and in part-0'],
    ['another order', [[line(1, 2), line(0, 2)]], 'line 2 of part-0 has point 0 after point 1'],
    ['a point twice in a part', [[line(0, 2), line(0, 2)]], 'line 2 of part-0 has point 0 after point 0'],
    ['no lines', [[], []], 'there is no point in any of the parts'],
    ['other lines', [['hello']], 'line 1 of part-0 is not the result of a point'],
  ])('refuses %s', async (_, parts, message) => {
    await expect(merged(parts)).rejects.toThrow(message);
  });

  it('takes one line of each part at a time, and leaves them when it is left', async () => {
    let taken = 0;
    let left = 0;
    async function* endless(part: number): AsyncGenerator<string> {
      try {
        for (let index = part; ; index += 2) {
          taken++;
          yield line(index, 1_000_000);
        }
      } finally {
        left++;
      }
    }
    let given = 0;
    for await (const _ of mergedLines([0, 1].map((part) => ({ name: `${part}`, lines: endless(part) })))) {
      given++;
      expect(taken).toBeLessThanOrEqual(given + 2);
      if (given === 100) break;
    }
    expect(left).toBe(2);
  });
});
