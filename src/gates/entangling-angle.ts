import { type Angle, isNumeric, RADIANS_PER_TURN } from '../math/index.js';
import { FULL_ENTANGLING_TURNS } from './native.js';

/*
 * What the angle of an interaction exp(-i angle/2 P(x)Q) means: half a turn of it is a half turn of both wires, which are
 * one-qubit gates, so that a quarter of a turn (pi/2, a full entangling gate) is the most that it can take.
 */

/** By how many turns both ends of the range may be missed by rounding. */
const RANGE_END = 1e-13;

/** Turns modulo a half, in [-1/4, 1/4]: what is left of an interaction when half turns are taken off both wires. */
export function withoutHalfTurns(turns: number): number {
  const rest = turns - Math.round(2 * turns) / 2;
  const full = Math.abs(rest) > FULL_ENTANGLING_TURNS - RANGE_END;
  // Both ends of the range are the same gate up to half turns: rounding must not choose between them.
  return full && rest > 0 !== turns > 0 ? rest + Math.sign(turns) / 2 : rest;
}

/**
 * How much of a full gate an interaction by this angle (radians) takes, from 0 to 1.
 *
 * With free parameters it is 1: whatever they will be, a full gate is the most that it can be.
 */
export function shareOfFullGate(angle: Angle): number {
  if (!isNumeric(angle)) return 1;
  return Math.abs(withoutHalfTurns(angle / RADIANS_PER_TURN)) / FULL_ENTANGLING_TURNS;
}

/** An angle this close (in full gates) to that of whole gates is theirs: it is written as it, and what it lacks is booked. */
const WHOLE_GATES = 1e-11;

/** Whether an interaction by this angle (radians) is a full entangling gate up to half turns of both wires. */
export function isFullGate(angle: Angle): boolean {
  return isNumeric(angle) && shareOfFullGate(angle) > 1 - WHOLE_GATES;
}

/** Whether an interaction's angle (radians) is that of a whole number of full gates. */
export function isWholeGates(angle: Angle): boolean {
  return isNumeric(angle) && Math.abs(angle - ofWholeGates(angle)) < (WHOLE_GATES * RADIANS_PER_TURN) / 4;
}

/** The angle (radians) of whole full gates that is next to an angle. */
export function ofWholeGates(angle: number): number {
  const full = RADIANS_PER_TURN * FULL_ENTANGLING_TURNS;
  return Math.round(angle / full) * full;
}
