import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ghzJob, startProcess } from './process.js';

/** What became of the jobs that were accepted before an emulator was killed. */
export interface KillCounts {
  kills: number;
  accepted: number;
  lost: number;
  /** Jobs whose results differ from those of an emulator that was never killed. */
  different: number;
}

const noisy = { noise: { model: 'aria-1' }, shots: 50 };

/** Kills emulators under load at random moments, and looks what the next one over the same folder has of their jobs. */
export async function killed(times: number, random: () => number): Promise<KillCounts> {
  const counts: KillCounts = { kills: 0, accepted: 0, lost: 0, different: 0 };
  for (let round = 0; round < times; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'ionloom-kill-'));
    try {
      await oneKill(folder, round + 1, 20 + random() * 300, counts);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return counts;
}

async function oneKill(folder: string, seed: number, milliseconds: number, counts: KillCounts): Promise<void> {
  const words = ['--seed', String(seed), '--threads', '1'];
  const first = await startProcess([...words, '--data', folder]);
  const accepted: string[] = [];
  const submitting = (async () => {
    for (;;) accepted.push(((await first.ask('/jobs', ghzJob(4, noisy))) as { readonly id: string }).id);
  })().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await first.end('SIGKILL');
  await submitting;
  counts.kills++;
  counts.accepted += accepted.length;
  const second = await startProcess([...words, '--data', folder]);
  const unhurt = await startProcess(words);
  try {
    for (const id of accepted) await unhurt.ask('/jobs', ghzJob(4, noisy)).then(() => id);
    for (const id of accepted) {
      const [here, there] = await Promise.all([resultsOf(second, id), resultsOf(unhurt, id)]);
      if (here === undefined) counts.lost++;
      else if (here !== there) counts.different++;
    }
  } finally {
    await Promise.all([second.end(), unhurt.end()]);
  }
}

/** The probabilities of a job once it has completed, as text; undefined where there is no such job. */
async function resultsOf(emulator: Awaited<ReturnType<typeof startProcess>>, id: string): Promise<string | undefined> {
  try {
    for (;;) {
      const { status } = (await emulator.ask(`/jobs/${id}`)) as { readonly status: string };
      if (status === 'completed') return JSON.stringify(await emulator.ask(`/jobs/${id}/results/probabilities`));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  } catch {
    return undefined;
  }
}
