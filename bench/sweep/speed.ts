import { type Measurement, row } from '../benchmark.js';
import { built } from './library.js';
import { redis, type Started, workers } from './processes.js';
import { NOISE, SHOTS, TEMPLATE, valuesOf } from './template.js';

const GOALS = { threads: 1, queue: 3, speedUp: 1.85 } as const;

/** So many tasks are not measured. */
const WARM_UP = 64;

/** Seconds that something took, by the clock and of the processor. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
  readonly text: string;
}

/**
 * The same points computed in each way. What a way costs beside the computing is told in time of the processor, of all processes and
 * threads together: on a machine that is shared the clock says nothing of it.
 */
export async function* speed(points: number): AsyncGenerator<Measurement> {
  const library = await built();
  type Runner = ReturnType<typeof library.thisThreadRunner>;
  const tasks = valuesOf(points).map((values, k) =>
    library.task('sample', { program: { text: TEMPLATE, values }, shots: SHOTS, noise: NOISE }, k),
  );
  const cost = async (runner: Runner, others: readonly Started[] = []): Promise<Cost> => {
    // Threads and workers start, and read and transpile the template.
    for await (const _ of runner.run(tasks.slice(0, WARM_UP)));
    const own = process.cpuUsage();
    const before = others.map((other) => other.seconds());
    const start = performance.now();
    const values: string[] = [];
    for await (const result of runner.run(tasks)) values.push(result.hash, JSON.stringify(result.ok && result.value));
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(own);
    const theirs = others.reduce((sum, other, k) => sum + other.seconds() - before[k]!, 0);
    await runner.close();
    return { wall, processor: (user + system) / 1e6 + theirs, text: values.join('\n') };
  };
  const ways = new Map<string, Cost>();
  ways.set('this thread', await cost(library.thisThreadRunner()));
  ways.set('2 threads', await cost(library.threadRunner({ threads: 2 })));
  const queue = await redis();
  try {
    for (const count of [1, 2]) {
      const listening = await workers(queue.url, count);
      try {
        ways.set(
          count === 1 ? '1 worker' : '2 workers',
          await cost(await library.queueRunner({ url: queue.url }), listening),
        );
      } finally {
        await Promise.all(listening.map((worker) => worker.kill()));
      }
    }
  } finally {
    await queue.stop();
  }
  const alone = ways.get('this thread')!;
  for (const [name, { wall, processor, text }] of ways) {
    yield row(`${name}: tasks a second`, points / wall, '1/s');
    if (name === 'this thread') {
      yield row(`${name}: a task`, (1000 * processor) / points, 'ms');
      continue;
    }
    const goal = name === '2 threads' ? GOALS.threads : GOALS.queue;
    yield row(`${name}: beside the computing, for a task`, (1000 * (processor - alone.processor)) / points, 'ms', {
      atMost: goal,
    });
    if (name.startsWith('2')) {
      yield row(`${name}: as fast as this thread`, alone.wall / wall, 'times', { atLeast: GOALS.speedUp });
    }
    yield row(`${name}: results that differ from this thread's`, text === alone.text ? 0 : 1, '', { atMost: 0 });
  }
}
