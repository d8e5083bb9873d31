import type { Operation } from '../../../../circuit/index.js';
import { decomposeUse, gateNamed, matrixOfUse, type Pauli } from '../../../../gates/index.js';
import { addAngles, negateAngle, scaleAngle } from '../../../../math/index.js';
import { append, controlled, emptyList, type OperationList } from '../operation-list.js';
import type { Case } from './formula.js';
import { isFlip } from './kept-wires.js';

/**
 * What is left of a list for the other wires where some wires hold known values, phase included.
 *
 * On the known wires the list may do what commutes with Z, and flips in pairs.
 */
export function underKnownWires(list: OperationList, known: Case): OperationList {
  const values = new Map(known);
  const rest: OperationList = { operations: [], phase: list.phase };
  for (const operation of list.operations) append(rest, restOf(operation, values));
  return rest;
}

function restOf(operation: Operation, values: Map<number, boolean>): OperationList {
  const { controls, targets } = operation;
  const isKnown = (wire: number) => values.has(wire);
  if (operation.gate.kind === 'barrier') {
    const others = targets.filter((wire) => !isKnown(wire));
    return { operations: others.length === 0 ? [] : [{ ...operation, targets: others }], phase: 0 };
  }
  if (controls.some((wire) => values.get(wire) === false)) return emptyList();
  const open = { ...operation, controls: controls.filter((wire) => !isKnown(wire)) };
  if (!targets.some(isKnown)) return { operations: [open], phase: 0 };
  return under(restOfTargets({ ...operation, controls: [] }, values), open.controls);
}

function under(list: OperationList, controls: readonly number[]): OperationList {
  return controls.length === 0 ? list : controlled(list, controls, true);
}

/** What is left of a gate without controls of which some target is known. */
function restOfTargets(operation: Operation, values: Map<number, boolean>): OperationList {
  const { gate, parameters, targets } = operation;
  const isOne = values.get(targets[0]!) === true;
  if (isFlip(operation)) {
    values.set(targets[0]!, !isOne);
    // The entry that takes the value before to the value behind it.
    return phaseOf(operation, isOne ? 2 : 4);
  }
  const [term, ...others] = gate.rotation?.generator ?? [];
  if (gate.rotation !== undefined && term !== undefined && others.length === 0) {
    const angle = scaleAngle(gate.rotation.angle(parameters), term[1]);
    const rest = restOfRotation(term[0], angle, targets, values);
    return { ...rest, phase: addAngles(rest.phase, gate.rotation.phase(parameters)) };
  }
  // Diagonal, but only for the angles that it has.
  if (targets.length === 1) return phaseOf(operation, isOne ? 6 : 0);
  const parts = decomposeUse(operation);
  if (parts === undefined) throw new Error(`the gate table says nothing of ${gate.name} on a known wire`);
  return underKnownWires({ operations: [...parts.uses], phase: parts.phase }, values);
}

function phaseOf(operation: Operation, entry: number): OperationList {
  const [re, im] = matrixOfUse(operation).subarray(entry);
  return { operations: [], phase: Math.atan2(im!, re!) };
}

const rotations: Readonly<Record<Pauli, string>> = { X: 'rx', Y: 'ry', Z: 'rz' };

/** A rotation about Z on known wires and at most one letter on another: a known Z is a sign. */
function restOfRotation(
  letters: string,
  angle: OperationList['phase'],
  targets: readonly number[],
  values: Case,
): OperationList {
  const isNegative = targets.filter((wire) => values.get(wire) === true).length % 2 === 1;
  const signed = isNegative ? negateAngle(angle) : angle;
  const at = targets.findIndex((wire) => !values.has(wire));
  if (at === -1) return { operations: [], phase: scaleAngle(signed, -0.5) };
  const gate = gateNamed(rotations[letters[at] as Pauli], 'qis')!;
  return { operations: [{ gate, parameters: [signed], controls: [], targets: [targets[at]!] }], phase: 0 };
}
