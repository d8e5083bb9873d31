import { type GateUse, inverseOfUse, qisGates } from '../../../gates/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { toffoliChain } from './toffoli-chain.js';

const NONE: readonly number[] = [];

/** The nested form doubles with each control; from five on a borrowed wire is better. */
export const NESTED_CONTROLS = 4;
/** For fewer controls a chain of Toffoli gates is longer than two halves. */
const CHAINED_CONTROLS = 6;

/**
 * An X on `target` under all `controls`, times a diagonal that nobody asked for: about half the price of the exact gate.
 *
 * Good wherever it is later undone around something diagonal. `dirty` wires are in any state and come back to it, up to
 * the diagonal; from five controls on (four with full gates only) one is needed, `controls - 2` are better (Barenco et
 * al. 1995, 7.2 and 7.4, with the relative-phase Toffolis of Maslov 2016).
 */
export function relativePhaseX(
  controls: readonly number[],
  target: number,
  dirty: readonly number[],
  cost: EntanglingCost,
): readonly GateUse[] {
  const count = controls.length;
  if (count <= 1) return [{ gate: qisGates.x, parameters: NONE, controls, targets: [target] }];
  if (cost.partialAngles && count <= NESTED_CONTROLS) return nested(controls, target, Math.PI);
  if (count === 2) return [toffoli(controls[0]!, controls[1]!, target)];
  if (count === 3) return [{ gate: qisGates.rc3x, parameters: NONE, controls: NONE, targets: [...controls, target] }];
  if (count >= CHAINED_CONTROLS && dirty.length >= count - 2) return toffoliChain(controls, target, dirty, toffoli);
  return split(controls, target, dirty[0]!, cost);
}

/**
 * A turn of the target's Z about X by the angle under all controls, exact but for a phase; half a turn is a flip.
 *
 * A CZ of one control between such a turn by half of the angle under the others and its inverse: 3 gates for two
 * controls (total angle 2, in full gates, for half a turn), 7 for three (4), 15 for four (8).
 */
function nested([first, ...others]: readonly number[], target: number, angle: number): readonly GateUse[] {
  if (others.length === 0) return [{ gate: qisGates.rx, parameters: [angle], controls: [first!], targets: [target] }];
  const turn = nested(others, target, angle / 2);
  return [...undone(turn), { gate: qisGates.z, parameters: NONE, controls: [first!], targets: [target] }, ...turn];
}

/** The adjoint of such a sequence. */
export function undone(uses: readonly GateUse[]): readonly GateUse[] {
  return uses.map((use) => inverseOfUse(use)).reverse();
}

function toffoli(first: number, second: number, target: number): GateUse {
  return { gate: qisGates.rccx, parameters: NONE, controls: NONE, targets: [first, second, target] };
}

/** With one dirty wire: half of the controls flip it, the others and it flip the target, both twice. */
function split(controls: readonly number[], target: number, dirty: number, cost: EntanglingCost): readonly GateUse[] {
  const half = Math.ceil(controls.length / 2);
  const [first, rest] = [controls.slice(0, half), controls.slice(half)];
  const flip = relativePhaseX(first, dirty, [...rest, target], cost);
  const use = relativePhaseX([...rest, dirty], target, first, cost);
  return [...flip, ...use, ...undone(flip), ...undone(use)];
}
