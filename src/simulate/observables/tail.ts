/** Energies of outcomes with their probabilities, or shares of shots, place by place. */
export interface WeightedEnergies {
  readonly energies: Float64Array;
  /** They sum up to 1. */
  readonly weights: Float64Array;
}

/** What the lowest energies amount to. */
export interface TailMoments {
  readonly mean: number;
  /** Of the energies that count. */
  readonly variance: number;
  /**
   * Of the mean, per shot: its square root over that of the number of shots is the standard error; computed when it is
   * asked for, as only shots need it.
   */
  readonly spread: () => number;
}

/**
 * Mean and variance over the lowest energies that make up the share `alpha` of the distribution: the conditional value
 * at risk (CVaR). The last energy that is needed counts with the part of its weight that is.
 */
export function tailMoments({ energies, weights }: WeightedEnergies, alpha: number): TailMoments {
  const order = Int32Array.from(energies, (_, index) => index);
  if (alpha < 1) order.sort((a, b) => energies[a]! - energies[b]!);
  let left = alpha < 1 ? alpha : Number.POSITIVE_INFINITY;
  let total = 0;
  let mean = 0;
  let squares = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const weight = Math.min(left, weights[index]!);
    if (weight === 0) continue;
    // The running form of mean and variance, which takes no difference of large numbers.
    total += weight;
    const step = energies[index]! - mean;
    mean += (step * weight) / total;
    squares += weight * step * (energies[index]! - mean);
    highest = Math.max(highest, energies[index]!);
    left -= weight;
    if (left <= 0) break;
  }
  return {
    mean,
    variance: squares / total,
    spread: () => spreadBelow({ energies, weights }, highest) / Math.min(alpha, 1) ** 2,
  };
}

/** The variance over all outcomes of how far their energies are below a bound, 0 for those above it. */
function spreadBelow({ energies, weights }: WeightedEnergies, bound: number): number {
  const below = (index: number): number => Math.max(0, bound - energies[index]!);
  const mean = weights.reduce((sum, weight, index) => sum + weight * below(index), 0);
  return weights.reduce((sum, weight, index) => sum + weight * (below(index) - mean) ** 2, 0);
}
