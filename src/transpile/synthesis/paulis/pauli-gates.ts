import type { Operation } from '../../../circuit/index.js';
import { type Gate, qisGates } from '../../../gates/index.js';
import type { Angle } from '../../../math/index.js';
import { letterPair, type PauliAxis, X_AXIS, Y_AXIS, Z_AXIS } from '../../../pauli/index.js';

const NONE: readonly never[] = [];

function gate(of: Gate, targets: readonly number[], angle: Angle): Operation {
  return { gate: of, parameters: [angle], controls: NONE, targets };
}

/** By letter. */
const ROTATIONS: readonly Gate[] = [qisGates.id, qisGates.rx, qisGates.rz, qisGates.ry];

/** The interactions that have gates of their own, by their pair of letters. */
const INTERACTIONS: ReadonlyMap<number, Gate> = new Map([
  [letterPair(X_AXIS, X_AXIS), qisGates.xx],
  [letterPair(Y_AXIS, Y_AXIS), qisGates.yy],
  [letterPair(Z_AXIS, Z_AXIS), qisGates.zz],
  [letterPair(Z_AXIS, X_AXIS), qisGates.rzx],
]);

/** exp(-i angle/2 P) with an axis on each of one or two wires; the gate table has none with Y and another axis. */
export function rotationOperation(axes: readonly PauliAxis[], angle: Angle, targets: readonly number[]): Operation {
  return axes.length === 1 ? gate(ROTATIONS[axes[0]!]!, targets, angle) : interactionGate(axes, angle, targets)!;
}

function interactionGate(axes: readonly PauliAxis[], angle: Angle, targets: readonly number[]): Operation | undefined {
  const straight = INTERACTIONS.get(letterPair(axes[0]!, axes[1]!));
  if (straight) return gate(straight, targets, angle);
  const turned = INTERACTIONS.get(letterPair(axes[1]!, axes[0]!));
  return turned && gate(turned, [targets[1]!, targets[0]!], angle);
}

/**
 * exp(-i angle/2 P(x)Q) on two wires, as one interaction.
 *
 * A pair of letters that has no gate stands between rotations about Z, which cost nothing, that turn Y into X.
 */
export function interactionGates(
  axes: readonly [PauliAxis, PauliAxis],
  angle: Angle,
  targets: readonly [number, number],
): readonly Operation[] {
  const alone = interactionGate(axes, angle, targets);
  if (alone) return [alone];
  const wire = [targets[axes.indexOf(Y_AXIS)]!];
  const inner = interactionGate(
    axes.map((axis) => (axis === Y_AXIS ? X_AXIS : axis)),
    angle,
    targets,
  )!;
  return [gate(qisGates.rz, wire, -Math.PI / 2), inner, gate(qisGates.rz, wire, Math.PI / 2)];
}
