import * as z from 'zod/mini';
import { circuitJobResult } from './artifacts.js';
import { finite, int32, openEnum } from './primitives.js';
import { jobStates } from './queries.js';

/** The states of a job; a new one must not break a reader. */
export const jobStatus = openEnum(jobStates);

/** The service's reasons for a failed job. */
export const failureCodes = [
  'InvalidInput',
  'CompilationError',
  'ContractExpiredError',
  'DebiasingError',
  'InternalError',
  'NotEnoughQubits',
  'OptimizationError',
  'PreflightError',
  'QuantumCircuitComplexityError',
  'QuantumComputerError',
  'QuotaExhaustedError',
  'SimulationError',
  'SimulationTimeout',
  'SystemCancel',
  'TooLongPredictedExecutionTime',
  'TooManyControls',
  'TooManyGates',
  'TooManyShots',
  'UnknownBillingError',
  'UnsupportedGate',
] as const;

/** One of them; a new one must not break a reader. */
export const failureCode = openEnum(failureCodes);

/** Why a job failed. */
export const failure = z.looseObject({ code: failureCode, message: z.string() });

/** How a job is billed. */
export const costModel = openEnum(['quantum_compute_time', 'execution_time', 'QCT', '2QGE_operations']);

/** The answer to a posted job. */
export const jobCreationResponse = z.looseObject({
  id: z.string(),
  status: jobStatus,
  session_id: z.nullable(z.string()),
});

/** The noise of a job in a response. */
export const responseNoise = z.looseObject({
  model: openEnum(['ideal', 'harmony', 'harmony-1', 'harmony-2', 'aria-1', 'aria-2', 'forte-1', 'forte-enterprise-1']),
  seed: z.optional(z.nullable(int32)),
});

const anything = z.looseObject({});

/** What every job in a response carries. */
export const baseJob = z.looseObject({
  id: z.string(),
  status: jobStatus,
  type: z.string(),
  backend: z.string(),
  dry_run: z.boolean(),
  submitter_id: z.string(),
  project_id: z.nullable(z.string()),
  parent_job_id: z.nullable(z.string()),
  session_id: z.nullable(z.string()),
  metadata: z.nullable(z.record(z.string(), z.string())),
  name: z.nullable(z.string()),
  submitted_at: z.string(),
  started_at: z.nullable(z.string()),
  completed_at: z.nullable(z.string()),
  predicted_wait_time_ms: z.nullable(finite),
  predicted_execution_duration_ms: z.nullable(finite),
  execution_duration_ms: z.nullable(finite),
  shots: z.optional(int32),
  noise: z.optional(responseNoise),
  failure: z.nullable(failure),
  cost_model: z.optional(costModel),
  output: anything,
  settings: anything,
  stats: anything,
  results: z.nullable(anything),
});

/** One page of jobs; `next` is the cursor of the following page. */
export const jobsResponse = z.looseObject({ jobs: z.array(baseJob), next: z.nullable(z.string()) });

/** How the service compiled a circuit. */
export const responseCompilationSettings = z.looseObject({
  precision: z.optional(z.string()),
  opt: z.optional(finite),
  gate_basis: z.optional(z.string()),
  service_version: z.optional(z.string()),
});

/** The settings of a job of circuits in a response. */
export const responseCircuitJobSettings = z.looseObject({
  compilation: z.optional(responseCompilationSettings),
  error_mitigation: z.optional(z.looseObject({ debiasing: z.optional(z.union([anything, z.boolean()])) })),
});

/** Numbers by name. */
export const numberMap = z.record(z.string(), finite);

/** What the service counted about a job of circuits. */
export const circuitJobStats = z.looseObject({
  qubits: z.optional(int32),
  circuits: z.optional(int32),
  gate_counts: z.optional(numberMap),
  kwh: z.optional(finite),
  predicted_quantum_compute_time_us: z.optional(finite),
  billed_quantum_compute_time_us: z.optional(finite),
});

/** A job of circuits in a response. */
export const circuitJobResponse = z.extend(baseJob, {
  settings: responseCircuitJobSettings,
  stats: circuitJobStats,
  results: z.nullable(circuitJobResult),
  child_job_ids: z.nullable(z.array(z.string())),
});

const money = z.looseObject({ value: finite, unit: z.string() });

/** What a job costs. */
export const jobCostResponse = z.looseObject({ dry_run: z.boolean(), estimated_cost: money, cost: z.optional(money) });

/** The answer to a cost estimate in the API document's shape; `decodeEstimate` reads the later ones, too. */
export const jobEstimateResponse = z.looseObject({
  input_values: z.looseObject({
    backend: z.string(),
    type: z.optional(z.string()),
    qubits: z.optional(int32),
    shots: z.optional(int32),
    '1q_gates': z.optional(int32),
    '2q_gates': z.optional(int32),
    error_mitigation: z.optional(z.boolean()),
  }),
  estimated_at: z.string(),
  cost_unit: z.string(),
  rate_information: z.looseObject({
    job_cost_minimum: finite,
    cost_2q_gate: finite,
    cost_1q_gate: finite,
    organization: z.string(),
  }),
  estimated_cost: finite,
  estimated_execution_time: finite,
  current_predicted_queue_time: finite,
});

/** The body of an error response. */
export const errorResponse = z.looseObject({
  statusCode: z.int(),
  error: z.string(),
  message: z.string(),
  validation: z.optional(z.looseObject({ keys: z.optional(z.array(z.string())), source: z.optional(z.string()) })),
});
