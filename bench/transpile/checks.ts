import { withoutChecks } from '../../src/transpile/checks/switch.js';
import { type Benchmark, row } from '../benchmark.js';
import { readCorpus, transpiled } from './corpus.js';

const ROUNDS = 12;
/** What comparing may cost, as a share of the time without. */
const MOST_COST = 0.1;
/** How many of the files for which it costs most get a row. */
const DEAREST = 6;

/** What it costs to compare every replacement with what it replaces, and that none is wrong. */
export const checks: Benchmark = {
  about: 'what comparing replacements with what they replace costs at level 2, and whether any is dropped',
  *run({ quick, circuits }) {
    const corpus = readCorpus(circuits).circuits;
    let windows = 0;
    let dropped = 0;
    let largest = 0;
    const costs = corpus.map(({ file, circuit }) => ({ name: file.name, circuit, on: Infinity, off: Infinity }));
    for (const { circuit } of corpus) {
      const { report } = transpiled(circuit).transpilation;
      windows += report.checks.windows;
      dropped += report.checks.dropped;
      largest = Math.max(largest, report.checks.largestError);
    }
    // All files take turns, with and without, one first and then the other.
    for (let round = 0; round < (quick ? 2 : ROUNDS); round++) {
      for (const cost of costs) {
        const withThem = () => {
          cost.on = Math.min(
            cost.on,
            processorSeconds(() => transpiled(cost.circuit)),
          );
        };
        const without = () => {
          cost.off = Math.min(
            cost.off,
            processorSeconds(() => withoutChecks(() => transpiled(cost.circuit))),
          );
        };
        for (const measure of round % 2 === 0 ? [withThem, without] : [without, withThem]) measure();
      }
    }
    yield row('replacements compared', windows, 'windows');
    yield row('replacements dropped', dropped, 'windows', { atMost: 0 });
    yield row('largest error of a replacement', largest, 'distance', { atMost: 1e-9 });
    const total = (of: (cost: (typeof costs)[number]) => number) => costs.reduce((sum, cost) => sum + of(cost), 0);
    const [on, off] = [total((cost) => cost.on), total((cost) => cost.off)];
    yield row('level 2 without comparing', off, 'processor s');
    yield row('level 2 with comparing, over without', on / off - 1, 'of the time', { atMost: MOST_COST });
    const dearest = costs.toSorted((a, b) => b.on - b.off - (a.on - a.off)).slice(0, DEAREST);
    for (const cost of dearest) yield row(`of that ${cost.name}`, (cost.on - cost.off) / off, 'of the time');
  },
};

/** Seconds of processor time, on all threads, that an action takes. */
function processorSeconds(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
