import { shareOfFullGate } from '../../../gates/index.js';
import type { NativeCounts } from '../../../targets/index.js';
import type { PauliRotation } from './pauli-network.js';

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
