import * as z from 'zod/mini';
import { type DepolarizingRates, type Noise, publishedNoiseModels, targetNoise } from '../simulate/index.js';
import { targets } from '../targets/index.js';
import type { Lowering } from './program.js';

const rate = z.number().check(z.gte(0), z.lte(1));

/** Noise as data: a published model, rates, or what a target of the catalogue states of its gates. */
export const noise = z.union([
  z.enum(['ideal', ...publishedNoiseModels]),
  z.strictObject({ r1q: rate, r2q: rate, readout: z.optional(rate) }),
  z.strictObject({ target: z.string().check(z.maxLength(200)), readout: z.optional(z.boolean()) }),
]);

export type NoiseGiven = z.infer<typeof noise>;

/** The noise that the simulator takes. */
export function noiseOf(given: NoiseGiven = 'ideal'): Noise {
  if (typeof given === 'string') return given;
  if ('target' in given) return targetNoise(given.target, { readout: given.readout ?? false });
  const { r1q, r2q, readout } = given;
  return { r1q, r2q, ...(readout === undefined ? {} : { readout }) } satisfies DepolarizingRates;
}

/**
 * How a circuit of abstract gates is lowered where nobody says: noise acts on the native gates of the machine that it
 * belongs to.
 */
export function loweringFor(lowering: Lowering, given: NoiseGiven = 'ideal'): Lowering {
  if (lowering.target !== undefined || given === 'ideal') return lowering;
  const own =
    typeof given === 'string'
      ? targets.find(({ noiseModel }) => noiseModel?.name === given)?.name
      : 'target' in given
        ? given.target
        : undefined;
  return own === undefined ? lowering : { ...lowering, target: own, unlessNative: true };
}
