import { FULL_ENTANGLING_TURNS } from '../../gates/index.js';
import { type Angle, isNumeric, RADIANS_PER_TURN } from '../../math/index.js';
import type { NativeCounts } from '../../targets/index.js';
import { withoutHalfTurns } from '../lower/turns.js';
import type { PauliRotation } from './pauli-network.js';

/** How much of a full gate an interaction exp(-i angle/2 P(x)Q) takes; a full one where parameters decide. */
export function shareOfFullGate(angle: Angle): number {
  if (!isNumeric(angle)) return 1;
  // The native angle is in turns of exp(-i pi turns P(x)Q).
  return Math.abs(withoutHalfTurns(angle / RADIANS_PER_TURN)) / FULL_ENTANGLING_TURNS;
}

/** The entangling gates that rotations take one by one: 2 (w - 2) full ones around a partial one for w letters. */
export function costOfLadders(rotations: readonly PauliRotation[], partialAngles: boolean): NativeCounts {
  let entanglingGates = 0;
  let entanglingAngle = 0;
  for (const { letters, angle } of rotations) {
    const weight = letters.reduce((sum, letter) => sum + (letter === 0 ? 0 : 1), 0);
    if (weight < 2) continue;
    const share = shareOfFullGate(angle);
    // Where only full gates run, a partial interaction is a rotation between two of them.
    const split = !partialAngles && share < 1;
    entanglingGates += 2 * (weight - 2) + (split ? 2 : 1);
    entanglingAngle += 2 * (weight - 2) + (split ? 2 : share);
  }
  return { pulses: 0, entanglingGates, entanglingAngle };
}
