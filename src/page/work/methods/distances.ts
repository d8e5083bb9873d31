/** How far two distributions of the same outcomes are from each other. */
export interface Distances {
  /** Half the sum of |p - q|: the largest difference in the probability of any event. */
  readonly totalVariation: number;
  /** The root of half the sum of (sqrt p - sqrt q)^2. */
  readonly hellinger: number;
}

/** Probabilities by outcome; what is left out is 0. */
export type Weights = ReadonlyMap<string | number, number>;

/** The distances of two distributions. */
export function distancesOf(first: Weights, second: Weights): Distances {
  let [variation, squares] = [0, 0];
  const add = (p: number, q: number): void => {
    variation += Math.abs(p - q);
    squares += (Math.sqrt(p) - Math.sqrt(q)) ** 2;
  };
  for (const [outcome, p] of first) add(p, second.get(outcome) ?? 0);
  for (const [outcome, q] of second) if (!first.has(outcome)) add(0, q);
  return { totalVariation: variation / 2, hellinger: Math.sqrt(squares / 2) };
}

/**
 * About how far the shares of some shots are from the very distribution that they were drawn from.
 *
 * Counts are near normal with variance `shots p (1 - p)`, and the mean of |x| of a normal deviation s is s sqrt(2/pi): total
 * variation is near the sum of sqrt(p (1 - p) / (2 pi shots)). The sum of (sqrt p - sqrt q)^2 is near (K - 1) / (4 shots) of K
 * possible outcomes. Both are too large where most outcomes are expected less than once, and are then held to 1.
 */
export function expectedOfChance(distribution: Weights, shots: number): Distances {
  let [variation, outcomes] = [0, 0];
  for (const p of distribution.values()) {
    variation += Math.sqrt(Math.max(0, p * (1 - p)) / (2 * Math.PI * shots));
    if (p > 0) outcomes++;
  }
  const hellinger = Math.sqrt(Math.max(0, outcomes - 1) / (8 * shots));
  return { totalVariation: Math.min(1, variation), hellinger: Math.min(1, hellinger) };
}
