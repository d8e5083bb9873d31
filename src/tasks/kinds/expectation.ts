import * as z from 'zod/mini';
import {
  type EngineName,
  engineForMeans,
  engineNames,
  type MomentsSource,
  simulateAsync,
} from '../../simulate/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf, MOST_SHOTS } from '../limits.js';
import { loweringFor, noise, noiseOf } from '../noise.js';
import { observable } from '../observable.js';
import { loweringFields, prepared, program } from '../program.js';

const schema = z.strictObject({
  program,
  ...loweringFields,
  observables: z.array(observable).check(z.minLength(1), z.maxLength(1000)),
  shots: z.optional(z.int().check(z.gte(1), z.lte(MOST_SHOTS))),
  noise: z.optional(noise),
  engine: z.optional(z.enum(engineNames as readonly [EngineName, ...EngineName[]])),
  ...limitFields,
});

/** One mean; see the `moments` of a simulation. */
interface Mean {
  readonly mean: number;
  readonly variance: number;
  readonly standardError: number;
  readonly source: MomentsSource;
}

/** The means of observables, in their order. */
export interface ExpectationValue {
  readonly engine: string;
  readonly means: readonly Mean[];
}

export type ExpectationGiven = z.infer<typeof schema>;

/** Means of observables: exact without shots, under noise from the mixed state where that fits. */
export const expectationKind = kind<ExpectationGiven, ExpectationValue>({
  name: 'expectation',
  schema,
  async run(given, { seed, signal }) {
    const { runs } = await prepared(given.program, loweringFor(given, given.noise), signal);
    const { memoryLimit } = limitsOf(given);
    const options = {
      seed,
      memoryLimit,
      noise: noiseOf(given.noise),
      engine: given.engine ?? ('auto' as const),
      ...(given.shots === undefined ? {} : { shots: given.shots }),
      signal,
    };
    const result = await simulateAsync(runs, { ...options, engine: engineForMeans(runs, options) });
    const means = given.observables.map((observed) => {
      signal.throwIfAborted();
      const { mean, variance, standardError, source } = result.moments(observed);
      return { mean, variance, standardError, source };
    });
    return { engine: result.engine, means };
  },
});
