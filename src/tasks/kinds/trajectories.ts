import * as z from 'zod/mini';
import { sampleTrajectories } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { MOST_SHOTS } from '../limits.js';
import { noise } from '../noise.js';
import { readySimulation, shotsField, simulationFields } from '../simulation.js';

const schema = z.strictObject({
  ...simulationFields,
  shots: shotsField,
  noise,
  from: z.int().check(z.gte(0), z.lte(MOST_SHOTS)),
  /** Not among them. */
  to: z.int().check(z.gte(0), z.lte(MOST_SHOTS)),
});

/** A part of the shots of a noisy run. */
export interface TrajectoriesValue {
  readonly from: number;
  readonly to: number;
  /** Counts before read-out errors, by decimal index of all wires. */
  readonly counts: Readonly<Record<string, number>>;
}

export type TrajectoriesGiven = z.infer<typeof schema>;

/** Some of the trajectories that the shots of one noisy run are of; `mergeTrajectories` puts them together. */
export const trajectoriesKind = kind<TrajectoriesGiven, TrajectoriesValue>({
  name: 'trajectories',
  schema,
  async run(given, computing) {
    const { shots, from, to } = given;
    const { runs, options } = await readySimulation(given, computing);
    const counts = await sampleTrajectories(runs, { ...options, shots }, { from, to });
    return { from, to, counts: Object.fromEntries([...counts].sort(([a], [b]) => a - b)) };
  },
});
