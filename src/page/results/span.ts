import { numeral } from '../numerals.js';

/** Between which values some points are, in words; nothing where there are none. */
export function spanOf(points: readonly { readonly value: number }[]): readonly string[] {
  if (points.length === 0) return [];
  // Spread as arguments, many values would be too many.
  const least = points.reduce((sum, { value }) => Math.min(sum, value), Number.POSITIVE_INFINITY);
  const most = points.reduce((sum, { value }) => Math.max(sum, value), Number.NEGATIVE_INFINITY);
  return [`between ${numeral(least, 4)} and ${numeral(most, 4)}`];
}
