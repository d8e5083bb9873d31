import { execFileSync } from 'node:child_process';
import { type Benchmark, type Measurement, unmeasuredPeer } from './benchmark.js';
import { besidePeer } from './sweep/beside-peer.js';
import { killedWorkers } from './sweep/kills.js';
import { memory } from './sweep/memory.js';
import { speed } from './sweep/speed.js';

/** One template at many values: this thread, threads, worker processes behind a queue, and what a sweep holds in memory. */
export const sweep: Benchmark = {
  about: 'a 12-qubit template at many values under noise: threads, workers on a queue, overhead, memory, kills',
  async *run({ quick, cases, peers }) {
    execFileSync(process.execPath, ['node_modules/tsup/dist/cli-default.js'], { stdio: 'ignore' });
    yield* speed(cases ?? (quick ? 200 : 10_000));
    yield* memory(quick ? [1_000, 5_000] : [1_000, 100_000]);
    yield* killedWorkers(quick ? 60 : 600);
    if (peers !== undefined) yield* ofPeer(peers, quick ? 20 : 200);
  },
};

async function* ofPeer(python: string, tasks: number): AsyncGenerator<Measurement> {
  try {
    yield* besidePeer(python, tasks);
  } catch (error) {
    yield unmeasuredPeer('aer', error);
  }
}
