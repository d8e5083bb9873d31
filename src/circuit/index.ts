export { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
export {
  type Circuit,
  circuit,
  circuitOf,
  type GateOptions,
  nativeCircuit,
} from './circuit.js';
export type { CircuitData, CircuitRest } from './circuit-data.js';
export type { ComplexInput, MatrixInput } from './matrix-input.js';
export {
  keyTwice,
  measuredHasNo,
  type ParameterFree,
  parameterFree,
  qubitNotWhole,
  qubitOutside,
  qubitTwice,
} from './messages.js';
export { type Measurement, type Operation, wireIssues } from './operation.js';
