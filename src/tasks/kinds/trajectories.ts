import * as z from 'zod/mini';
import { sampleTrajectories } from '../../simulate/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf, MOST_SHOTS } from '../limits.js';
import { loweringFor, noise, noiseOf } from '../noise.js';
import { loweringFields, prepared, program } from '../program.js';

const schema = z.strictObject({
  program,
  ...loweringFields,
  shots: z.int().check(z.gte(1), z.lte(MOST_SHOTS)),
  noise,
  from: z.int().check(z.gte(0), z.lte(MOST_SHOTS)),
  /** Not among them. */
  to: z.int().check(z.gte(0), z.lte(MOST_SHOTS)),
  ...limitFields,
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
  async run(given, { seed, signal }) {
    const { shots, from, to } = given;
    const { runs } = await prepared(given.program, loweringFor(given, given.noise), signal);
    const { memoryLimit } = limitsOf(given);
    const run = { shots, seed, noise: noiseOf(given.noise), memoryLimit, signal };
    const counts = await sampleTrajectories(runs, run, { from, to });
    return { from, to, counts: Object.fromEntries([...counts].sort(([a], [b]) => a - b)) };
  },
});
