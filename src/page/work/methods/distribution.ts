import { type EngineName, simulateAsync } from '../../../public/index.js';
import { type ChosenCircuit, templateOf } from './chosen-circuit.js';
import type { Context } from './index.js';
import { readyThreads } from './ready-threads.js';
import { MEMORY_LIMIT } from './simulate.js';

/** Which probabilities are wanted. */
export interface DistributionGiven extends ChosenCircuit {
  readonly values: Readonly<Record<string, number>>;
  /** None for all qubits. */
  readonly keys: readonly string[];
  readonly engine: EngineName;
  readonly threads?: number | undefined;
}

/** All probabilities of a register. */
export interface WholeDistribution {
  /** By the number of the outcome, bit 0 being the least significant. */
  readonly probabilities: Float64Array;
  /** How many threads were ready to work on it. */
  readonly threads: number;
}

/** The exact probability of every outcome, for files: the panel itself shows the most probable ones. */
export async function distribution(given: DistributionGiven, { signal }: Context): Promise<WholeDistribution> {
  const template = templateOf(given);
  const threads = await readyThreads(template.written.qubits, given.threads);
  const how = { signal, threads, memoryLimit: MEMORY_LIMIT, engine: given.engine };
  const result = await simulateAsync(template.bind(given.values), how);
  return { probabilities: result.distribution(...given.keys), threads };
}
