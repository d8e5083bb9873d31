import * as z from 'zod';
import { finite, int32, openEnum } from './primitives.js';

/** The states of a job; a new one must not break a reader. */
export const jobStatus = openEnum(['submitted', 'ready', 'started', 'canceled', 'failed', 'completed']);

/** The service's reasons for a failed job; a new one must not break a reader. */
export const failureCode = openEnum([
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
]);

/** Why a job failed. */
export const failure = z.looseObject({ code: failureCode, message: z.string() });

/** How a job is billed. */
export const costModel = openEnum(['quantum_compute_time', 'execution_time']);

/** The answer to a posted job. */
export const jobCreationResponse = z.looseObject({
  id: z.string(),
  status: jobStatus,
  session_id: z.string().nullable(),
});

/** The noise of a job in a response. */
export const responseNoise = z.looseObject({
  model: openEnum(['ideal', 'harmony', 'harmony-1', 'harmony-2', 'aria-1', 'aria-2', 'forte-1', 'forte-enterprise-1']),
  seed: int32.nullable().optional(),
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
  project_id: z.string().nullable(),
  parent_job_id: z.string().nullable(),
  session_id: z.string().nullable(),
  metadata: z.record(z.string(), z.string()).nullable(),
  name: z.string().nullable(),
  submitted_at: z.string(),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
  predicted_wait_time_ms: finite.nullable(),
  predicted_execution_duration_ms: finite.nullable(),
  execution_duration_ms: finite.nullable(),
  shots: int32.optional(),
  noise: responseNoise.optional(),
  failure: failure.nullable(),
  cost_model: costModel.optional(),
  output: anything,
  settings: anything,
  stats: anything,
  results: anything.nullable(),
});

/** One page of jobs; `next` is the cursor of the following page. */
export const jobsResponse = z.looseObject({ jobs: z.array(baseJob), next: z.string().nullable() });

/** How the service compiled a circuit. */
export const responseCompilationSettings = z.looseObject({
  precision: z.string().optional(),
  opt: finite.optional(),
  gate_basis: z.string().optional(),
  service_version: z.string().optional(),
});

/** The settings of a job of circuits in a response. */
export const responseCircuitJobSettings = z.looseObject({
  compilation: responseCompilationSettings.optional(),
  error_mitigation: z.looseObject({ debiasing: z.union([anything, z.boolean()]).optional() }).optional(),
});

/** Numbers by name. */
export const numberMap = z.record(z.string(), finite);

/** What the service counted about a job of circuits. */
export const circuitJobStats = z.looseObject({
  qubits: int32.optional(),
  circuits: int32.optional(),
  gate_counts: numberMap.optional(),
  kwh: finite.optional(),
  predicted_quantum_compute_time_us: finite.optional(),
  billed_quantum_compute_time_us: finite.optional(),
});

const link = z.looseObject({ url: z.string() });

/** Where the results of a job of circuits are found, as paths on the service's host. */
export const circuitJobResult = z.looseObject({
  probabilities: link.optional(),
  histogram: link.optional(),
  shots: link.optional(),
});

/** A job of circuits in a response. */
export const circuitJobResponse = baseJob.extend({
  settings: responseCircuitJobSettings,
  stats: circuitJobStats,
  results: circuitJobResult.nullable(),
  child_job_ids: z.array(z.string()).nullable(),
});

const money = z.looseObject({ value: finite, unit: z.string() });

/** What a job costs. */
export const jobCostResponse = z.looseObject({ dry_run: z.boolean(), estimated_cost: money, cost: money.optional() });

/** The question of a cost estimate. */
export const jobEstimateQuery = z.strictObject({
  backend: z.string(),
  type: z.string().optional(),
  qubits: int32.optional(),
  shots: int32.optional(),
  '1q_gates': int32.optional(),
  '2q_gates': int32.optional(),
  error_mitigation: z.boolean().optional(),
});

/** The answer to a cost estimate. */
export const jobEstimateResponse = z.looseObject({
  input_values: z.looseObject(jobEstimateQuery.shape),
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

/** A backend as the service lists it. */
export const backend = z.looseObject({
  backend: z.string(),
  status: openEnum(['available', 'unavailable', 'retired']),
  qubits: z.int().min(0),
  average_queue_time: finite,
  last_updated: z.string(),
  characterization_id: z.string().optional(),
  degraded: z.boolean().optional(),
  kw: finite.optional(),
  location: z.string().optional(),
});

/** A characterization document of the API document; real ones stray from it, and `targets` reads those. */
export const characterization = z.looseObject({
  id: z.string(),
  backend: z.string(),
  date: z.string(),
  qubits: z.int().min(1),
  connectivity: z.array(z.array(z.int())),
  fidelity: z.looseObject({
    spam: z.looseObject({ median: finite, stderr: finite.min(0).nullable().optional() }),
  }),
  timing: z.looseObject({
    readout: finite,
    reset: finite,
    '1q': finite.optional(),
    '2q': finite.optional(),
    t1: finite.optional(),
    t2: finite.optional(),
  }),
});

/** The body of an error response. */
export const errorResponse = z.looseObject({
  statusCode: z.int(),
  error: z.string(),
  message: z.string(),
  validation: z.looseObject({ keys: z.array(z.string()).optional(), source: z.string().optional() }).optional(),
});
