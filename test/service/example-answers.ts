import type { OtherAnswers } from './emulated-service.js';
import { documentedOperationIds, furtherOperationIds, type OperationId, operationOf } from './operations.js';

const JOB = '617a1f8b-59d4-435d-aa33-695433d7155e';
const OTHER_JOB = '617a1f8b-59d4-435d-aa33-695433d7155f';
const DATE = '2025-06-16T00:00:00Z';

const backend = {
  backend: 'qpu.forte-1',
  status: 'available',
  qubits: 36,
  average_queue_time: 1181215,
  last_updated: DATE,
  characterization_id: JOB,
};

const characterization = {
  id: JOB,
  backend: 'qpu.forte-1',
  date: DATE,
  qubits: 36,
  connectivity: [
    [0, 1],
    [0, 2],
    [10, 9],
  ],
  fidelity: { spam: { median: 0.9962, stderr: null } },
  timing: { readout: 0.00025, reset: 0.0000266, '1q': 0.00013, '2q': 0.00097, t1: 100, t2: 1 },
};

const session = {
  id: '7d1b0d0b-8c5a-4b7e-9f0b-3c1f2f9f3a11',
  created_at: '2025-06-16T00:00:00.000Z',
  organization_id: '71d164e6-6ebe-4126-8839-f1529bb01a00',
  backend: 'qpu.forte-1',
  project_id: null,
  creator_id: null,
  ended_at: null,
  ender_id: null,
  active: true,
  status: 'created',
  started_at: null,
};

/** An answer for each operation for which the document has no example: what its schema requires, and little more. */
const answers: Partial<Readonly<Record<OperationId, unknown>>> = {
  getWhoami: { key_id: 'e060759f-4348-4767-a645-8c0301265791', key_name: 'My First Key' },
  getBackends: [{ ...backend, backend: 'simulator', qubits: 29 }, backend],
  getBackend: backend,
  getCharacterizationsForBackend: { characterizations: [characterization], pages: 0 },
  getCharacterization: characterization,
  CreateJob: { id: JOB, status: 'submitted', session_id: null },
  DeleteJobs: { ids: [JOB, OTHER_JOB], status: 'deleted' },
  DeleteJob: { id: JOB, status: 'deleted' },
  GetJobCost: { dry_run: false, estimated_cost: { value: 24.83, unit: 'usd' }, cost: { value: 24.83, unit: 'usd' } },
  GetCompiledFile: 'OPENQASM 3.0;',
  CancelJob: { id: JOB, status: 'canceled' },
  CancelJobs: { ids: [JOB, OTHER_JOB], status: 'canceled' },
  EstimateJobCost: {
    input_values: { backend: 'qpu.forte-1' },
    estimated_at: DATE,
    cost_unit: 'usd',
    rate_information: { job_cost_minimum: 25.7899, cost_2q_gate: 0.001121, cost_1q_gate: 0.000164, organization: 'o' },
    estimated_cost: 25.7899,
    estimated_execution_time: 10,
    current_predicted_queue_time: 100,
  },
  GetJobProbabilities: { '0': 0.5, '3': 0.5 },
  GetVariantProbabilities: { '0': 0.5, '3': 0.5 },
  GetVariantHistogram: { '0': 60, '3': 60 },
  GetVariantShots: { '0': 60, '3': 60 },
  CreateSession: session,
  GetSessions: { organization_id: session.organization_id, sessions: [session] },
  EndSession: { ...session, active: false, status: 'ended', ended_at: '2025-06-16T01:00:00.000Z' },
  GetSession: session,
  'get-usages': { group_type: 'project', modality: 'daily', usage_unit: 'USD', amount_total: 151.31, usage_data: [] },
  GetJobProbabilitiesAggregated: { [JOB]: { '0': 0.5, '3': 0.5 }, [OTHER_JOB]: { '0': 1 } },
  GetJobShots: ['0', '3', '3', '0'],
  GetJobArtifact: { '0': 0.5, '3': 0.5 },
};

/** The document's own example of an operation's answer, or ours where it has none. */
export function exampleAnswer(id: OperationId): unknown {
  return operationOf(id).example ?? answers[id];
}

/** Every operation answered with its example, and with the answers of a test's own where it has some. */
export function examples(answers: OtherAnswers = {}): OtherAnswers {
  const ids = [...documentedOperationIds, ...furtherOperationIds];
  const given = ids.map((id) => [id, { status: operationOf(id).status, body: exampleAnswer(id) }] as const);
  return { ...Object.fromEntries(given), ...answers };
}
