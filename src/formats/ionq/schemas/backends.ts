import * as z from 'zod/mini';
import { finite, openEnum } from './primitives.js';

/** A backend as the service lists it. */
export const backend = z.looseObject({
  backend: z.string(),
  status: openEnum(['available', 'unavailable', 'retired']),
  qubits: z.int().check(z.gte(0)),
  average_queue_time: finite,
  last_updated: z.string(),
  characterization_id: z.optional(z.string()),
  degraded: z.optional(z.boolean()),
  kw: z.optional(finite),
  location: z.optional(z.string()),
  supported_gates: z.optional(z.array(z.string())),
  supported_native_gates: z.optional(z.array(z.string())),
  supported_error_mitigations: z.optional(z.array(z.string())),
  noise_models: z.optional(z.array(z.string())),
});

/** The list of backends, which needs no key. */
export const backendsResponse = z.array(backend);

/** A characterization document of the API document; real ones stray from it, and `targets` reads those. */
export const characterization = z.looseObject({
  id: z.string(),
  backend: z.string(),
  date: z.string(),
  qubits: z.int().check(z.gte(1)),
  connectivity: z.optional(z.array(z.array(z.int()))),
  fidelity: z.looseObject({
    spam: z.looseObject({ median: finite, stderr: z.optional(z.nullable(finite.check(z.gte(0)))) }),
  }),
  timing: z.looseObject({
    readout: finite,
    reset: finite,
    '1q': z.optional(finite),
    '2q': z.optional(finite),
    t1: z.optional(finite),
    t2: z.optional(finite),
  }),
});

/** One page of a backend's characterizations; `pages` is how many follow, and null stands for an empty page. */
export const characterizationsResponse = z.looseObject({
  characterizations: z.nullable(z.array(characterization)),
  pages: z.optional(z.int()),
});
