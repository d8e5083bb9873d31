/** A mean at a shifted angle, and what it counts in the derivative. */
export interface Shift {
  /** Radians. */
  readonly shift: number;
  readonly factor: number;
}

/** Harmonics are fractions written out: differences this small are rounding. */
const SAME = 1e-9;

/**
 * The shifts whose means give the derivative of a mean by an angle of a gate, exactly: two where the angle comes with one
 * frequency, as in every rotation exp(-i angle/2 P), and four for two, as under controls (Wierichs, Izaac, Wang and Lin, "General
 * parameter-shift rules for quantum gradients", 2022, equation 24).
 *
 * @param harmonics those of the exponentials in the gate's matrix: means have the frequencies that they differ by
 * @returns none where the mean does not depend on it; undefined where the frequencies are no multiples of the least
 */
export function shiftRule(harmonics: readonly number[]): readonly Shift[] | undefined {
  const frequencies = harmonics.flatMap((a) => harmonics.flatMap((b) => (a - b > SAME ? [a - b] : [])));
  if (frequencies.length === 0) return [];
  const unit = Math.min(...frequencies);
  if (frequencies.some((frequency) => Math.abs(frequency / unit - Math.round(frequency / unit)) > SAME))
    return undefined;
  const terms = Math.round(Math.max(...frequencies) / unit);
  return Array.from({ length: 2 * terms }, (_, k) => {
    // In the order +, -: the nearest shifts first.
    const place = (2 * (k >> 1) + 1) * (k % 2 === 0 ? 1 : -1);
    const angle = (place * Math.PI) / (2 * terms);
    const sign = (k >> 1) % 2 === k % 2 ? 1 : -1;
    // Of a quarter turn exactly, so that two equal means cancel and opposite ones add up.
    const cosine = terms === 1 ? 0 : Math.cos(angle);
    return { shift: angle / unit, factor: (sign * unit) / (2 * terms * (1 - cosine)) };
  });
}
