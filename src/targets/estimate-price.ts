import { type OptionNames, requireAmounts, requireOptions } from '../errors/index.js';
import { resolveTarget, type TargetOrName } from './resolve-target.js';

/** What {@link estimatePrice} needs to know of a job; of a job of several circuits, the gates of all of them together. */
export interface JobSize {
  readonly pulses: number;
  readonly entanglingGates: number;
  readonly shots: number;
  /** Whether debiasing is on; it is off unless said. */
  readonly errorMitigation?: boolean;
  /** Whether this is one circuit of a job of several: the minimum is one for the whole job, and not added here. */
  readonly isPart?: boolean;
  /** Counts for nothing: a report's `output` has it. */
  readonly entanglingAngle?: number;
  /** Counts for nothing: a report's `output` has it. */
  readonly qubits?: number;
  /** Counts for nothing: a report's `output` has it. */
  readonly depth?: number;
}

const JOB_SIZE: OptionNames<JobSize> = {
  pulses: true,
  entanglingGates: true,
  shots: true,
  errorMitigation: true,
  isPart: true,
  entanglingAngle: true,
  qubits: true,
  depth: true,
};

/**
 * The price of a job in the target's unit (US dollars), or null when the target has no known prices.
 *
 * Every gate of every shot has its price, and a job costs no less than the minimum, whether it holds one circuit or
 * many. (The published formula writes the minimum with a plus, but observed bills are flat up to the number of shots
 * where the gates alone cost more.)
 * Contracts differ: the service's own estimate is authoritative.
 */
export function estimatePrice(target: TargetOrName, job: JobSize): number | null {
  const { prices } = resolveTarget(target, 'estimatePrice');
  requireOptions(job, JOB_SIZE, 'estimatePrice');
  requireAmounts(job, ['pulses', 'entanglingGates', 'shots'], 'estimatePrice');
  if (prices === null) return null;
  const gates = job.shots * (job.pulses * prices.oneQubitGate + job.entanglingGates * prices.twoQubitGate);
  if (job.isPart === true) return gates;
  return Math.max(gates, job.errorMitigation === true ? prices.minimumWithMitigation : prices.minimum);
}
