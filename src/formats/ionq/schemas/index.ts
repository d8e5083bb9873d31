export {
  circuitInput,
  compiledCircuit,
  multiCircuitInput,
  nativeCircuitInput,
  qisCircuitInput,
  registers,
} from './circuits.js';
export {
  ansatz,
  genericQuantumFunctionInput,
  hamiltonianEnergyData,
  hamiltonianEnergyInput,
  hamiltonianPauliTerm,
  linearConstraint,
  qctrlExternalSettings,
  qctrlQaoaJobInput,
  qctrlQaoaJobPayload,
  quadraticConstraint,
  quantumFunctionInput,
  quantumFunctionJobPayload,
} from './functions.js';
export { nativeGate, qisGate } from './gates.js';
export { circuitJobPayload, jobPayload, multiCircuitJobPayload, qasm3JobPayload } from './jobs.js';
export {
  backend,
  baseJob,
  characterization,
  circuitJobResponse,
  circuitJobResult,
  circuitJobStats,
  costModel,
  errorResponse,
  failure,
  jobCostResponse,
  jobCreationResponse,
  jobEstimateQuery,
  jobEstimateResponse,
  jobStatus,
  jobsResponse,
  numberMap,
  responseCircuitJobSettings,
  responseCompilationSettings,
} from './responses.js';
export {
  outcomeMap,
  outcomeMapByJob,
  registerHistogram,
  registerProbabilities,
  registerShots,
  shotList,
} from './results.js';
export { circuitJobSettings, functionJobSettings, jobMetadata, noise, noiseModelName } from './settings.js';
