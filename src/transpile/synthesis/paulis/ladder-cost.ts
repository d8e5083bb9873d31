import type { EntanglingCost, EntanglingCounts } from '../../../targets/index.js';
import type { PauliRotation } from './pauli-network.js';

/** The entangling gates that rotations take one by one: 2 (w - 2) full ones around a partial one for w letters. */
export function costOfLadders(rotations: readonly PauliRotation[], cost: EntanglingCost): EntanglingCounts {
  let entanglingGates = 0;
  let entanglingAngle = 0;
  for (const { letters, angle } of rotations) {
    const weight = letters.reduce((sum, letter) => sum + (letter === 0 ? 0 : 1), 0);
    if (weight < 2) continue;
    const rotation = cost.gatesAsWritten(angle);
    entanglingGates += 2 * (weight - 2) + rotation.entanglingGates;
    entanglingAngle += 2 * (weight - 2) + rotation.entanglingAngle;
  }
  return { entanglingGates, entanglingAngle };
}
