/** How far, in operator norm, a circuit may be from the original and how far it is at most. */
export interface ApproximationLedger {
  /** The most that may be left out; 0 for exact circuits. */
  readonly allowed: number;
  /**
   * A bound on what was left out: the sum of the norms of each change. Without any allowance these are angles up to about
   * 1e-10 that are not written as gates, and 0 where there are none.
   */
  readonly spent: number;
  /** How many rotations and interactions were left out or rounded. */
  readonly dropped: number;
}

/**
 * Angles (radians) that are no more are what rounding leaves of nothing: a sum of a hundred angles, or the coordinates of
 * a product of matrices, is not known better. Only how much is booked depends on it, never what is written.
 */
export const ROUNDING = 1e-14;
/** The same for what is measured of whole products: entries of matrices, and axes at the end of long wires. */
const ROUNDED_PRODUCT = 1e-13;

/**
 * What was too little to be written as a gate, though nobody asked for an approximation: how far the circuit is from the
 * original for it, in operator norm, and how many rotations and interactions it was.
 */
export class LeftOut {
  norm = 0;
  count = 0;

  /** Books a rotation or interaction exp(-i angle/2 P) that is not written; radians. */
  add(angle: number): void {
    const size = Math.abs(angle);
    if (size <= ROUNDING) return;
    this.norm += 2 * Math.abs(Math.sin(size / 4));
    this.count++;
  }

  /** Books a change that is measured as a whole, as a bound on its operator norm. */
  addNorm(norm: number): void {
    if (norm <= ROUNDED_PRODUCT) return;
    this.norm += norm;
    this.count++;
  }

  /** Books all that was left out elsewhere. */
  join({ norm, count }: LeftOut): void {
    this.norm += norm;
    this.count += count;
  }
}
