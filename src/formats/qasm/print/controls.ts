import type { Operation } from '../../../circuit/index.js';
import { type Gate, gateNamed, matrixOfUse } from '../../../gates/index.js';
import { type Angle, addAngles, eulerAngles, scaleAngle } from '../../../math/index.js';
import type { OperationList } from '../elaborate/operation-list.js';

/*
 * OpenQASM 2 has no `ctrl @`: gates with more controls than qelib1.inc names are written out. Without ancillas, and
 * with a number of gates that is a polynomial in the number of controls.
 */

const [x, h, v, vi, p, u] = ['x', 'h', 'v', 'vi', 'p', 'u'].map((name) => gateNamed(name, 'qis')!) as [
  ...[Gate, Gate, Gate, Gate, Gate, Gate],
];

/** Gates before and after a rotation about Z that make it one about the letter. */
const frames: Readonly<Record<string, readonly [before: readonly Gate[], after: readonly Gate[]]>> = {
  X: [[h], [h]],
  Y: [[v], [vi]],
  Z: [[], []],
};

/** X has a name with up to this many controls. */
const NAMED_FLIP_CONTROLS = 4;

/** One-qubit gates by phases, under controls by gates with fewer: for what has neither a name nor a decomposition. */
export function spelledOut(operation: Operation): OperationList {
  const { gate, parameters, controls, targets } = operation;
  const [target] = targets;
  const { rotation } = gate;
  const letter = rotation?.generator.length === 1 ? rotation.generator[0]![0] : '';
  const frame = frames[letter];
  if (target === undefined || rotation === undefined || frame === undefined) return asEuler(operation);
  const angle = rotation.angle(parameters);
  const lower = addAngles(rotation.phase(parameters), scaleAngle(angle, -0.5));
  const [before, after] = frame.map((gates) => gates.map((each) => on(each, target))) as [Operation[], Operation[]];
  const operations = [...before, ...phaseOn([...controls, target], angle), ...after, ...phaseOn(controls, lower)];
  return { operations, phase: controls.length === 0 ? lower : 0 };
}

/** Any one-qubit gate by its angles; with controls its phase falls on them. */
export function asEuler(operation: Operation): OperationList {
  const { controls, targets } = operation;
  const { theta, phi, lambda, phase } = eulerAngles(matrixOfUse({ ...operation, controls: [] }));
  const rest = phase - (phi + lambda) / 2;
  const whole: Operation = { gate: u, parameters: [theta, phi, lambda], controls, targets };
  if (controls.length === 0) return { operations: [whole], phase: rest };
  return { operations: [whole, ...phaseOn(controls, rest)], phase: 0 };
}

function on(gate: Gate, target: number, controls: readonly number[] = []): Operation {
  return { gate, parameters: [], controls, targets: [target] };
}

/**
 * exp(i angle) where all wires are 1.
 *
 * Two phases of half the angle around flips of one wire by the others leave half the angle on the others: each round
 * has one wire less, and the wire that is left out lends itself to the flips.
 */
function phaseOn(wires: readonly number[], angle: Angle): readonly Operation[] {
  if (angle === 0) return [];
  const target = wires.at(-1);
  if (target === undefined) return [];
  const controls = wires.slice(0, -1);
  if (controls.length <= 1) return [{ gate: p, parameters: [angle], controls, targets: [target] }];
  const last = controls.at(-1)!;
  const others = controls.slice(0, -1);
  const half = (sign: number): Operation => ({
    gate: p,
    parameters: [scaleAngle(angle, sign / 2)],
    controls: [last],
    targets: [target],
  });
  const flip = flips(others, last, target);
  return [half(1), ...flip, half(-1), ...flip, ...phaseOn([...others, target], scaleAngle(angle, 0.5))];
}

/** X under many controls, with one wire in any state lent: four flips under about half as many controls each. */
function flips(controls: readonly number[], target: number, lent: number): readonly Operation[] {
  if (controls.length <= NAMED_FLIP_CONTROLS) return [on(x, target, controls)];
  const middle = Math.ceil(controls.length / 2);
  const [first, second] = [controls.slice(0, middle), controls.slice(middle)];
  const onto = flips(first, lent, target);
  const from = flips([...second, lent], target, first[0]!);
  return [...onto, ...from, ...onto, ...from];
}
