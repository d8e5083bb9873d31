export { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
export {
  type CircuitCore,
  circuit,
  circuitOf,
  type GateOptions,
  nativeCircuit,
} from './circuit.js';
export type { CircuitData, CircuitRest, TranspiledMark } from './circuit-data.js';
export type { Circuit } from './circuit-type.js';
export type { NativeGateMethods, OtherGateNames, QisGateMethods } from './gate-signatures.js';
export type { ReadKeys, ValuesFor } from './known-names.js';
export { mapObservable } from './map-observable.js';
export { mapOutcomes, type OutcomeWeights } from './map-outcomes.js';
export type { ComplexInput, MatrixInput } from './matrix-input.js';
export { type ParameterFree, parameterFree } from './messages.js';
export type { Measurement, Operation } from './operation.js';
export { parameterValues } from './parameter-values.js';
export { isCircuit, requireCircuit } from './require-circuit.js';
export { countGates, depthOf, type GateCounts, type NamedGateCounts } from './size.js';
export {
  carriedOut,
  type Evaluable,
  followedBy,
  inOriginalQubits,
  isStated,
  movedNote,
  onlyReads,
  qubitOfWire,
  requireEvaluable,
  type StatedCircuit,
} from './stated-circuit.js';
