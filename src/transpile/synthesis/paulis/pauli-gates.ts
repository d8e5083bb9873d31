import type { Operation } from '../../../circuit/index.js';
import { type Gate, qisGates } from '../../../gates/index.js';
import type { Angle } from '../../../math/index.js';
import type { PauliLetter } from '../../../pauli/index.js';

const NONE: readonly never[] = [];

function gate(of: Gate, targets: readonly number[], angle: Angle): Operation {
  return { gate: of, parameters: [angle], controls: NONE, targets };
}

const ROTATIONS: readonly Gate[] = [qisGates.id, qisGates.rx, qisGates.rz, qisGates.ry];

/** exp(-i angle/2 P) on a wire. */
export function rotationGate(letter: PauliLetter, wire: number, angle: Angle): Operation {
  return gate(ROTATIONS[letter]!, [wire], angle);
}

/** The interactions that have gates of their own, by 4 first letter + second letter. */
const PAIRS: readonly (Gate | undefined)[] = Array.from(
  { length: 16 },
  (_, k) => ({ 5: qisGates.xx, 15: qisGates.yy, 10: qisGates.zz, 9: qisGates.rzx })[k],
);

/**
 * exp(-i angle/2 P(x)Q) on two wires, as one interaction.
 *
 * A pair of letters that has no gate stands between rotations about Z, which cost nothing, that turn Y into X.
 */
export function interactionGates(
  [firstLetter, first]: readonly [PauliLetter, number],
  [secondLetter, second]: readonly [PauliLetter, number],
  angle: Angle,
): readonly Operation[] {
  const straight = PAIRS[4 * firstLetter + secondLetter];
  if (straight) return [gate(straight, [first, second], angle)];
  const turned = PAIRS[4 * secondLetter + firstLetter];
  if (turned) return [gate(turned, [second, first], angle)];
  const wire = firstLetter === 3 ? first : second;
  const inner = interactionGates(
    [firstLetter === 3 ? 1 : firstLetter, first],
    [secondLetter === 3 ? 1 : secondLetter, second],
    angle,
  );
  return [gate(qisGates.rz, [wire], -Math.PI / 2), ...inner, gate(qisGates.rz, [wire], Math.PI / 2)];
}
