import { findTarget } from '../../targets/index.js';
import type { JobRecord, JobStats } from '../store/records.js';

/** The most that an answer can say, in a number of 32 bits: 25 days. */
const LONGEST = 2 ** 31 - 1;

/**
 * Milliseconds that a machine is expected to take for a job: resetting, its gates one after the other and reading, for
 * every shot; at least 1, as for the simulator, which is done in no time that is worth telling.
 */
export function expectedDuration(
  { backend, shots }: Pick<JobRecord, 'backend' | 'shots'>,
  { oneQubitGates, twoQubitGates }: Pick<JobStats, 'oneQubitGates' | 'twoQubitGates'>,
): number {
  const { timing } = findTarget(backend);
  const { oneQubit, twoQubit, readout, reset } = timing ?? {};
  const shot = (reset ?? 0) + oneQubitGates * (oneQubit ?? 0) + twoQubitGates * (twoQubit ?? 0) + (readout ?? 0);
  return Math.min(LONGEST, Math.max(1, Math.round(1000 * shots * shot)));
}
