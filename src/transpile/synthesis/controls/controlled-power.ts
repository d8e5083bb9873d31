import type { Operation } from '../../../circuit/index.js';
import { axisOf, type Gate, type GateUse, qisGates } from '../../../gates/index.js';
import { type Angle, addAngles, anglesEqual, isNumeric, wrapRadians, wrapRotation } from '../../../math/index.js';

/** Radians: less is what rounding leaves of nothing, and an angle this close to a named gate's is that gate. */
const NAMED_ANGLE = 1e-14;

/**
 * What a one-qubit gate does under controls: a phase of |1>, a power of X (an X-rotation that leaves |+> alone), or a
 * rotation about X.
 */
export type Kind = 'phase' | 'power' | 'rotation';

/** A gate's kind, and its angle in radians. */
export interface Power {
  readonly kind: Kind;
  readonly angle: Angle;
}

/** What kind of gate this is, or undefined for every other. */
export function powerOf({ gate, parameters, targets }: GateUse): Power | undefined {
  const axis = targets.length === 1 ? axisOf(gate) : undefined;
  if (!axis || gate.gateset !== 'qis') return undefined;
  const alongX = axis[0] === 1;
  if (!alongX && axis[2] !== 1) return undefined;
  const angle = gate.rotation!.angle(parameters);
  const phase = gate.rotation!.phase(parameters);
  if (anglesEqual(addAngles(phase, phase), angle)) return { kind: alongX ? 'power' : 'phase', angle };
  return alongX && phase === 0 ? { kind: 'rotation', angle } : undefined;
}

const namedPhases: readonly (readonly [number, Gate])[] = [
  [Math.PI, qisGates.z],
  [Math.PI / 2, qisGates.s],
  [-Math.PI / 2, qisGates.si],
  [Math.PI / 4, qisGates.t],
  [-Math.PI / 4, qisGates.ti],
];
const namedPowers: readonly (readonly [number, Gate])[] = [
  [Math.PI, qisGates.x],
  [Math.PI / 2, qisGates.v],
  [-Math.PI / 2, qisGates.vi],
];

/** The gate of this kind and angle on the wires, or undefined where it does nothing. */
export function powerGate(
  { kind, angle }: Power,
  controls: readonly number[],
  targets: readonly number[],
): Operation | undefined {
  const least = !isNumeric(angle) ? angle : kind === 'rotation' ? wrapRotation(angle) : wrapRadians(angle);
  if (isNumeric(least) && Math.abs(least) < NAMED_ANGLE) return undefined;
  if (kind === 'rotation') return { gate: qisGates.rx, parameters: [least], controls, targets };
  const named = (kind === 'phase' ? namedPhases : namedPowers).find(([value]) => isSame(value, least));
  if (named) return { gate: named[1], parameters: [], controls, targets };
  if (kind === 'phase') return { gate: qisGates.p, parameters: [least], controls, targets };
  throw new RangeError(`no gate is X to the power ${least}/pi`);
}

function isSame(value: number, angle: Angle): boolean {
  return isNumeric(angle) && Math.abs(wrapRadians(angle - value)) < NAMED_ANGLE;
}
