import { type JobPayload, member } from '../../formats/ionq/index.js';
import { estimatePrice } from '../../targets/index.js';
import type { JobRecord, JobStats } from '../store/records.js';

/** Hardware mitigates errors unless it is told not to: of abstract circuits, from so many shots on. */
const MITIGATED_SHOTS = 500;

/** Shots of the smallest variant: fewer tell nothing. */
const VARIANT_SHOTS = 15;

/**
 * In how many variants a circuit is run: none where errors are not mitigated, as the job says, or where it says nothing
 * and the gates are native or the shots few.
 *
 * @param most as many as the service makes
 */
export function variantsOf(payload: JobPayload, gateset: string | undefined, shots: number, most: number): number {
  if (!payload.backend.startsWith('qpu.') || payload.dry_run === true) return 0;
  const debiasing = member(member(member(payload, 'settings'), 'error_mitigation'), 'debiasing');
  const isOn = debiasing === undefined ? gateset !== 'native' && shots >= MITIGATED_SHOTS : debiasing !== false;
  return isOn ? Math.max(1, Math.min(most, Math.floor(shots / VARIANT_SHOTS))) : 0;
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
