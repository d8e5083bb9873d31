import type { Evaluable } from '../../circuit/index.js';
import { IonloomError, issue, requireAmounts } from '../../errors/index.js';
import { DEFAULT_SHOTS, type JobPayload, mitigatesErrors } from '../../formats/ionq/index.js';
import { CostLimitError } from '../errors/index.js';
import type { CallOptions } from '../options.js';
import type { Jobs } from '../resources/jobs/jobs.js';
import { jobGates } from './job-size.js';

/**
 * What the service expects a job to cost in US dollars.
 *
 * @throws IonloomError `NotAnswerable` where it does not say, or not in US dollars.
 */
export async function estimatedUsd(
  payload: JobPayload,
  circuits: readonly Evaluable[],
  jobs: Pick<Jobs, 'estimate'>,
  call: CallOptions,
): Promise<number> {
  // The simulator is free, and dry runs run nothing.
  if (payload.backend.startsWith('simulator') || payload.dry_run === true) return 0;
  if (circuits.length === 0) {
    throw notComparable(`the gates of a job of type ${payload.type} are not known beforehand`);
  }
  const { qubits, oneQubitGates, twoQubitGates } = await jobGates(circuits);
  const shots = payload.shots ?? DEFAULT_SHOTS;
  const { cost, unit } = await jobs.estimate(
    {
      backend: payload.backend,
      type: payload.type,
      qubits,
      shots,
      '1q_gates': oneQubitGates,
      '2q_gates': twoQubitGates,
      error_mitigation: mitigatesErrors(payload, payload.backend, shots),
    },
    call,
  );
  if (cost === null) throw notComparable('the service gives no estimate of its cost');
  if (unit?.toLowerCase() !== 'usd') {
    throw notComparable(`the service estimates it in ${unit ?? 'an unknown unit'}, not in US dollars`);
  }
  return cost;
}

function notComparable(why: string): IonloomError {
  const hint = 'leave maxCostUsd out to submit it without a limit';
  return new IonloomError(issue('NotAnswerable', `the job cannot be held to a cost: ${why}`, { hint }));
}

/** @throws CostLimitError where a job is estimated above its limit. */
export function requireCost(estimated: number, maxCostUsd: number): void {
  if (estimated > maxCostUsd) throw new CostLimitError(estimated, maxCostUsd, 'by the service');
}

/** @throws IonloomError for a limit that is none. */
export function requireLimit(maxCostUsd: unknown, of: string): void {
  if (maxCostUsd !== undefined) requireAmounts({ maxCostUsd }, ['maxCostUsd'], of);
}
