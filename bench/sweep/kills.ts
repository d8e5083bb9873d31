import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, row } from '../benchmark.js';
import { ionloom, redis, workers } from './processes.js';
import { NOISE, SHOTS, TEMPLATE } from './template.js';

/** Milliseconds between two kills. */
const EVERY = 1000;

/** A sweep on two workers of which one is killed every second and another one started, beside the undisturbed sweep. */
export async function* killedWorkers(points: number): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-kills-'));
  const circuit = join(folder, 'template.qasm');
  writeFileSync(circuit, TEMPLATE);
  const common = ['--set', `gamma=0.1:1.1:${points}`, '--set', 'beta=0.4', '--shots', `${SHOTS}`, '--noise', NOISE];
  const run = async (...words: readonly string[]) => {
    const running = ionloom(['sweep', circuit, ...common, ...words]);
    return new Promise<number | null>((resolve) => running.process.once('exit', resolve));
  };
  const [whole, disturbed] = [join(folder, 'whole.jsonl'), join(folder, 'disturbed.jsonl')];
  const queue = await redis();
  const listening = [...(await workers(queue.url, 2))];
  let kills = 0;
  let isOver = false;
  const killing = (async () => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, EVERY));
      if (isOver) return;
      await listening.shift()!.kill('SIGKILL');
      kills++;
      listening.push(...(await workers(queue.url, 1)));
    }
  })();
  try {
    await run('--threads', '1', '--out', whole);
    kills = 0;
    await run('--queue', queue.url, '--out', disturbed);
  } finally {
    isOver = true;
    await killing;
    await Promise.all(listening.map((worker) => worker.kill('SIGKILL')));
    await queue.stop();
  }
  const same = readFileSync(whole).equals(readFileSync(disturbed));
  rmSync(folder, { recursive: true });
  yield row(`${points} points: workers killed meanwhile`, kills, 'kills');
  yield row(`${points} points: files that differ from an undisturbed run's`, same ? 0 : 1, 'files', { atMost: 0 });
}
