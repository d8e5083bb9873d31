import * as z from 'zod/mini';
import { finite, int32 } from './primitives.js';

/** The number of shots that the service assumes when a job names none. */
export const DEFAULT_SHOTS = 100;

/** The largest number of shots of one job in the API document; a backend may allow fewer. */
export const MAXIMUM_SHOTS = 1_000_000;

/** The most gates that all circuits of one job may have together: the API document of September 2026. */
export const MAXIMUM_GATES = 150_000;

/** The smallest circuit that hardware was publicly reported to refuse; 20,032 gates were reported as taken. */
export const REFUSED_GATES = 40_000;

/**
 * The most keys of metadata, and the most characters of a key and of a value: "API Core Concepts" of docs.ionq.com, which
 * gives a value 40000 and, in its example, 400.
 */
export const METADATA_LIMITS = { keys: 10, keyLength: 40, valueLength: 40_000, exampleValueLength: 400 } as const;

/** How often the circuit runs: 1 to 1,000,000. */
export const shots = z.int().check(z.gte(1), z.lte(MAXIMUM_SHOTS));

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
export const noise = z.strictObject({ model: noiseModelName, seed: z.optional(int32) });

/** How errors are mitigated: variants of the circuit are run and averaged when `debiasing` is on. */
export const errorMitigation = z.strictObject({
  debiasing: z.optional(z.boolean()),
  symmetry_verification: z.optional(z.boolean()),
});

/** How the service compiles a circuit of abstract gates. */
export const compilationSettings = z.strictObject({
  opt: z.optional(finite),
  precision: z.optional(z.string()),
  gate_basis: z.optional(z.string()),
  service_version: z.optional(z.string()),
});

/** The settings of a job of circuits. */
export const circuitJobSettings = z.strictObject({
  error_mitigation: z.optional(errorMitigation),
  compilation: z.optional(compilationSettings),
});

/** The settings of a function job: no compilation. */
export const functionJobSettings = z.strictObject({ error_mitigation: z.optional(errorMitigation) });

/** The fields that every job payload may carry, whatever its type. */
export const jobFields = {
  name: z.optional(z.string()),
  metadata: z.optional(jobMetadata),
  shots: z.optional(shots),
  backend: z.string(),
  session_id: z.optional(z.string()),
  dry_run: z.optional(z.boolean()),
};
