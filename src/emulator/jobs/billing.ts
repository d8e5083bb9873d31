import { type JobPayload, mitigatesErrors } from '../../formats/ionq/index.js';
import { estimatePrice } from '../../targets/index.js';
import type { JobRecord, JobStats } from '../store/records.js';

/** Shots of the smallest variant: fewer tell nothing. */
const VARIANT_SHOTS = 15;

/**
 * In how many variants a circuit is run; none where errors are not mitigated.
 *
 * @param most as many as the service makes
 */
export function variantsOf(payload: JobPayload, shots: number, most: number): number {
  if (!mitigatesErrors(payload, payload.backend, shots)) return 0;
  return Math.max(1, Math.min(most, Math.floor(shots / VARIANT_SHOTS)));
}

/** What a job costs by the rate card, in US dollars; 0 where the target has no prices. A part of a job has no minimum. */
export function priceOf(
  { backend, shots, parentId = null }: Pick<JobRecord, 'backend' | 'shots'> & Partial<Pick<JobRecord, 'parentId'>>,
  { oneQubitGates, twoQubitGates }: Pick<JobStats, 'oneQubitGates' | 'twoQubitGates'>,
  errorMitigation: boolean,
): number {
  const size = {
    pulses: oneQubitGates,
    entanglingGates: twoQubitGates,
    shots,
    errorMitigation,
    isPart: parentId !== null,
  };
  return estimatePrice(backend, size) ?? 0;
}
