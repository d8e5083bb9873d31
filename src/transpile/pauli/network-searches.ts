import type { NetworkSearch } from './pauli-network.js';

/** How many rotations are looked at together: in longer sums more of them find company. */
const WINDOW = 192;
/** How much less a rotation counts for each that must come before it. */
const DISCOUNT = 0.6;

/** The ways in which networks are searched for, the cheapest of which is taken; the best on most inputs first. */
export const NETWORK_SEARCHES: readonly NetworkSearch[] = Object.freeze([
  { window: WINDOW, discount: DISCOUNT, remainder: 0.03, decay: 2 },
  { window: WINDOW, discount: DISCOUNT, remainder: 0.2, decay: 4 },
  { window: WINDOW, discount: DISCOUNT, remainder: 0.03, decay: 4 },
  { window: WINDOW, discount: DISCOUNT, remainder: 0.2, decay: 2 },
  { window: WINDOW, discount: DISCOUNT, remainder: 0.03, decay: 1.5 },
]);

/** Runs of more rotations are searched in one way only. */
export const MANY_ROTATIONS = 4000;
