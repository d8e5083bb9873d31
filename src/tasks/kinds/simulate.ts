import * as z from 'zod/mini';
import { simulateAsync } from '../../simulate/index.js';
import { kind } from '../kind.js';
import type { Prepared } from '../program.js';
import { engineField, readySimulation, simulationFields } from '../simulation.js';

const schema = z.strictObject({ ...simulationFields, engine: engineField });

/** Exact probabilities: of what the keys read together, in their order; of all qubits where nothing is measured. */
export interface SimulateValue {
  readonly registers: Prepared['registers'];
  readonly engine: string;
  /** By outcome, the first wire of the first key FIRST; what is impossible is left out. */
  readonly probabilities: Readonly<Record<string, number>>;
}

export type SimulateGiven = z.infer<typeof schema>;

/** A circuit simulated exactly; under noise by the density matrix. */
export const simulateKind = kind<SimulateGiven, SimulateValue>({
  name: 'simulate',
  schema,
  async run(given, computing) {
    const { runs, registers, options } = await readySimulation(given, computing);
    const isNoisy = (given.noise ?? 'ideal') !== 'ideal';
    const result = await simulateAsync(runs, {
      ...options,
      engine: given.engine ?? (isNoisy ? 'density-matrix' : 'auto'),
    });
    const probabilities = Object.fromEntries(result.probabilities(...result.keys));
    return { registers, engine: result.engine, probabilities };
  },
});
