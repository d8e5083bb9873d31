import { withoutChecks } from '../../src/transpile/checks/switch.js';
import { type Benchmark, row } from '../benchmark.js';
import { readCorpus, transpiled } from './corpus.js';

const ROUNDS = 7;
/** What comparing may cost, as a share of the time without. */
const MOST_COST = 0.1;

/** What it costs to compare every replacement with what it replaces, and that none is wrong. */
export const checks: Benchmark = {
  about: 'what comparing replacements with what they replace costs at level 2, and whether any is dropped',
  *run({ quick, circuits }) {
    const corpus = readCorpus(circuits).circuits;
    let windows = 0;
    let dropped = 0;
    let largest = 0;
    let withThem = 0;
    let without = 0;
    for (const { circuit } of corpus) {
      const { report } = transpiled(circuit).transpilation;
      windows += report.checks.windows;
      dropped += report.checks.dropped;
      largest = Math.max(largest, report.checks.largestError);
      const [on, off] = leastSeconds(
        [() => transpiled(circuit), () => withoutChecks(() => transpiled(circuit))],
        quick ? 2 : ROUNDS,
      );
      withThem += on;
      without += off;
    }
    yield row('replacements compared', windows, 'windows');
    yield row('replacements dropped', dropped, 'windows', { atMost: 0 });
    yield row('largest error of a replacement', largest, 'distance', { atMost: 1e-9 });
    yield row('level 2 with comparing, over without', withThem / without - 1, 'of the time', { atMost: MOST_COST });
  },
};

/** The least processor seconds of each action over several rounds in turns, after an unmeasured one. */
function leastSeconds(actions: readonly [() => void, () => void], rounds: number): [number, number] {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = -1; round < rounds; round++) {
    actions.forEach((action, k) => {
      const start = process.cpuUsage();
      action();
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) least[k] = Math.min(least[k]!, (user + system) / 1e6);
    });
  }
  return least;
}
