/** The geometric mean of positive ratios; not a number where there are none, so that no goal is reached by silence. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
