import { spawnSync } from 'node:child_process';
import { type Benchmark, type Measurement, type Row, UsageError } from './benchmark.js';
import { exitCodes } from './report.js';
import { cases } from './simulate/cases.js';
import { comparePeers, timed } from './simulate/peers.js';

/** The variable that tells a process which case is its own. */
const CASE = 'IONLOOM_SIMULATE_CASE';
/** A case of that name before a colon is a time beside a peer's: its name and its threads. */
const TIME = 'time';

/**
 * The statevector engine, one process per case, so that no case runs on what another one left behind: each process is
 * this program again.
 */
export const simulate: Benchmark = {
  about: 'the engines beside the floor of the machine, threads, first run, memory, sampling; peers with --peers PYTHON',
  async *run({ quick, peers }) {
    const own = process.env[CASE];
    if (own !== undefined) {
      const [kind, name, threads] = own.split(':');
      yield* kind === TIME ? timed(name!, Number(threads)) : cases[own]!.run(quick);
      return;
    }
    for (const [name, { long }] of Object.entries(cases)) {
      if (quick && long) continue;
      for (const row of rowsOf(name, quick)) yield { ...row, name: `${name}: ${row.name}` };
    }
    if (peers === undefined) console.error('Other simulators are not run: --peers names a Python that has them.');
    else yield* simulatePeers.run({ quick, peers });
  },
};

/** The part of it that compares with other simulators. */
export const simulatePeers: Benchmark = {
  about: 'other simulators on the same circuits, in turn with ours; needs --peers PYTHON',
  *run({ quick, peers }) {
    if (peers === undefined) throw new UsageError('--peers names the Python that has bench/peers/requirements.txt.');
    yield* comparePeers(peers, quick, (name, threads) => secondsOf(`${TIME}:${name}:${threads}`, quick));
  },
};

function rowsOf(name: string, quick: boolean): readonly Measurement[] {
  const words = [process.argv[1]!, 'simulate', '--json', ...(quick ? ['--quick'] : [])];
  const { stdout, status, signal } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, [CASE]: name },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const rows = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
  // A missed goal is said by its row.
  if (status === exitCodes.done || status === exitCodes.missed) return rows;
  return [...rows, { name: 'all that is left', unmeasured: `the process ended with ${status ?? signal}`, peer: false }];
}

function secondsOf(name: string, quick: boolean): number {
  const [found] = rowsOf(name, quick);
  if (found === undefined || 'unmeasured' in found) throw new Error(`our own process for ${name} failed`);
  return found.value;
}
