import { RADIANS_PER_TURN } from '../math/index.js';

/** Why a number of turns was probably meant in radians, as the end of a sentence, and how many turns that would be. */
export interface RadiansSuspicion {
  readonly reason: string;
  readonly hint: string;
}

/** Fractions of pi that people and programs write: sixteenths and twelfths. */
const STEPS_OF_PI = 48;

/** So near a fraction of pi is nothing but one that was written out; transpiled phases come nearer only once in a million. */
const WRITTEN_OUT = 5e-8;

/** A value that is no number of turns anyway may be a fraction of pi that was cut after a few digits. */
const CUT = 2e-3;

/**
 * Whether the value of a native phase or angle, which counts in turns, looks like radians: more than a turn, or a simple
 * fraction of pi; undefined where it does not.
 *
 * @param isOutOfRange whether the service would not take it as turns
 */
export function suspectRadians(turns: number, isOutOfRange = false): RadiansSuspicion | undefined {
  const steps = (STEPS_OF_PI * turns) / Math.PI;
  const nearest = Math.round(steps);
  const distance = Math.abs(steps - nearest) * (Math.PI / STEPS_OF_PI);
  const isFraction = nearest !== 0 && distance < (isOutOfRange ? CUT : WRITTEN_OUT);
  const isMore = Math.abs(turns) > 1;
  if (!Number.isFinite(turns) || (!isMore && !isFraction)) return undefined;
  const inTurns = Number((turns / RADIANS_PER_TURN).toPrecision(6));
  return {
    reason: isMore ? 'is more than a turn' : 'is a simple fraction of pi',
    hint: `this looks like radians: ${turns} radians are ${inTurns} turns`,
  };
}
