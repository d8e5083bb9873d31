import * as z from 'zod';
import { finite, int32 } from './primitives.js';

/** The number of shots that the service assumes when a job names none. */
export const DEFAULT_SHOTS = 100;

/** The largest number of shots of one job in the API document; a backend may allow fewer. */
export const MAXIMUM_SHOTS = 1_000_000;

/** How often the circuit runs: 1 to 1,000,000. */
export const shots = z.int().min(1).max(MAXIMUM_SHOTS);

/** Text values by name, stored and returned by the service untouched. */
export const jobMetadata = z.record(z.string(), z.string());

/** The noise models that a request may name. */
export const noiseModelName = z.enum([
  'ideal',
  'harmony',
  'harmony-1',
  'harmony-2',
  'aria-1',
  'aria-2',
  'forte-1',
  'forte-enterprise-1',
]);

/** The noise that the simulator adds, with the seed of its random numbers. */
export const noise = z.strictObject({ model: noiseModelName, seed: int32.optional() });

/** How errors are mitigated: variants of the circuit are run and averaged when `debiasing` is on. */
export const errorMitigation = z.strictObject({
  debiasing: z.boolean().optional(),
  symmetry_verification: z.boolean().optional(),
});

/** How the service compiles a circuit of abstract gates. */
export const compilationSettings = z.strictObject({
  opt: finite.optional(),
  precision: z.string().optional(),
  gate_basis: z.string().optional(),
  service_version: z.string().optional(),
});

/** The settings of a job of circuits. */
export const circuitJobSettings = z.strictObject({
  error_mitigation: errorMitigation.optional(),
  compilation: compilationSettings.optional(),
});

/** The settings of a function job: no compilation. */
export const functionJobSettings = z.strictObject({ error_mitigation: errorMitigation.optional() });

/** The fields that every job payload may carry, whatever its type. */
export const jobFields = {
  name: z.string().optional(),
  metadata: jobMetadata.optional(),
  shots: shots.optional(),
  backend: z.string(),
  session_id: z.string().optional(),
  dry_run: z.boolean().optional(),
};
