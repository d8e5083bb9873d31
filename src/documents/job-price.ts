import { estimatePrice, type JobSize, type Target } from '../targets/index.js';

/** What the price of a job depends on beside its gates. */
export interface PricedJob {
  readonly shots: number;
  readonly debiasing: boolean;
}

/**
 * The price of a job of native circuits, or of one circuit of several, which has no minimum of its own; null where the
 * target has none.
 */
export function priceOf(
  sizes: readonly Pick<JobSize, 'pulses' | 'entanglingGates'>[],
  target: Target,
  { shots, debiasing }: PricedJob,
  isPart = false,
): number | null {
  const pulses = sizes.reduce((sum, size) => sum + size.pulses, 0);
  const entanglingGates = sizes.reduce((sum, size) => sum + size.entanglingGates, 0);
  return estimatePrice(target, { pulses, entanglingGates, shots, errorMitigation: debiasing, isPart });
}
