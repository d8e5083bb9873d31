import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Benchmark, type Measurement, row } from './benchmark.js';
import { killed } from './emulator/kills.js';
import { load, pollsBeside, quantile } from './emulator/load.js';
import { ghzJob, startProcess } from './emulator/process.js';

const JOBS_PER_SECOND = 500;
const SUBMIT_P99 = 20;
const START_SECONDS = 0.4;
const STORED_MIB = 300;
const POLL_BESIDE_P99 = 20;

/** The emulator as a process of its own, asked over HTTP from this one: speed, memory, and what a kill leaves. */
export const emulator: Benchmark = {
  about: 'the emulator over HTTP: jobs a second, latencies, 10,000 jobs stored, kills under load',
  async *run({ quick, cases }) {
    execFileSync(process.execPath, ['node_modules/tsup/dist/cli-default.js'], { stdio: 'ignore' });
    yield* speed(quick);
    yield* stored(quick ? 1_000 : 10_000);
    yield* kills(cases ?? (quick ? 5 : 100));
  },
};

async function* speed(quick: boolean): AsyncGenerator<Measurement> {
  const starts: number[] = [];
  for (let k = 0; k < (quick ? 2 : 5); k++) {
    const started = await startProcess();
    starts.push(started.seconds);
    await started.end();
  }
  yield row('start to first answer', Math.min(...starts), 's', { atMost: START_SECONDS });
  const running = await startProcess();
  try {
    // Connections are opened and code is compiled first: as many requests as there are connections would wait for that.
    await load(running, 32, 500);
    for (const clients of [1, 32]) {
      const { perSecond, latencies } = await load(running, clients, quick ? 500 : 3_000);
      const name = clients === 1 ? '1 client' : `${clients} clients`;
      yield row(
        `${name}: GHZ-5, from submission to results`,
        perSecond,
        'jobs/s',
        clients === 1 ? undefined : { atLeast: JOBS_PER_SECOND },
      );
      const goal = clients === 1 ? { atMost: SUBMIT_P99 } : undefined;
      yield row(`${name}: submit, p50`, quantile(latencies.submit, 0.5), 'ms');
      yield row(`${name}: submit, p99`, quantile(latencies.submit, 0.99), 'ms', goal);
      yield row(`${name}: poll, p50`, quantile(latencies.poll, 0.5), 'ms');
      yield row(`${name}: poll, p99`, quantile(latencies.poll, 0.99), 'ms');
    }
    const wide = ghzJob(20, { noise: { model: 'aria-1' }, shots: quick ? 20 : 100 });
    const beside = await pollsBeside(running, wide);
    yield row('poll beside 20 noisy qubits, p99', quantile(beside, 0.99), 'ms', { atMost: POLL_BESIDE_P99 });
  } finally {
    await running.end();
  }
}

async function* stored(jobs: number): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-stored-'));
  const running = await startProcess(['--data', folder]);
  try {
    await load(running, 16, jobs);
    yield row(`${jobs} jobs in a folder: memory`, running.memory() / 2 ** 20, 'MiB', { atMost: STORED_MIB });
    const pages: number[] = [];
    for (let k = 0; k < 20; k++) {
      const start = performance.now();
      await running.ask('/jobs?limit=25');
      pages.push(performance.now() - start);
    }
    yield row(`${jobs} jobs in a folder: a page of 25, p50`, quantile(pages, 0.5), 'ms');
  } finally {
    await running.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* kills(times: number): AsyncGenerator<Measurement> {
  let state = 1;
  // Park and Miller's generator: the moments are the same in each run.
  const random = () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  const { accepted, lost, different } = await killed(times, random);
  yield row(`${times} kills under load: jobs that were accepted`, accepted, 'jobs');
  yield row(`${times} kills under load: jobs lost`, lost, 'jobs', { atMost: 0 });
  yield row(`${times} kills under load: jobs with other results`, different, 'jobs', { atMost: 0 });
}
