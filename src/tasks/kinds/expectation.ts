import * as z from 'zod/mini';
import { engineForMeans, type MomentsSource, simulateAsync } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { observable } from '../observable.js';
import { engineField, readySimulation, shotsField, simulationFields } from '../simulation.js';

const schema = z.strictObject({
  ...simulationFields,
  observables: z.array(observable).check(z.minLength(1), z.maxLength(1000)),
  shots: z.optional(shotsField),
  engine: engineField,
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
  async run(given, computing) {
    const { runs, options: told } = await readySimulation(given, computing);
    const options = {
      ...told,
      engine: given.engine ?? ('auto' as const),
      ...(given.shots === undefined ? {} : { shots: given.shots }),
    };
    const result = await simulateAsync(runs, { ...options, engine: engineForMeans(runs, options) });
    const means = given.observables.map((observed) => {
      computing.signal.throwIfAborted();
      const { mean, variance, standardError, source } = result.moments(observed);
      return { mean, variance, standardError, source };
    });
    return { engine: result.engine, means };
  },
});
