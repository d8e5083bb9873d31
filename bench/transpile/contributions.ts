import { weighCost } from 'ionloom/targets';
import { type Benchmark, row } from '../benchmark.js';
import { ideal, readCorpus, transpiled } from './corpus.js';

/** Stages that change the representation: there is no circuit without them. */
const NEEDED: ReadonlySet<string> = new Set(['decompose', 'lower']);

/** What each pass of level 2 contributes: everything with it over everything without it. */
export const contributions: Benchmark = {
  about: 'level 2 without one pass at a time: what each contributes',
  *run({ circuits }) {
    const corpus = readCorpus(circuits).circuits;
    const totals = (without: readonly string[]) => {
      const sum = { gates: 0, angle: 0, pulses: 0, error: 0 };
      for (const { circuit } of corpus) {
        const { counts } = transpiled(circuit, { without });
        sum.gates += counts.entanglingGates;
        sum.angle += counts.entanglingAngle;
        sum.pulses += counts.pulses;
        sum.error += weighCost(ideal, counts);
      }
      return sum;
    };
    const names = new Set<string>();
    for (const { circuit } of corpus) {
      transpiled(circuit, { onPass: ({ name }) => names.add(name) });
    }
    const all = totals([]);
    yield row('all passes: entangling gates', all.gates, 'gates');
    yield row('all passes: entangling angle', all.angle, 'full gates');
    yield row('all passes: pulses', all.pulses, 'pulses');
    for (const name of names) {
      if (NEEDED.has(name)) continue;
      const others = totals([name]);
      yield row(`without ${name}: entangling gates`, others.gates, 'gates');
      yield row(`without ${name}: entangling angle`, others.angle, 'full gates');
      yield row(`without ${name}: pulses`, others.pulses, 'pulses');
      yield row(`without ${name}: estimated error, with over without`, all.error / others.error, 'ratio', {
        atMost: 1,
      });
    }
  },
};
