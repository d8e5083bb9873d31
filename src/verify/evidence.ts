/** What a comparison measured, before it is judged. */
export interface Evidence {
  /** Smallest fidelity found, between 0 and 1. */
  readonly fidelity: number;
  /** Largest phase-aligned distance found. */
  readonly distance: number;
  /** Between the output distributions from the all-zeros state; null where there was no memory for it. */
  readonly totalVariation: number | null;
  readonly hellinger: number | null;
  /** Radians by which the candidate is ahead of the original, as far as a common phase tells; 0 if it was not sought. */
  readonly phase: number;
  /** Number of inputs on which the circuits were compared. */
  readonly stimuli: number;
}
