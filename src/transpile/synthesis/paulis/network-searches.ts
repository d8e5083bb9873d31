import type { NetworkSearch } from './turn-choice.js';

/** How many rotations are looked at together; where any of them may come next, more of them find company. */
const WINDOW = 64;
const FREE_WINDOW = 192;
/** How much less a rotation counts for each that must come before it. */
const DISCOUNT = 0.6;

/** The ways in which networks are searched for, the cheapest of which is taken; the best on most inputs first. */
const SEARCHES: readonly Omit<NetworkSearch, 'window'>[] = Object.freeze([
  { discount: DISCOUNT, remainder: 0.03, decay: 2 },
  { discount: DISCOUNT, remainder: 0.2, decay: 4 },
  { discount: DISCOUNT, remainder: 0.03, decay: 4 },
  { discount: DISCOUNT, remainder: 0.2, decay: 2 },
  { discount: DISCOUNT, remainder: 0.03, decay: 1.5 },
]);

/** Rotations times the square of their wires, over all searches: what takes well below a second. */
const MOST_WORK = 3e5;

/** The searches that there is time for. */
export function searchesFor(wires: number, rotations: number, free: boolean): readonly NetworkSearch[] {
  const affordable = Math.floor(MOST_WORK / Math.max(1, rotations * wires ** 2));
  const window = free ? FREE_WINDOW : WINDOW;
  return SEARCHES.slice(0, Math.max(1, affordable)).map((search) => ({ ...search, window }));
}
