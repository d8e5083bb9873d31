// Building circuits.
export {
  type AngleInput,
  type Circuit,
  type CircuitCore,
  type CircuitData,
  type CircuitRest,
  type ComplexInput,
  circuit,
  circuitOf,
  type GateMethods,
  type GateOptions,
  type MatrixInput,
  type Measurement,
  nativeCircuit,
  type Operation,
  type ParameterFree,
  type ParametersOf,
  parseAngle,
} from './circuit/index.js';
// Drawing circuits and results.
export {
  type DrawHistogramOptions,
  type DrawTextOptions,
  drawHistogram,
  drawSvg,
  drawText,
} from './draw/index.js';
// What can go wrong.
export {
  formatIssue,
  formatPath,
  IonloomError,
  type Issue,
  type IssueCode,
  issueCodes,
  type SourceSpan,
} from './errors/index.js';
// IonQ JSON: circuits, jobs and results.
export {
  type CircuitJobPayload,
  type CircuitJson,
  circuitJob,
  type DecodedCircuit,
  type DecodedJob,
  type DecodeOptions,
  Distribution,
  decodeCircuit,
  decodeHistogram,
  decodeJob,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
  type EncodeOptions,
  encodeCircuit,
  type GateJson,
  type JobOptions,
  type JobPayload,
  type KeyOrder,
  type MeasuredCircuit,
  type MeasuredRegister,
  type MultiCircuitJobPayload,
  multiCircuitJob,
  type NamedCircuit,
  type Outcome as DistributionOutcome,
  type ResultOptions,
  Results,
  ShotResults,
} from './formats/ionq/index.js';
// OpenQASM 2 and 3.
export { parseQasm, parseQasm2, parseQasm3, printQasm2, printQasm3, type QasmOptions } from './formats/qasm/index.js';
// The gate table.
export {
  type AppliedGate,
  type Decomposition,
  type Gate,
  type GateAliases,
  type GateData,
  type GateParameter,
  type GateService,
  type Gateset,
  type GateUse,
  gateNamed,
  type NamedForm,
  namedForms,
  nativeGates,
  type Pauli,
  type PauliSum,
  qisGates,
  type Rotation,
  type Step,
} from './gates/index.js';
// Angles with parameters.
export {
  AffineAngle,
  type Angle,
  angleToString,
  isNumeric,
  type Matrix,
  param,
  RADIANS_PER_TURN,
} from './math/index.js';
// Simulating.
export {
  type Complex,
  type DepolarizingRates,
  depolarizingRates,
  type FinalStateOptions,
  finalState,
  type Noise,
  type Observable,
  type Outcome,
  probabilities,
  type QuantumState,
  type RunOptions,
  type SimulateOptions,
  SimulationResult,
  type Simulator,
  Statevector,
  simulate,
  statevectorSimulator,
} from './simulate/index.js';
// Targets.
export {
  type CharacterizedTarget,
  type Connectivity,
  type CustomTarget,
  connects,
  customTarget,
  type Entangler,
  estimateDuration,
  estimateFidelity,
  estimatePrice,
  findTarget,
  type NoiseModel,
  type NoiseModelName,
  noiseModels,
  type QubitPairs,
  qubitPairs,
  type Target,
  targetFrom,
  targetNames,
  targets,
} from './targets/index.js';
// Transpiling.
export {
  type Estimate,
  type GateCounts,
  type Level,
  type NativeSize,
  type PassReport,
  type Transpilation,
  type TranspileOptions,
  type TranspileReport,
  transpile,
} from './transpile/index.js';
// Validating before submission.
export { type ValidateOptions, type Validation, validate } from './validate/index.js';
// Verifying that two circuits are the same.
export {
  type Candidate,
  type Method,
  type Relation,
  type StatedCandidate,
  type Verdict,
  type VerifyOptions,
  verify,
} from './verify/index.js';
