import { RADIANS_PER_TURN } from '../../math/index.js';

/**
 * Interactions of fewer turns are not written but booked, and what is this close to a fraction of a turn is written as
 * it: by how much an interaction differs for that is booked, and a pulse is known by the very phase that is written.
 */
export const UNWRITTEN_TURNS = 1e-13;
/**
 * A direction closer than this (as a sine) to another one may be taken for it: after long products of rotations that is
 * rounding. Where a gate is on a wrong axis for it, or two become one, the sine is booked.
 */
export const ALIGNED = 1e-11;
/** Phases that are fractions of a turn by this denominator are written exactly: 2^12, and thirds. */
const PHASE_GRID = 12288;

/** Rounds turns to a fraction that they differ from by rounding only. */
export function tidy(turns: number): number {
  const fraction = Math.round(turns * PHASE_GRID) / PHASE_GRID;
  return Math.abs(turns - fraction) < UNWRITTEN_TURNS ? fraction : turns;
}

/** The same for radians. */
export function tidyRadians(radians: number): number {
  return tidy(radians / RADIANS_PER_TURN) * RADIANS_PER_TURN;
}

/** 1 or -1 if two phases (turns) name the same axis or its opposite, else 0. */
export function parallel(a: number, b: number): -1 | 0 | 1 {
  const halves = 2 * (a - b);
  const whole = Math.round(halves);
  if (Math.abs(halves - whole) > ALIGNED) return 0;
  return whole % 2 === 0 ? 1 : -1;
}
