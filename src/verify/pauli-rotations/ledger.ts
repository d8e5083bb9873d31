/** Half a unit in the last place of 1: what one operation on numbers of that size is off by, at most. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** The sum of everything that a comparison left out or rounded: how far the circuits are apart at most, in operator norm. */
export class Ledger {
  #sum = 0;

  /** Everything booked so far, and the rounding of the sum itself. */
  get bound(): number {
    return this.#sum * (1 + 1e-9);
  }

  /** Books a distance in operator norm. */
  add(distance: number): void {
    this.#sum += distance;
  }
}
