import { RADIANS_PER_TURN } from '../math/index.js';

/** Why a number of turns was probably meant in radians, as the end of a sentence, and how many turns that would be. */
export interface RadiansSuspicion {
  readonly reason: string;
  readonly hint: string;
}

/**
 * Whether a value is a sixteenth or a twelfth of pi, or some of them, as programs write it out; of phases that have
 * nothing to do with pi, one in a million is as near to one.
 */
const isWrittenOut = (value: number): boolean => isNearMultiple(value, Math.PI / 48, 5e-8);

/** Whether a value may be such a fraction of pi cut after a few digits: enough where it is no number of turns anyway. */
const isCut = (value: number): boolean => isNearMultiple(value, Math.PI / 16, 2e-3);

function isNearMultiple(value: number, step: number, distance: number): boolean {
  const nearest = Math.round(value / step);
  return nearest !== 0 && Math.abs(value - nearest * step) < distance;
}

/**
 * Whether the value of a native phase or angle, which counts in turns, looks like radians: more than a turn, or a simple
 * fraction of pi; undefined where it does not.
 *
 * @param isOutOfRange whether the service would not take it as turns
 */
export function suspectRadians(turns: number, isOutOfRange = false): RadiansSuspicion | undefined {
  const isFraction = isWrittenOut(turns) || (isOutOfRange && isCut(turns));
  const isMore = Math.abs(turns) > 1;
  if (!Number.isFinite(turns) || (!isMore && !isFraction)) return undefined;
  const inTurns = Number((turns / RADIANS_PER_TURN).toPrecision(6));
  return {
    reason: isMore ? 'is more than a turn' : 'is a simple fraction of pi',
    hint: `this looks like radians: ${turns} radians are ${inTurns} turns`,
  };
}
