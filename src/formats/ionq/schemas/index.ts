export { groupUsage, usage, usageAmount, usages, whoami } from './account.js';
export {
  artifactDescriptor,
  artifactsByFormat,
  circuitJobOutput,
  circuitJobResult,
  errorMitigationOutput,
  variantInfo,
} from './artifacts.js';
export { backend, backendsResponse, characterization, characterizationsResponse } from './backends.js';
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
export {
  jobCanceledResponse,
  jobDeletedResponse,
  jobsBulkOperationRequest,
  jobsCanceledResponse,
  jobsDeletedResponse,
} from './job-changes.js';
export { circuitJobPayload, jobPayload, multiCircuitJobPayload, qasm3JobPayload } from './jobs.js';
export type { Open } from './primitives.js';
export {
  characterizationsQuery,
  circuitLanguage,
  jobEstimateQuery,
  jobsQuery,
  resultsQuery,
  sessionsQuery,
  usageQuery,
} from './queries.js';
export {
  baseJob,
  circuitJobResponse,
  circuitJobStats,
  costModel,
  errorResponse,
  failure,
  jobCostResponse,
  jobCreationResponse,
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
export {
  createSessionRequest,
  session,
  sessionCostLimit,
  sessionSettings,
  sessionSettingsRequest,
  sessionStatus,
  sessionsResponse,
} from './sessions.js';
export { circuitJobSettings, functionJobSettings, jobMetadata, noise, noiseModelName } from './settings.js';
