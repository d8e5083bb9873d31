import { findTarget } from '../../targets/index.js';
import { priceOf } from '../jobs/billing.js';
import { expectedDuration } from '../jobs/duration.js';
import type { Profile } from '../options.js';
import { iso, ORGANIZATION_ID, PROJECT_ID } from './job-answer.js';

/** The question of an estimate, with what the document assumes where it says nothing. */
export interface EstimateQuestion {
  readonly backend: string;
  readonly type: string;
  readonly qubits: number;
  readonly shots: number;
  readonly '1q_gates': number;
  readonly '2q_gates': number;
  readonly error_mitigation: boolean;
}

/** The answer to an estimate by the rate card, in the form of a profile. */
export function estimateAnswer(question: EstimateQuestion, profile: Profile, now: number, queueMs: number): object {
  const { prices } = findTarget(question.backend);
  const gates = { oneQubitGates: question['1q_gates'], twoQubitGates: question['2q_gates'] };
  const cost = priceOf(question, gates, question.error_mitigation);
  const rates = {
    job_cost_minimum: (question.error_mitigation ? prices?.minimumWithMitigation : prices?.minimum) ?? 0,
    cost_1q_gate: prices?.oneQubitGate ?? 0,
    cost_2q_gate: prices?.twoQubitGate ?? 0,
  };
  const common = {
    estimated_at: iso(now),
    // Milliseconds: the document of September 2026 says so, that of May leaves it open.
    estimated_execution_time: expectedDuration(question, gates),
    current_predicted_queue_time: queueMs,
  };
  if (profile === '2026-05') {
    return {
      ...common,
      input_values: question,
      cost_unit: 'usd',
      rate_information: { ...rates, organization: ORGANIZATION_ID },
      estimated_cost: cost,
    };
  }
  return {
    ...common,
    estimate_context: { backend: question.backend, organization: ORGANIZATION_ID, project: PROJECT_ID },
    estimated_unit: 'usd',
    rate_card: { id: 'emulator', rates: [{ sku: question.backend, unit: 'gates', ...rates }] },
    estimated_total_cost: cost,
  };
}
