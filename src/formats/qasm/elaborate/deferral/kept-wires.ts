import type { Operation } from '../../../../circuit/index.js';
import { matrixOfUse, wireBases } from '../../../../gates/index.js';
import { isNumeric } from '../../../../math/index.js';

/**
 * The wires on which operations, as a whole, do not commute with a measurement.
 *
 * A gate that commutes with Z on a wire leaves it alone; two flips undo each other, as they stand around a control
 * that waits for zero.
 *
 * @param isWatched which wires to look at
 */
export function disturbedWires(
  operations: readonly Operation[],
  isWatched: (wire: number) => boolean,
): ReadonlySet<number> {
  const disturbed = new Set<number>();
  const flipped = new Set<number>();
  for (const operation of operations) {
    if (operation.gate.kind === 'barrier') continue;
    const wires = [...operation.controls, ...operation.targets];
    if (!wires.some(isWatched)) continue;
    const bases = wireBases(operation);
    wires.forEach((wire, k) => {
      if (!isWatched(wire) || bases[k] === 'Z' || isDiagonalHere(operation)) return;
      if (!isFlip(operation)) disturbed.add(wire);
      else if (!flipped.delete(wire)) flipped.add(wire);
    });
  }
  for (const wire of flipped) disturbed.add(wire);
  return disturbed;
}

/** Whether a gate on one target is diagonal for the angles that it has, whatever it is for others. */
function isDiagonalHere({ gate, parameters, targets, data }: Operation): boolean {
  if (targets.length !== 1 || !parameters.every(isNumeric)) return false;
  const matrix = matrixOfUse({ gate, parameters, controls: [], targets, ...(data ? { data } : {}) });
  return [2, 3, 4, 5].every((entry) => matrix[entry] === 0);
}

/** Whether a gate exchanges |0> and |1> of one wire, up to phases, whatever other wires hold. */
export function isFlip({ gate, parameters, controls, targets }: Operation): boolean {
  if (controls.length > 0 || targets.length !== 1 || parameters.length > 0 || gate.data !== undefined) return false;
  const matrix = matrixOfUse({ gate, parameters, controls, targets });
  return [0, 1, 6, 7].every((entry) => matrix[entry] === 0);
}
