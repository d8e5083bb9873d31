import { RADIANS_PER_TURN, wrapRadians } from '../../math/index.js';

/**
 * A phase as a whole number of units, from just above minus half a turn to half a turn: sums and doubles of phases are
 * exact, so that only where a phase enters is anything rounded.
 */
export type PhaseUnits = number;

/** Units in one turn; few enough for sums of some phases to stay exact. */
export const TURN = 2 ** 50;

/** Half a turn, the sign of a path. */
export const HALF_TURN = TURN / 2;

/** Radians in a unit. */
export const RADIANS_PER_UNIT = RADIANS_PER_TURN / TURN;

/** Radians by which a phase may be off before it is rounded: what was computed to find it. */
const COMPUTED = 2 ** -50;

/** A phase in units, and by how much it may be off in radians. */
export function unitsOf(radians: number): { readonly units: PhaseUnits; readonly error: number } {
  const wrapped = wrapRadians(radians);
  const exact = (wrapped / RADIANS_PER_TURN) * TURN;
  const units = Math.round(exact);
  return { units: wrapUnits(units), error: Math.abs(exact - units) * RADIANS_PER_UNIT + COMPUTED };
}

/** Units reduced to one turn. */
export function wrapUnits(units: number): PhaseUnits {
  const wrapped = units % TURN;
  if (wrapped > HALF_TURN) return wrapped - TURN;
  return wrapped <= -HALF_TURN ? wrapped + TURN : wrapped + 0;
}
