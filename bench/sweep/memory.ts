import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, row } from '../benchmark.js';
import { ionloom } from './processes.js';
import { TINY } from './template.js';

/**
 * MiB that the heap of the sweep's own thread may take. Without a bound V8 collects garbage late where a machine has memory to spare: the
 * process grows with time, whether it holds anything or not.
 */
const HEAP_MIB = 64;

/** How many times as much many points may take as few: the young generation, and code that was compiled, grow at first and then no more. */
const GROWTH = { '1': 1.5, '2': 2 } as const;

/** What `ionloom sweep` takes at most within a small heap, for few and for many points that take no time each. */
export async function* memory([few, many]: readonly [number, number]): AsyncGenerator<Measurement> {
  for (const threads of ['1', '2'] as const) {
    const name = threads === '1' ? 'this thread' : `${threads} threads`;
    const least = await held(few, threads);
    const most = await held(many, threads);
    const growth = most.mebibytes / least.mebibytes;
    yield row(`${name}, ${few} points: memory with a heap of ${HEAP_MIB} MiB`, least.mebibytes, 'MiB');
    yield row(`${name}, ${many} points: memory with a heap of ${HEAP_MIB} MiB`, most.mebibytes, 'MiB');
    yield row(`${name}, ${many} points: as much as ${few} take`, growth, 'times', { atMost: GROWTH[threads] });
    yield row(`${name}, ${many} points: of nothing`, (1000 * most.seconds) / many, 'ms');
  }
}

async function held(
  points: number,
  threads: string,
): Promise<{ readonly mebibytes: number; readonly seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-sweep-'));
  const circuit = join(folder, 'tiny.qasm');
  const out = join(folder, 'results.jsonl');
  writeFileSync(circuit, TINY);
  const words = ['sweep', circuit, '--set', `theta=0:pi:${points}`, '--threads', threads, '--out', out];
  const running = ionloom(words, [`--max-old-space-size=${HEAP_MIB}`]);
  const ended = new Promise((resolve) => running.process.once('exit', resolve));
  let most = 0;
  let seconds = 0;
  const look = setInterval(() => {
    try {
      most = Math.max(most, running.memory() || 0);
      seconds = running.seconds();
    } catch {
      // It has just ended.
    }
  }, 50);
  const code = await ended;
  clearInterval(look);
  if (code !== 0) throw new Error(`a sweep of ${points} points does not live in ${HEAP_MIB} MiB`);
  if (statSync(out).size === 0) throw new Error('the sweep wrote nothing');
  rmSync(folder, { recursive: true });
  return { mebibytes: most / 2 ** 20, seconds };
}
