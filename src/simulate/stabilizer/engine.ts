import { issue } from '../../errors/index.js';
import { atOnce } from '../../steps/index.js';
import { type NamedEngine, SMALL_COST } from '../contract/named-engine.js';
import { extended, quiet, stateRun } from '../contract/state-run.js';
import { isNoiseless, runsWithoutNoise } from '../noise/noise.js';
import { stabilizerSimulator } from './stabilizer-simulator.js';

/** Tableaux: Clifford gates alone, at any width. */
export const stabilizerEngine: NamedEngine<'stabilizer'> = {
  name: 'stabilizer',
  judge({ circuit, rates }) {
    const { qubits, parameters } = circuit;
    if (!isNoiseless(rates)) return { refusal: runsWithoutNoise('stabilizer') };
    // Where a vector costs no more, it does not matter what the gates are.
    if (2 ** qubits > SMALL_COST && parameters.length === 0) {
      const refused = stabilizerSimulator.refuses!(circuit);
      if (refused !== undefined) return { refusal: issue('UnsuitableEngine', refused) };
    }
    const cost = parameters.length === 0 ? SMALL_COST : Number.POSITIVE_INFINITY;
    return { cost, reason: `all gates are Clifford, so ${qubits} qubits need no statevector` };
  },
  run: (task) =>
    atOnce(() => {
      const { circuit, limit } = task;
      const later = quiet(limit);
      return stateRun(stabilizerSimulator.run(circuit, limit), task, (gates) =>
        stabilizerSimulator.run(extended(circuit, gates), later),
      );
    }),
};
