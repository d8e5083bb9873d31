import { performance } from 'node:perf_hooks';
import { type EmulatorProcess, ghzJob } from './process.js';

/** Milliseconds of every request of a kind. */
export interface Latencies {
  readonly submit: number[];
  readonly poll: number[];
}

/** How many jobs a second came from submission to results, and how long each request took. */
export async function load(
  emulator: EmulatorProcess,
  clients: number,
  jobs: number,
): Promise<{ readonly perSecond: number; readonly latencies: Latencies }> {
  const latencies: Latencies = { submit: [], poll: [] };
  let left = jobs;
  const client = async () => {
    while (left-- > 0) await oneJob(emulator, latencies);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: jobs / ((performance.now() - start) / 1000), latencies };
}

async function oneJob(emulator: EmulatorProcess, { submit, poll }: Latencies): Promise<void> {
  const { id } = (await timed(submit, () => emulator.ask('/jobs', ghzJob(5)))) as { readonly id: string };
  for (;;) {
    const { status } = (await timed(poll, () => emulator.ask(`/jobs/${id}`))) as { readonly status: string };
    if (status === 'completed') break;
    if (status === 'failed') throw new Error(`the job ${id} failed`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await emulator.ask(`/jobs/${id}/results/probabilities`);
}

/** Polls a job every few milliseconds while another one is simulated. */
export async function pollsBeside(emulator: EmulatorProcess, heavy: object): Promise<readonly number[]> {
  const poll: number[] = [];
  const { id: small } = (await emulator.ask('/jobs', ghzJob(2))) as { readonly id: string };
  const { id: large } = (await emulator.ask('/jobs', heavy)) as { readonly id: string };
  for (;;) {
    await timed(poll, () => emulator.ask(`/jobs/${small}`));
    const { status } = (await emulator.ask(`/jobs/${large}`)) as { readonly status: string };
    if (status === 'completed' || status === 'failed') return poll;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function timed<Result>(into: number[], work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  into.push(performance.now() - start);
  return result;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
