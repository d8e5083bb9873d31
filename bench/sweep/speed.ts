import { type Measurement, row } from '../benchmark.js';
import { built } from './library.js';
import { redis, type Started, workers } from './processes.js';
import { NOISE, SHOTS, TEMPLATE, TINY, valuesOf } from './template.js';

const GOALS = { threads: 1, queue: 3, speedUp: 1.85 } as const;

/** So many tasks are not measured. */
const WARM_UP = 64;

/** So many tasks of nothing. */
const TINY_TASKS = 3000;

/** Seconds that something took, by the clock and of the processor. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
  readonly text: string;
}

/**
 * The same points computed in each way. What a way costs beside the computing is told of tasks that take no time themselves, and in time
 * of the processor, of all processes and threads together: on a machine that is shared the clock says nothing of it, and caches that
 * neighbours use make the computing itself take more or less.
 */
export async function* speed(points: number): AsyncGenerator<Measurement> {
  const library = await built();
  type Runner = ReturnType<typeof library.thisThreadRunner>;
  const tasks = valuesOf(points).map((values, k) =>
    library.task('sample', { program: { text: TEMPLATE, values }, shots: SHOTS, noise: NOISE }, k),
  );
  const tiny = Array.from({ length: TINY_TASKS }, (_, k) =>
    library.task('simulate', { program: { text: TINY, values: { theta: k / TINY_TASKS } } }),
  );
  const cost = async (runner: Runner, some: typeof tasks | typeof tiny, others: readonly Started[]): Promise<Cost> => {
    // Threads and workers start, read and transpile the template, and have their code compiled.
    for await (const _ of runner.run(some.slice(0, WARM_UP)));
    const own = process.cpuUsage();
    const before = others.map((other) => other.seconds());
    const start = performance.now();
    const values: string[] = [];
    for await (const result of runner.run(some)) values.push(result.hash, JSON.stringify(result.ok && result.value));
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(own);
    const theirs = others.reduce((sum, other, k) => sum + other.seconds() - before[k]!, 0);
    return { wall, processor: (user + system) / 1e6 + theirs, text: values.join('\n') };
  };
  const both = async (runner: Runner, others: readonly Started[] = []) => {
    const [large, small] = [await cost(runner, tasks, others), await cost(runner, tiny, others)];
    await runner.close();
    return { large, small };
  };
  const alone = await both(library.thisThreadRunner());
  yield row('this thread: tasks a second', points / alone.large.wall, '1/s');
  yield row('this thread: a task', (1000 * alone.large.processor) / points, 'ms');
  yield row('this thread: a task of nothing', (1000 * alone.small.processor) / TINY_TASKS, 'ms');
  yield* rowsOf('2 threads', await both(library.threadRunner({ threads: 2 })));
  const queue = await redis();
  try {
    for (const count of [1, 2]) {
      const listening = await workers(queue.url, count);
      try {
        const found = await both(await library.queueRunner({ url: queue.url }), listening);
        yield* rowsOf(count === 1 ? '1 worker' : '2 workers', found);
      } finally {
        await Promise.all(listening.map((worker) => worker.kill()));
      }
    }
  } finally {
    await queue.stop();
  }

  function* rowsOf(name: string, { large, small }: typeof alone): Generator<Measurement> {
    const goal = name === '2 threads' ? GOALS.threads : GOALS.queue;
    const beside = (1000 * (small.processor - alone.small.processor)) / TINY_TASKS;
    yield row(`${name}: tasks a second`, points / large.wall, '1/s');
    yield row(`${name}: a task`, (1000 * large.processor) / points, 'ms');
    yield row(`${name}: beside the computing, for a task`, beside, 'ms', { atMost: goal });
    if (name.startsWith('2')) {
      yield row(`${name}: as fast as this thread`, alone.large.wall / large.wall, 'times', { atLeast: GOALS.speedUp });
    }
    const different = [large.text === alone.large.text, small.text === alone.small.text].filter((same) => !same);
    yield row(`${name}: results that differ from this thread's`, different.length, '', { atMost: 0 });
  }
}
