export { type DecodedCircuit, decodeCircuit, decodeCircuits } from './circuits/decode.js';
export { type CircuitJson, type EncodeOptions, encodeCircuit } from './circuits/encode.js';
export { type ServiceGate, serviceGates } from './circuits/service-gates.js';
export { decodeEstimate, type EstimateRate, type JobEstimate } from './estimates/decode-estimate.js';
export { circuitJob, type JobNoiseModel, type JobOptions, multiCircuitJob, type NamedCircuit } from './jobs/build.js';
export { type DecodedJob, decodeJob } from './jobs/decode.js';
export { READ_OUT_ENTRY, withReadOut } from './jobs/read-out-entry.js';
export { jsonSpans } from './json/places.js';
export {
  FORBIDDEN_NAMES,
  type JsonReading,
  MAXIMUM_BODY_BYTES,
  MAXIMUM_JSON_DEPTH,
  readJsonText,
} from './json/text.js';
export { checkJsonValue, isObject, type JsonPath, member, show } from './json/value.js';
export { type CollectedIssues, collectIssues } from './payloads/collect-issues.js';
export { type GateOnWires, gatesOnWires, reach } from './payloads/gates-on-wires.js';
export { type CircuitShape, circuitsIn, type PayloadCircuit, shapeOf } from './payloads/payload-circuits.js';
export { payloadIssues } from './payloads/payload-issues.js';
export { type PreparedPayload, preparePayload } from './payloads/prepare-payload.js';
export { radiansWarnings } from './payloads/radians-warnings.js';
export type { DecodeOptions } from './payloads/read-payload.js';
export { type Aggregation, aggregateVariants, aggregations, type VariantResults } from './results/aggregate.js';
export { decodeResults } from './results/decode-document.js';
export {
  decodeHistogram,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
} from './results/decode-results.js';
export { decodeVariants, variantsIn } from './results/decode-variants.js';
export { Distribution, type Outcome, type WeightKind } from './results/distribution.js';
export type { KeyOrder, ResultOptions } from './results/document-reader.js';
export type { MeasuredCircuit, MeasuredRegister, StatedMeasuredCircuit } from './results/measured-circuit.js';
export { Results, ShotResults } from './results/results.js';
export type { GateJson } from './schemas/gates.js';
export * as schemas from './schemas/index.js';
export type { CircuitJobPayload, JobPayload, MultiCircuitJobPayload } from './schemas/jobs.js';
export { DEFAULT_SHOTS, MAXIMUM_SHOTS } from './schemas/settings.js';
