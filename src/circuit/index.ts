export type { AngleInput, ParametersOf } from './angle-text.js';
export { type CircuitCore, circuit, circuitOf, type GateOptions, nativeCircuit } from './circuit.js';
export type { CircuitData, CircuitRest, TranspiledMark } from './circuit-data.js';
export type { CircuitPlaces } from './circuit-places.js';
export type { Circuit } from './circuit-type.js';
export type { NativeGateMethods, OtherGateNames, QisGateMethods } from './gate-signatures.js';
export type { ReadKeys, ValuesFor } from './known-names.js';
export { mapObservable } from './map-observable.js';
export { mapOutcomes, type OutcomeWeights } from './map-outcomes.js';
export type { ComplexInput, MatrixInput } from './matrix-input.js';
export type { Bound, ParameterFree } from './messages.js';
export type { Measurement, Operation } from './operation.js';
export type { Outcome } from './outcome.js';
export type { GateCounts, NamedGateCounts } from './size.js';
export { type Evaluable, followedBy, inOriginalQubits, type StatedCircuit } from './stated-circuit.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { parseAngle } from './angle-text.js';
/** @internal */
export { partsOf } from './circuit-data.js';
/** @internal */
export { parameterFree } from './messages.js';
/** @internal */
export {
  binaryDigits,
  byOutcome,
  isOutcome,
  outcomeIndex,
  outcomeText,
  readOutcome,
  selectBits,
  spaceOutcome,
  WIDEST_INDEX,
  writeOutcome,
} from './outcome.js';
/** @internal */
export { parameterValues } from './parameter-values.js';
/** @internal */
export { isCircuit, requireCircuit } from './require-circuit.js';
/** @internal */
export { countGates, depthOf } from './size.js';
/** @internal */
export {
  asStated,
  carriedOut,
  frameOperations,
  identityPermutation,
  isStated,
  movedNote,
  namesOfWires,
  onlyReadQubits,
  onlyReads,
  originalQubitsOf,
  qubitOfWire,
  qubitsOf,
  requireEvaluable,
  sumOfLeftOut,
} from './stated-circuit.js';
