import * as z from 'zod/mini';
import { type EngineName, engineNames, simulateAsync } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf, MOST_SHOTS } from '../limits.js';
import { loweringFor, noise, noiseOf } from '../noise.js';
import { loweringFields, type Prepared, prepared, program } from '../program.js';

const schema = z.strictObject({
  program,
  ...loweringFields,
  shots: z.int().check(z.gte(1), z.lte(MOST_SHOTS)),
  noise: z.optional(noise),
  engine: z.optional(z.enum(engineNames as readonly [EngineName, ...EngineName[]])),
  ...limitFields,
});

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
  async run(given, { seed, signal }) {
    const { shots, engine = 'auto' } = given;
    const { runs, registers } = await prepared(given.program, loweringFor(given, given.noise), signal);
    const { memoryLimit } = limitsOf(given);
    const result = await simulateAsync(runs, {
      seed,
      shots,
      engine,
      memoryLimit,
      noise: noiseOf(given.noise),
      signal,
    });
    return { registers, engine: result.engine, shots, counts: Object.fromEntries(result.counts(...result.keys)) };
  },
});
