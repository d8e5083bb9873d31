import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedResults, type RunTasksOptions } from '../../../src/tasks/engine/ordered-results.js';
import { type BatchAnswer, type Task, type TaskEngine, type TaskResult, TasksLost } from '../../../src/tasks/index.js';

/** An engine that says of each task what its number is, as late and in as much disorder as a test wants. */
class OddEngine implements TaskEngine {
  readonly name = 'an odd engine';
  readonly parallel: number;
  readonly batch: number;
  readonly batches: (readonly number[])[] = [];
  running = 0;
  readonly #pace: (numbers: readonly number[], attempt: number) => Promise<void>;
  readonly #tries = new Map<number, number>();

  constructor(parallel: number, batch: number, pace: (numbers: readonly number[], attempt: number) => Promise<void>) {
    this.parallel = parallel;
    this.batch = batch;
    this.#pace = pace;
  }

  async compute(tasks: readonly Task[]): Promise<BatchAnswer> {
    const numbers = tasks.map(({ seed }) => seed!);
    this.batches.push(numbers);
    this.running++;
    expect(this.running).toBeLessThanOrEqual(this.parallel);
    expect(tasks.length).toBeLessThanOrEqual(this.batch);
    const attempt = Math.max(...numbers.map((number) => (this.#tries.get(number) ?? 0) + 1));
    for (const number of numbers) this.#tries.set(number, attempt);
    try {
      await this.#pace(numbers, attempt);
    } finally {
      this.running--;
    }
    const outcomes = numbers.map((number) => ({ ok: true, json: `${number}` }) as const);
    return { outcomes, milliseconds: numbers.length };
  }

  async close(): Promise<void> {}
}

const turns = async (count: number) => {
  for (let k = 0; k < count; k++) await new Promise((resolve) => setImmediate(resolve));
};

function* numbered(count: number): Generator<Task> {
  for (let seed = 0; seed < count; seed++) yield { version: '', kind: '', given: {}, seed };
}

async function valuesOf(engine: TaskEngine, count: number, options?: RunTasksOptions): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const result of orderedResults(engine, numbered(count), options)) {
    values.push(result.ok ? result.value : result.failure);
  }
  return values;
}

const upTo = (count: number) => Array.from({ length: count }, (_, k) => k);

describe('results in order', () => {
  it('come in the order of the tasks, each once, in whatever order and batches they are computed', async () => {
    const shape = fc.record({
      parallel: fc.integer({ min: 1, max: 5 }),
      batch: fc.integer({ min: 1, max: 8 }),
      window: fc.integer({ min: 1, max: 20 }),
      count: fc.nat(60),
      pace: fc.array(fc.nat(6), { minLength: 1, maxLength: 10 }),
      loses: fc.array(fc.nat(60), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ parallel, batch, window, count, pace, loses }) => {
        const engine = new OddEngine(parallel, batch, async (numbers, attempt) => {
          await turns(pace[numbers[0]! % pace.length]!);
          if (attempt <= 2 && numbers.some((number) => loses.includes(number))) throw new TasksLost('it went away');
        });
        expect(await valuesOf(engine, count, { window })).toEqual(upTo(count));
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('put small tasks together, and try what is lost by itself', async () => {
    const engine = new OddEngine(1, 8, async (numbers, attempt) => {
      if (attempt === 1 && numbers.includes(9)) throw new TasksLost('it went away');
    });
    expect(await valuesOf(engine, 40)).toEqual(upTo(40));
    expect(Math.max(...engine.batches.map(({ length }) => length))).toBe(8);
    const first = engine.batches.findIndex((numbers) => numbers.includes(9));
    const lost = engine.batches[first]!;
    expect(engine.batches.slice(first + 1, first + 1 + lost.length)).toEqual(lost.map((number) => [number]));
  });

  it('fail a task that is lost each time, and it alone', async () => {
    const engine = new OddEngine(3, 4, async (numbers) => {
      await turns(2);
      if (numbers.includes(7)) throw new TasksLost('the machine burns');
    });
    const values = await valuesOf(engine, 20, { attempts: 4 });
    const failure = { code: 'TaskLost', message: 'the task was tried 4 times and never finished: the machine burns' };
    expect(values).toEqual(upTo(20).map((number) => (number === 7 ? failure : number)));
  });

  it('try one at a time what is lost again and again', async () => {
    let alone = 0;
    const engine: OddEngine = new OddEngine(4, 1, async ([number], attempt) => {
      await turns(3);
      if (attempt >= 3) alone = Math.max(alone, [...again].length);
      if (attempt >= 3) again.add(number!);
      await turns(3);
      again.delete(number!);
      if (attempt <= 3) throw new TasksLost('it went away');
    });
    const again = new Set<number>();
    expect(await valuesOf(engine, 8)).toEqual(upTo(8));
    expect(alone).toBe(0);
  });

  it('hold no more than the window, however fast the stream and slow the reader', async () => {
    let taken = 0;
    const engine = new OddEngine(3, 4, () => turns(1));
    const stream = (function* () {
      for (const each of numbered(200)) {
        taken++;
        yield each;
      }
    })();
    let seen = 0;
    for await (const _ of orderedResults(engine, stream, { window: 9 })) {
      seen++;
      await turns(3);
      expect(taken).toBeLessThanOrEqual(seen + 9);
    }
    expect(seen).toBe(200);
  });

  it('end where they are to, though the stream of tasks waits for something itself', async () => {
    const end = new AbortController();
    const engine = new OddEngine(2, 1, () => turns(1));
    async function* waiting(): AsyncGenerator<Task> {
      yield* numbered(1);
      end.abort(new Error('enough'));
      await new Promise(() => {});
    }
    const run = async () => {
      for await (const _ of orderedResults(engine, waiting(), { signal: end.signal }));
    };
    await expect(run()).rejects.toThrow('enough');
  });

  it('end with what the listener to progress throws', async () => {
    const onProgress = () => {
      throw new Error('no display');
    };
    await expect(valuesOf(new OddEngine(2, 1, () => turns(1)), 3, { onProgress })).rejects.toThrow('no display');
  });

  it('fail where an engine answers no JSON', async () => {
    const engine: TaskEngine = {
      name: 'a wrong engine',
      parallel: 1,
      batch: 1,
      compute: async () => ({ outcomes: [{ ok: true, json: '{x}' }], milliseconds: 1 }),
      close: async () => {},
    };
    expect(await valuesOf(engine, 1)).toMatchObject([{ code: 'TaskLost' }]);
  });

  it('end with an engine that cannot go on', async () => {
    const engine = new OddEngine(2, 1, async ([number]) => {
      if (number === 5) throw new Error('no queue');
    });
    const results: TaskResult[] = [];
    const reading = (async () => {
      for await (const result of orderedResults(engine, numbered(100))) results.push(result);
    })();
    await expect(reading).rejects.toThrow('no queue');
    expect(results.length).toBeLessThan(10);
    expect(engine.running).toBe(0);
  });
});
