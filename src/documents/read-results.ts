import type { Issue } from '../errors/index.js';
import {
  type Aggregation,
  aggregateVariants,
  decodeMultiCircuitProbabilities,
  decodeResults,
  decodeVariants,
  type MeasuredCircuit,
  type Results,
  type StatedMeasuredCircuit,
  variantsIn,
} from '../formats/ionq/index.js';

/** What results are read for, with where its qubits ended unless each is on its own wire. */
export type Measured = MeasuredCircuit | StatedMeasuredCircuit;

/** The results of one circuit, and of how many debiasing variants they were made, where they were made of variants. */
export interface ReadResults {
  readonly results: Results;
  readonly variants: number | undefined;
}

/** How the results of a document's circuits are read. */
export interface ReadResultsOptions {
  /** Whether the document is made for several circuits, whose results stand by job. */
  readonly multiple: boolean;
  /** How debiasing variants become one; their average if left out. */
  readonly aggregation?: Aggregation | undefined;
  /** Told of what was read and yet deserves a look. */
  readonly onWarning: (warning: Issue) => void;
}

/** Whether the results of a document are those of debiasing variants, which are put together. */
export function holdsVariants(results: unknown, multiple: boolean): boolean {
  return !multiple && variantsIn(results) !== undefined;
}

/**
 * Reads a document that the service answered with, of whichever form it is: the results of one circuit, of its debiasing
 * variants, or by job of several.
 *
 * @param measured what ran for each of its circuits, at least one
 * @throws IonloomError with everything that is wrong with it.
 */
export function readResults(
  document: unknown,
  measured: readonly Measured[],
  { multiple, aggregation, onWarning }: ReadResultsOptions,
): readonly ReadResults[] {
  const first = measured[0]!;
  if (holdsVariants(document, multiple)) {
    const variants = decodeVariants(document, first, { onWarning });
    return [{ results: aggregateVariants(variants, aggregation), variants: variants.length }];
  }
  const all = multiple
    ? decodeMultiCircuitProbabilities(document, measured, { onWarning })
    : [decodeResults(document, first, { onWarning })];
  return all.map((results) => ({ results, variants: undefined }));
}
