export { type DecodedCircuit, decodeCircuit } from './circuits/decode.js';
export { type CircuitJson, type EncodeOptions, encodeCircuit } from './circuits/encode.js';
export { decodeEstimate, type EstimateRate, type JobEstimate } from './estimates/decode-estimate.js';
export { circuitJob, type JobNoiseModel, type JobOptions, multiCircuitJob, type NamedCircuit } from './jobs/build.js';
export { type DecodedJob, decodeJob } from './jobs/decode.js';
export { mitigatesErrors } from './jobs/mitigation.js';
export type { DecodeOptions } from './payloads/read-payload.js';
export { type Aggregation, aggregateVariants, aggregations, type VariantResults } from './results/aggregate.js';
export type { KeyOrder } from './results/decimal-outcomes.js';
export { decodeResults } from './results/decode-document.js';
export {
  decodeHistogram,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
} from './results/decode-results.js';
export { decodeVariants } from './results/decode-variants.js';
export { Distribution, type WeightedOutcome as Outcome, type WeightKind } from './results/distribution.js';
export type { ResultOptions } from './results/document-reader.js';
export type { MeasuredCircuit, MeasuredRegister, StatedMeasuredCircuit } from './results/measured-circuit.js';
export { Results, ShotResults } from './results/results.js';
export type { GateJson } from './schemas/gates.js';
export * as schemas from './schemas/index.js';
export type {
  CircuitJobPayload,
  JobPayload,
  MultiCircuitJobPayload,
  Qasm3JobPayload,
  QctrlQaoaJobPayload,
  QuantumFunctionJobPayload,
} from './schemas/jobs.js';
export { DEFAULT_SHOTS, MAXIMUM_SHOTS } from './schemas/settings.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { decodeCircuits } from './circuits/decode.js';
/** @internal */
export { READ_OUT_ENTRY, withReadOut } from './jobs/read-out-entry.js';
/** @internal */
export { type ReadOutOfAnswer, readOutOfAnswer } from './jobs/read-out-of-answer.js';
/** @internal */
export { type JsonPlace, jsonPlaces, jsonSpans, openingOf } from './json/places.js';
/** @internal */
export { stringOffsets } from './json/string-offsets.js';
/** @internal */
export {
  type JsonReading,
  MAXIMUM_BODY_BYTES,
  MAXIMUM_JSON_DEPTH,
  readJsonText,
} from './json/text.js';
/** @internal */
export { checkJsonValue, isObject, type JsonPath, member, show, valueAt } from './json/value.js';
/** @internal */
export { collectIssues } from './payloads/collect-issues.js';
/** @internal */
export { gateOddities } from './payloads/gate-oddities.js';
/** @internal */
export { type GateOnWires, gatesOnWires, reach } from './payloads/gates-on-wires.js';
/** @internal */
export {
  type CircuitShape,
  circuitsIn,
  MAXIMUM_CIRCUITS,
  type PayloadCircuit,
  shapeOf,
} from './payloads/payload-circuits.js';
/** @internal */
export { payloadIssues } from './payloads/payload-issues.js';
/** @internal */
export { preparePayload } from './payloads/prepare-payload.js';
/** @internal */
export { radiansWarnings } from './payloads/radians-warnings.js';
/** @internal */
export { variantsIn } from './results/decode-variants.js';
/** @internal */
export { measuredIn } from './results/measured-in.js';
/** @internal */
export { type ResultKind, resultFormats } from './results/result-formats.js';
/** @internal */
export { jobFrame } from './schemas/jobs.js';
/** @internal */
export { calendarDate } from './schemas/primitives.js';
/** @internal */
export { jobStates, usageGroups, usageModalities } from './schemas/queries.js';
/** @internal */
export { failureCodes } from './schemas/responses.js';
/** @internal */
export { schemaIssues } from './schemas/schema-issues.js';
/** @internal */
export { MAXIMUM_GATES, METADATA_LIMITS, REFUSED_GATES } from './schemas/settings.js';
