import { describe, expect, it } from 'vitest';
import { atOnce, finish, finishInTurns, type Steps, telling, within } from '../../src/steps/index.js';

/** Work of four parts that tells which of them were done. */
function* fourParts(done: number[]): Steps<string> {
  for (let part = 0; part < 4; part++) {
    done.push(part);
    yield { done: part + 1, total: 4 };
  }
  return 'all';
}

describe('work in steps', () => {
  it('reports each step and gives its result', async () => {
    for (const take of [finish, finishInTurns]) {
      const seen: string[] = [];
      expect(await take(fourParts([]), { onProgress: (done, total) => seen.push(`${done}/${total}`) })).toBe('all');
      expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
    }
  });

  it('does nothing for a signal that was aborted before, and no further part for one that is aborted later', async () => {
    for (const take of [finish, finishInTurns]) {
      const stop = new AbortController();
      const done: number[] = [];
      const run = async () => take(fourParts(done), { signal: stop.signal, onProgress: () => stop.abort('enough') });
      await expect(run()).rejects.toBe('enough');
      expect(done).toEqual([0]);
      await expect(run()).rejects.toBe('enough');
      expect(done).toEqual([0]);
    }
  });

  it('counts as one part of more work', () => {
    const steps = within(1, 3, fourParts([]));
    const seen: number[] = [];
    expect(finish(steps, { onProgress: (done, total) => seen.push(done / total) })).toBe('all');
    expect(seen.map((share) => Number(share.toFixed(6)))).toEqual(
      [4, 5, 6, 7, 8].map((part) => Number((part / 12).toFixed(6))),
    );
  });

  it('can say the same at every step, or have none', () => {
    const seen: string[] = [];
    const onProgress = (done: number, total: number) => seen.push(`${done}/${total}`);
    expect(finish(telling({ done: 2, total: 7 }, fourParts([])), { onProgress })).toBe('all');
    expect(seen.splice(0)).toEqual(['2/7', '2/7', '2/7', '2/7']);
    expect(
      finish(
        atOnce(() => 'all'),
        { onProgress },
      ),
    ).toBe('all');
    expect(seen).toEqual([]);
  });

  it('lets a signal arrive from outside', async () => {
    function* endless(): Steps<never> {
      for (;;) yield { done: 0, total: 1 };
    }
    const stop = new AbortController();
    setTimeout(() => stop.abort('from outside'), 0);
    await expect(finishInTurns(endless(), { signal: stop.signal })).rejects.toBe('from outside');
  });
});
