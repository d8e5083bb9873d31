/**
 * Whole numbers in proportion to weights that add up to a number exactly, by the method of largest remainder: each share
 * is rounded down, and what is then missing goes to the largest remainders, of equal ones to the first. Every number is
 * within 1 of its exact share.
 *
 * @param weights not negative, and not all zero
 */
export function apportioned(weights: ArrayLike<number>, sum: number): readonly number[] {
  const given = Float64Array.from(weights);
  // Divided by the largest first, so that neither very small nor very large weights lose what tells them apart.
  const largest = given.reduce((most, weight) => Math.max(most, weight), 0);
  const scaled = given.map((weight) => weight / largest);
  const total = scaled.reduce((together, weight) => together + weight, 0);
  const shares = scaled.map((weight) => (weight / total) * sum);
  const whole = shares.map(Math.floor);
  const missing = sum - whole.reduce((together, each) => together + each, 0);
  if (missing <= 0) return [...whole];
  const remainders = shares.map((share, index) => share - whole[index]!);
  // The least remainder that gets one more, and how many of those that are equal to it do.
  const sorted = remainders.slice().sort();
  const least = sorted[Math.max(0, sorted.length - missing)]!;
  let equal = missing - remainders.reduce((count, remainder) => count + (remainder > least ? 1 : 0), 0);
  remainders.forEach((remainder, index) => {
    if (remainder > least || (remainder === least && equal-- > 0)) whole[index]!++;
  });
  return [...whole];
}
