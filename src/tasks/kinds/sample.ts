import * as z from 'zod/mini';
import { simulateAsync } from '../../simulate/index.js';
import { kind } from '../kind.js';
import type { Prepared } from '../program.js';
import { engineField, readySimulation, shotsField, simulationFields } from '../simulation.js';

const schema = z.strictObject({ ...simulationFields, shots: shotsField, engine: engineField });

/** Counts of shots: of what the keys read together, in their order; of all qubits where nothing is measured. */
export interface SampleValue {
  readonly registers: Prepared['registers'];
  readonly engine: string;
  readonly shots: number;
  /** By outcome, the first wire of the first key FIRST. */
  readonly counts: Readonly<Record<string, number>>;
}

export type SampleGiven = z.infer<typeof schema>;

/** Shots of a circuit, with or without noise; the seed decides them. */
export const sampleKind = kind<SampleGiven, SampleValue>({
  name: 'sample',
  schema,
  async run(given, computing) {
    const { shots, engine = 'auto' } = given;
    const { runs, registers, options } = await readySimulation(given, computing);
    const result = await simulateAsync(runs, { ...options, shots, engine });
    return { registers, engine: result.engine, shots, counts: Object.fromEntries(result.counts(...result.keys)) };
  },
});
