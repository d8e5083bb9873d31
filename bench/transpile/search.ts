import { weighCost } from 'ionloom/targets';
import { type Benchmark, row } from '../benchmark.js';
import { ideal, readCorpus, transpiled } from './corpus.js';

const BUDGET_SECONDS = 10;
const QUICK_BUDGET_SECONDS = 0.5;

/** Level 3 with a time budget for each file, beside level 2. */
export const search: Benchmark = {
  about: `level 3 with ${BUDGET_SECONDS} s for each file, beside level 2`,
  *run({ quick, circuits }) {
    const budget = quick ? QUICK_BUDGET_SECONDS : BUDGET_SECONDS;
    let worse = 0;
    const totals = [0, 0];
    const gates = [0, 0];
    for (const { file, circuit } of readCorpus(circuits).circuits) {
      const sizes = [transpiled(circuit), transpiled(circuit, { level: 3, budget })].map(({ counts }) => counts);
      const costs = sizes.map((counts) => weighCost(ideal, counts));
      costs.forEach((cost, k) => {
        totals[k]! += cost;
        gates[k]! += sizes[k]!.entanglingGates;
      });
      if (costs[1]! > costs[0]!) worse++;
      yield row(`${file.name}: estimated error, level 3 over level 2`, costs[1]! / costs[0]!, 'ratio', { atMost: 1 });
    }
    yield row('files on which level 3 is worse', worse, 'files', { atMost: 0 });
    yield row('all files: entangling gates at level 2', gates[0]!, 'gates');
    yield row('all files: entangling gates at level 3', gates[1]!, 'gates');
    yield row('all files: estimated error, level 3 over level 2', totals[1]! / totals[0]!, 'ratio', { atMost: 0.999 });
  },
};
