import type { Benchmark } from './benchmark.js';
import { checks } from './transpile/checks.js';
import { circuits } from './transpile/circuits.js';
import { contributions } from './transpile/contributions.js';
import { micro } from './transpile/micro.js';
import { pauli } from './transpile/pauli.js';
import { peers } from './transpile/peers.js';
import { search } from './transpile/search.js';
import { speed } from './transpile/speed.js';

/** The parts of the benchmark `transpile`, each of which can also be run by itself. */
export const transpileParts = { circuits, micro, pauli, contributions, speed, checks, search, peers } as const;

/** Everything that is measured about the transpiler, one part after the other; peers only where there is a Python. */
export const transpile: Benchmark = {
  about: `all of ${Object.keys(transpileParts)
    .map((part) => `transpile-${part}`)
    .join(', ')}`,
  async *run(options) {
    for (const [name, part] of Object.entries(transpileParts)) {
      if (part === peers && options.peers === undefined) {
        console.error('Other transpilers are not run: --peers names a Python that has them.');
        continue;
      }
      for await (const row of part.run(options)) yield { ...row, name: `${name}: ${row.name}` };
    }
  },
};
