import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, row } from '../benchmark.js';
import { ionloom } from './processes.js';
import { TINY } from './template.js';

/** More than this is no noise of the collector of garbage. */
const GROWTH_MIB = 60;

/** What `ionloom sweep` holds at most, for few and for many points that take no time each. */
export async function* memory([few, many]: readonly [number, number]): AsyncGenerator<Measurement> {
  const least = await held(few);
  const most = await held(many);
  yield row(`${few} points: memory`, least.mebibytes, 'MiB');
  yield row(`${many} points: memory`, most.mebibytes, 'MiB');
  yield row(`${many} points: more than ${few} take`, most.mebibytes - least.mebibytes, 'MiB', { atMost: GROWTH_MIB });
  yield row(`${many} points: of nothing`, (1000 * most.seconds) / many, 'ms');
}

async function held(points: number): Promise<{ readonly mebibytes: number; readonly seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-sweep-'));
  const circuit = join(folder, 'tiny.qasm');
  const out = join(folder, 'results.jsonl');
  writeFileSync(circuit, TINY);
  const running = ionloom(['sweep', circuit, '--set', `theta=0:pi:${points}`, '--threads', '1', '--out', out]);
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
  await ended;
  clearInterval(look);
  if (statSync(out).size === 0) throw new Error('the sweep wrote nothing');
  rmSync(folder, { recursive: true });
  return { mebibytes: most / 2 ** 20, seconds };
}
