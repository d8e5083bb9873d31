export { type AngleInput, type ParametersOf, parseAngle } from './angle-text.js';
export {
  type Circuit,
  type CircuitCore,
  circuit,
  circuitOf,
  type GateOptions,
  nativeCircuit,
} from './circuit.js';
export type { CircuitData, CircuitRest } from './circuit-data.js';
export type { ComplexInput, MatrixInput } from './matrix-input.js';
export { type NoParameter, type ParameterFree, parameterFree } from './messages.js';
export type { GateMethods } from './methods.js';
export type { Measurement, Operation } from './operation.js';
export { parameterValues } from './parameter-values.js';
