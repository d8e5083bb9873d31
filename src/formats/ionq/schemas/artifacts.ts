import * as z from 'zod/mini';
import { finite, int32, qubitIndex } from './primitives.js';

/**
 * A document that the service keeps for a job, fetched by its `id`; `format` says what it holds, such as
 * `ionq.result.probabilities.json.v1` (the API document of September 2026).
 */
export const artifactDescriptor = z.looseObject({ id: z.string(), format: z.string(), media_type: z.string() });

/** Artifacts by what they hold. */
export const artifactsByFormat = z.record(z.string(), artifactDescriptor);

const link = z.looseObject({ url: z.string() });

/**
 * Where the results of a job of circuits are found: as paths on the service's host by kind (May 2026), or as artifacts by
 * format, which pass as they are (September 2026); both may stand side by side.
 */
export const circuitJobResult = z.looseObject({
  probabilities: z.optional(link),
  histogram: z.optional(link),
  shots: z.optional(link),
});

/** A debiasing variant: on which qubits of the machine it ran, and where its results are. */
export const variantInfo = z.looseObject({
  variant_id: z.string(),
  qubit_map: z.optional(z.nullable(z.array(qubitIndex))),
  shots: z.optional(int32),
  results: z.optional(z.nullable(circuitJobResult)),
});

/** What error mitigation left in a job's `output`: variants, and how they were put together. */
export const errorMitigationOutput = z.looseObject({
  debiasing: z.optional(
    z.nullable(
      z.looseObject({
        variants: z.optional(z.nullable(z.array(variantInfo))),
        aggregation_method: z.optional(z.nullable(z.string())),
      }),
    ),
  ),
  symmetry_verification: z.optional(
    z.nullable(
      z.looseObject({
        num_allowed_states: z.optional(z.nullable(finite)),
        applied: z.optional(z.nullable(z.boolean())),
      }),
    ),
  ),
  aggregations: z.optional(z.nullable(artifactsByFormat)),
});

/**
 * The `output` of a job of circuits, as the API document of September 2026 has it; the one of May leaves it open, so that
 * an answer about a job is read without it.
 */
export const circuitJobOutput = z.looseObject({
  compilation: z.optional(z.nullable(z.looseObject({ compiled_circuits: z.optional(z.nullable(artifactsByFormat)) }))),
  error_mitigation: z.optional(z.nullable(errorMitigationOutput)),
});
