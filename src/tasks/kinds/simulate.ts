import * as z from 'zod/mini';
import { type EngineName, engineNames, simulateAsync } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf } from '../limits.js';
import { loweringFor, noise, noiseOf } from '../noise.js';
import { loweringFields, type Prepared, prepared, program } from '../program.js';

const schema = z.strictObject({
  program,
  ...loweringFields,
  noise: z.optional(noise),
  engine: z.optional(z.enum(engineNames as readonly [EngineName, ...EngineName[]])),
  ...limitFields,
});

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
  async run(given, { seed, signal }) {
    const { runs, registers } = await prepared(given.program, loweringFor(given, given.noise), signal);
    const isNoisy = (given.noise ?? 'ideal') !== 'ideal';
    const { memoryLimit } = limitsOf(given);
    const result = await simulateAsync(runs, {
      seed,
      memoryLimit,
      noise: noiseOf(given.noise),
      engine: given.engine ?? (isNoisy ? 'density-matrix' : 'auto'),
      signal,
    });
    const probabilities = Object.fromEntries(result.probabilities(...result.keys));
    return { registers, engine: result.engine, probabilities };
  },
});
