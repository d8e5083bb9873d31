import { createHash } from 'node:crypto';
import { type Measurement, row } from '../benchmark.js';
import { median } from '../timing.js';
import { built } from './library.js';
import { redis, type Started, workers } from './processes.js';
import { NOISE, SHOTS, TEMPLATE, TINY, valuesOf } from './template.js';

const GOALS = { threads: 1, queue: 3, speedUp: 1.85 } as const;

/** So many tasks are not measured. */
const WARM_UP = 64;

/** So many tasks of nothing. */
const TINY_TASKS = 3000;

/** All ways take turns so often, fewer times where there are few points. */
const ROUNDS = 10;
const POINTS_OF_A_ROUND = 500;

type Library = Awaited<ReturnType<typeof built>>;
type Tasks = readonly ReturnType<Library['task']>[];

/** Who computes. */
interface Way {
  readonly name: string;
  readonly runner: ReturnType<Library['thisThreadRunner']>;
  /** Processes that compute for it. */
  readonly others: readonly Started[];
  /** Milliseconds that it may take beside the computing of a task. */
  readonly goal: number;
  readonly isDouble: boolean;
  readonly large: Cost[];
  readonly small: Cost[];
}

/** Seconds that something took, by the clock and of the processor. */
interface Cost {
  readonly wall: number;
  readonly processor: number;
  /** Of all results. */
  readonly digest: string;
}

/**
 * The same points computed in each way, which take turns, as the machine is now faster and now slower. What a way costs beside the
 * computing is told of tasks that take no time themselves, and in time of the processor, of all processes and threads together: on a
 * machine that is shared the clock says nothing of it, and caches that neighbours use make the computing itself take more or less.
 */
export async function* speed(points: number): AsyncGenerator<Measurement> {
  const library = await built();
  const tasks = valuesOf(points).map((values, k) =>
    library.task('sample', { program: { text: TEMPLATE, values }, shots: SHOTS, noise: NOISE }, k),
  );
  const tiny = Array.from({ length: TINY_TASKS }, (_, k) =>
    library.task('simulate', { program: { text: TINY, values: { theta: k / TINY_TASKS } } }),
  );
  const queue = await redis();
  const listening: Started[] = [];
  const ways: Way[] = [];
  const add = (name: string, runner: Way['runner'], goal: number, others: readonly Started[] = []) => {
    ways.push({ name, runner, others, goal, isDouble: name.startsWith('2'), large: [], small: [] });
  };
  try {
    add('this thread', library.thisThreadRunner(), 0);
    add('2 threads', library.threadRunner({ threads: 2 }), GOALS.threads);
    for (const [name, count] of [
      ['1 worker', 1],
      ['2 workers', 2],
    ] as const) {
      // Each has a database of its own, so that all can be there at the same time.
      const url = queue.url.replace(/0$/, String(count));
      const own = await workers(url, count);
      listening.push(...own);
      add(name, await library.queueRunner({ url }), GOALS.queue, own);
    }
    // Threads and workers read and transpile the templates, and have their code compiled.
    for (const way of ways) for (const some of [tasks, tiny]) await costOf(way, some.slice(0, WARM_UP));
    const rounds = Math.max(1, Math.min(ROUNDS, Math.floor(points / POINTS_OF_A_ROUND)));
    for (let round = 0; round < rounds; round++) {
      const turn = (all: Tasks) => all.filter((_, k) => k % rounds === round);
      for (const way of ways) {
        way.large.push(await costOf(way, turn(tasks)));
        way.small.push(await costOf(way, turn(tiny)));
      }
    }
    for (const { runner } of ways) await runner.close();
  } finally {
    await Promise.all(listening.map((worker) => worker.kill()));
    await queue.stop();
  }
  const [alone, ...others] = ways as [Way, ...Way[]];
  yield row('this thread: tasks a second', points / sum(alone.large, 'wall'), '1/s');
  yield row('this thread: a task', (1000 * sum(alone.large, 'processor')) / points, 'ms');
  yield row('this thread: a task of nothing', (1000 * sum(alone.small, 'processor')) / TINY_TASKS, 'ms');
  for (const way of others) yield* rowsOf(way, alone, points);
}

function* rowsOf({ name, goal, isDouble, large, small }: Way, alone: Way, points: number): Generator<Measurement> {
  const beside = (1000 * (sum(small, 'processor') - sum(alone.small, 'processor'))) / TINY_TASKS;
  yield row(`${name}: tasks a second`, points / sum(large, 'wall'), '1/s');
  yield row(`${name}: a task`, (1000 * sum(large, 'processor')) / points, 'ms');
  yield row(`${name}: beside the computing, for a task`, beside, 'ms', { atMost: goal });
  if (isDouble) {
    const ratios = large.map(({ wall }, round) => alone.large[round]!.wall / wall);
    yield row(`${name}: as fast as this thread, median of ${ratios.length}`, median(ratios), 'times', {
      atLeast: GOALS.speedUp,
    });
  }
  const different = (own: readonly Cost[], right: readonly Cost[]) =>
    own.filter(({ digest }, round) => digest !== right[round]!.digest).length;
  const wrong = different(large, alone.large) + different(small, alone.small);
  yield row(`${name}: turns whose results differ from this thread's`, wrong, '', { atMost: 0 });
}

async function costOf({ runner, others }: Way, tasks: Tasks): Promise<Cost> {
  const own = process.cpuUsage();
  const before = others.map((other) => other.seconds());
  const start = performance.now();
  // Results themselves are not kept: a large heap costs more to look after.
  const digest = createHash('sha256');
  for await (const result of runner.run(tasks)) digest.update(result.hash + JSON.stringify(result.ok && result.value));
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(own);
  const theirs = others.reduce((total, other, k) => total + other.seconds() - before[k]!, 0);
  return { wall, processor: (user + system) / 1e6 + theirs, digest: digest.digest('hex') };
}

function sum(costs: readonly Cost[], of: 'wall' | 'processor'): number {
  return costs.reduce((total, cost) => total + cost[of], 0);
}
