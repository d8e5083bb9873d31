import type { Profile } from '../../src/emulator/index.js';
import { apiDocument, type Node } from './api-document.js';
import type { Operation } from './operations.js';
import { schemaViolations } from './schema-check.js';

const schemas = (apiDocument['components'] as { readonly schemas: Readonly<Record<string, Node>> }).schemas;

/** In what answers of the emulator depart from the document of May 2026, each with its reason. */
export const departures: Readonly<Record<Profile, readonly string[]>> = {
  '2026-05': [
    // The document describes answers about jobs of circuits alone, and lets other types of job be posted.
    'GetJob: /results must NOT have additional properties: value',
    'GetJob: /results must NOT have additional properties: variance',
    'GetJob: /results must be null',
    'GetJob: /results must match a schema in anyOf',
    // The document types shots as a map of numbers, which no list of outcomes is.
    'GetVariantShots: must be object',
  ],
  // What the document of September 2026 has otherwise; that document is held to in the tests of the answers.
  '2026-09': [
    'GetJob: /results must NOT have additional properties: value',
    'GetJob: /results must NOT have additional properties: variance',
    'GetJob: /results must NOT have additional properties: ionq.result.probabilities-aggregate.json.v1',
    'GetJob: /results must NOT have additional properties: ionq.result.probabilities.json.v1',
    'GetJob: /results must NOT have additional properties: ionq.result.probabilities.json.v2',
    'GetJob: /results must NOT have additional properties: ionq.result.shots.json.v1',
    'GetJob: /results must NOT have additional properties: ionq.result.shots.json.v2',
    'GetJob: /results must be null',
    'GetJob: /results must match a schema in anyOf',
    'GetJob: /cost_model must be equal to one of the allowed values: quantum_compute_time, execution_time',
    'GetJobs: /jobs/* /cost_model must be equal to one of the allowed values: quantum_compute_time, execution_time',
    'GetSessionJobs: /jobs/* /cost_model must be equal to one of the allowed values: quantum_compute_time, execution_time',
    "EstimateJobCost: must have required property 'input_values'",
    "EstimateJobCost: must have required property 'cost_unit'",
    "EstimateJobCost: must have required property 'rate_information'",
    "EstimateJobCost: must have required property 'estimated_cost'",
    'EstimateJobCost: must NOT have additional properties: estimate_context',
    'EstimateJobCost: must NOT have additional properties: estimated_unit',
    'EstimateJobCost: must NOT have additional properties: rate_card',
    'EstimateJobCost: must NOT have additional properties: estimated_total_cost',
  ],
};

/**
 * In what an answer departs from the API document, its operation first, whether or not that is known; empty where it fits.
 *
 * @param text of the body
 */
export function answerDepartures(
  operation: Operation | undefined,
  { status, text }: { readonly status: number; readonly text: string },
): readonly string[] {
  const name = operation?.id ?? 'no operation';
  const note = (violations: readonly string[]) =>
    violations.map((violation) => `${name}: ${violation.replace(/\/jobs\/\d+(?=\/)/, '/jobs/* ')}`);
  if (status >= 400) return note(schemaViolations(schemas['Error']!, JSON.parse(text)));
  if (operation === undefined || status !== operation.status) return [`${name}: answered with ${status}`];
  if (operation.answer === undefined) return [];
  return note(schemaViolations(operation.answer, JSON.parse(text)));
}

/** The same without what is known to depart. */
export function answerViolations(
  operation: Operation | undefined,
  answer: { readonly status: number; readonly text: string },
  profile: Profile,
): readonly string[] {
  return answerDepartures(operation, answer).filter((violation) => !departures[profile].includes(violation));
}
