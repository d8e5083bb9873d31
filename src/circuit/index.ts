export { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
export {
  type Circuit,
  type CircuitCore,
  circuit,
  circuitOf,
  type GateOptions,
  nativeCircuit,
} from './circuit.js';
export type { CircuitData, CircuitRest, TranspiledMark } from './circuit-data.js';
export { mapObservable } from './map-observable.js';
export { mapOutcomes, type OutcomeWeights } from './map-outcomes.js';
export type { ComplexInput, MatrixInput } from './matrix-input.js';
export { type NoParameter, type ParameterFree, parameterFree } from './messages.js';
export type { GateMethods } from './methods.js';
export { type Observable, observableTerms, type PauliFactor, pauliFactors } from './observable.js';
export type { Measurement, Operation } from './operation.js';
export { parameterValues } from './parameter-values.js';
export {
  carriedOut,
  type Evaluable,
  followedBy,
  inOriginalQubits,
  isStated,
  movedNote,
  onlyReads,
  qubitOfWire,
  type StatedCircuit,
} from './stated-circuit.js';
