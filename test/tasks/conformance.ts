import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/tasks/hash.js';
import {
  compute,
  type Task,
  type TaskProgress,
  type TaskResult,
  type TaskRunner,
  taskKinds,
} from '../../src/tasks/index.js';
import { endless, everyKind, sweep } from './sample-tasks.js';

/** All results of a stream. */
export async function resultsOf(
  runner: TaskRunner,
  tasks: Iterable<Task> | AsyncIterable<Task>,
  options?: Parameters<TaskRunner['run']>[1],
): Promise<readonly TaskResult[]> {
  const results: TaskResult[] = [];
  for await (const result of runner.run(tasks, options)) results.push(result);
  return results;
}

/** What a runner has to give, whatever it is: what each task by itself gives here. */
export async function expectedOf(tasks: Iterable<Task>): Promise<readonly TaskResult[]> {
  const results: TaskResult[] = [];
  for (const task of tasks) {
    const outcome = await compute(taskKinds, task);
    const hash = await hashOf(task);
    results.push(
      outcome.ok ? { hash, ok: true, value: JSON.parse(outcome.json) } : { hash, ok: false, failure: outcome.failure },
    );
  }
  return results;
}

/** What every runner keeps to. @param start makes one, with whatever it needs */
export function describeRunner(
  name: string,
  start: () => Promise<{ readonly runner: TaskRunner; readonly stop: () => Promise<void> }>,
): void {
  describe(`the runner on ${name}`, () => {
    let runner: TaskRunner;
    let stop: () => Promise<void>;
    beforeAll(async () => {
      ({ runner, stop } = await start());
    }, 60_000);
    afterAll(async () => {
      await runner.close();
      await stop();
    });

    it('gives of every kind of task, and of those that go wrong, the very bytes that they give by themselves', async () => {
      const results = await resultsOf(runner, everyKind);
      expect(results.map(({ ok }) => ok)).toEqual([
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
      ]);
      expect(JSON.stringify(results)).toBe(JSON.stringify(await expectedOf(everyKind)));
    });

    it('gives the results of many in their order, each once', async () => {
      const results = await resultsOf(runner, sweep(120));
      expect(JSON.stringify(results)).toBe(JSON.stringify(await expectedOf(sweep(120))));
    });

    it('takes tasks as they come, of streams without end too, and ends when nobody wants more', async () => {
      let taken = 0;
      let isLeft = false;
      async function* forever(): AsyncGenerator<Task> {
        try {
          for (;;) {
            taken++;
            yield* sweep(1);
          }
        } finally {
          isLeft = true;
        }
      }
      let seen = 0;
      for await (const result of runner.run(forever(), { window: 10 })) {
        expect(result.ok).toBe(true);
        seen++;
        // What was taken, and the one that the stream is asked for.
        expect(taken).toBeLessThanOrEqual(seen + 11);
        if (seen === 30) break;
      }
      expect(isLeft).toBe(true);
    });

    it('tells how far it is', async () => {
      const told: TaskProgress[] = [];
      await resultsOf(runner, [...sweep(5), everyKind[9]!], { onProgress: (progress) => told.push(progress) });
      expect(told.at(-1)).toEqual({ done: 6, failed: 1, lost: 0, total: 6 });
      expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    });

    it('ends with the reason of its signal, at once, and goes on with others', async () => {
      const end = new AbortController();
      setTimeout(() => end.abort(new Error('enough')), 50);
      await expect(resultsOf(runner, [endless()], { signal: end.signal })).rejects.toThrow('enough');
      await expect(resultsOf(runner, sweep(1), { signal: end.signal })).rejects.toThrow('enough');
      expect(await resultsOf(runner, sweep(2))).toHaveLength(2);
    }, 20_000);

    it('fails a task that takes longer than it may, and goes on', async () => {
      const [slow, next] = await resultsOf(runner, [endless(30), ...sweep(1)]);
      expect(slow).toMatchObject({
        ok: false,
        failure: { code: 'TaskTimedOut', message: expect.stringContaining('took longer than 30 ms') },
      });
      expect(next!.ok).toBe(true);
    });

    it('throws what the stream of tasks throws', async () => {
      const broken = (function* () {
        yield* sweep(2);
        throw new Error('no more tasks');
      })();
      await expect(resultsOf(runner, broken)).rejects.toThrow('no more tasks');
    });

    it('runs several streams at the same time', async () => {
      const [one, other] = await Promise.all([resultsOf(runner, sweep(20)), resultsOf(runner, sweep(20))]);
      expect(one).toEqual(other);
    });

    it('gives nothing of no tasks', async () => {
      expect(await resultsOf(runner, [])).toEqual([]);
    });
  });
}
