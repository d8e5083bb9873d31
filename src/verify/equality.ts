/** Where a comparison could not go on: the first gate of each side that it has nothing to put against. */
export interface Stuck {
  /** Index into the original's operations; undefined where only the candidate has gates left. */
  readonly original: number | undefined;
  /** Index into the candidate's operations; undefined where only the original has gates left. */
  readonly candidate: number | undefined;
  /** What could not be done there, a clause. */
  readonly reason: string;
}

/**
 * What a comparison by gates, which needs no state, made of two circuits: that they are the same up to one global phase,
 * or where it could not go on, which says nothing about whether they are.
 */
export type Equality =
  | {
      readonly same: true;
      /** At most so far apart in operator norm, up to a phase: everything that was left out, and rounding. */
      readonly bound: number;
    }
  | { readonly same: false; readonly stuck: Stuck };
