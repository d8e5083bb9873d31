import { spawnSync } from 'node:child_process';
import { type Benchmark, type Row, UsageError } from './benchmark.js';
import { cases } from './simulate/cases.js';

/** The variable that tells a process which case is its own. */
const CASE = 'IONLOOM_SIMULATE_CASE';

/**
 * The statevector engine, one process per case, so that no case runs on what another one left behind: each process is
 * this program again.
 */
export const simulate: Benchmark = {
  about: 'the statevector engine beside the floor of the machine, threads, first run, memory, sampling',
  *run({ quick }) {
    const own = process.env[CASE];
    if (own !== undefined) {
      yield* cases[own]!.run(quick);
      return;
    }
    for (const [name, { long }] of Object.entries(cases)) {
      if (quick && long) continue;
      for (const row of rowsOf(name, quick)) yield { ...row, name: `${name}: ${row.name}` };
    }
  },
};

function rowsOf(name: string, quick: boolean): readonly Row[] {
  const words = [process.argv[1]!, 'simulate', '--json', ...(quick ? ['--quick'] : [])];
  const { stdout, status } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, [CASE]: name },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // 1 says that a goal was missed, and the rows say which.
  if (status !== 0 && status !== 1) throw new UsageError(`the case "${name}" failed`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
