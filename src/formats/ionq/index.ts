export { type GateOnWires, gatesOnWires, reach } from './check-gates.js';
export { type CollectedIssues, collectIssues } from './collect-issues.js';
export { type DecodedCircuit, type DecodedJob, type DecodeOptions, decodeCircuit, decodeJob } from './decode.js';
export { Distribution, type KeyOrder, type Outcome, type WeightKind } from './distribution.js';
export { type CircuitJson, type EncodeOptions, encodeCircuit } from './encode.js';
export { circuitJob, type JobNoiseModel, type JobOptions, multiCircuitJob, type NamedCircuit } from './job.js';
export {
  FORBIDDEN_NAMES,
  type JsonReading,
  MAXIMUM_BODY_BYTES,
  MAXIMUM_JSON_DEPTH,
  readJsonText,
} from './json-text.js';
export { checkJsonValue, isObject, type JsonPath, member, show } from './json-value.js';
export { type CircuitShape, circuitsIn, type PayloadCircuit, shapeOf } from './payload-circuits.js';
export { payloadIssues } from './payload-issues.js';
export { type PreparedPayload, preparePayload } from './prepare-payload.js';
export {
  decodeHistogram,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
  type MeasuredCircuit,
  type MeasuredRegister,
  type ResultOptions,
  Results,
  ShotResults,
} from './results.js';
export type { GateJson } from './schemas/gates.js';
export * as schemas from './schemas/index.js';
export type { CircuitJobPayload, JobPayload, MultiCircuitJobPayload } from './schemas/jobs.js';
export { DEFAULT_SHOTS, MAXIMUM_SHOTS } from './schemas/settings.js';
export { type ServiceGate, serviceGates } from './service-gates.js';
