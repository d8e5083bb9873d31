import type { Moments } from './moments.js';

/** Energies of outcomes with their probabilities, or shares of shots, place by place. */
export interface WeightedEnergies {
  readonly energies: Float64Array;
  /** They sum up to 1. */
  readonly weights: Float64Array;
}

/**
 * Mean and variance over the lowest energies that make up the share `alpha` of the distribution: the conditional value
 * at risk (CVaR). The last energy that is needed counts with the part of its weight that is.
 */
export function tailMoments({ energies, weights }: WeightedEnergies, alpha: number): Moments {
  const order = Int32Array.from(energies, (_, index) => index);
  if (alpha < 1) order.sort((a, b) => energies[a]! - energies[b]!);
  let left = alpha < 1 ? alpha : Number.POSITIVE_INFINITY;
  let total = 0;
  let mean = 0;
  let squares = 0;
  for (const index of order) {
    const weight = Math.min(left, weights[index]!);
    if (weight === 0) continue;
    // The running form of mean and variance, which takes no difference of large numbers.
    total += weight;
    const step = energies[index]! - mean;
    mean += (step * weight) / total;
    squares += weight * step * (energies[index]! - mean);
    left -= weight;
    if (left <= 0) break;
  }
  return { mean, variance: squares / total };
}
