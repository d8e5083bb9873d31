/**
 * Whole numbers in proportion to weights that add up to a number exactly, by the method of largest remainder: each share
 * is rounded down, and what is then missing goes to the largest remainders, of equal ones to the first. Every number is
 * within 1 of its exact share.
 *
 * @param weights not negative, and not all zero
 */
export function apportioned(weights: readonly number[], sum: number): readonly number[] {
  // Divided by the largest first, so that neither very small nor very large weights lose what tells them apart.
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const scaled = weights.map((weight) => weight / largest);
  const total = scaled.reduce((together, weight) => together + weight, 0);
  const shares = scaled.map((weight) => (weight / total) * sum);
  const whole = shares.map(Math.floor);
  const missing = sum - whole.reduce((together, each) => together + each, 0);
  const remainder = (index: number): number => shares[index]! - whole[index]!;
  const byRemainder = [...shares.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const index of byRemainder.slice(0, missing)) whole[index]!++;
  return whole;
}
