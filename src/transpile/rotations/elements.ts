import type { Operation } from '../../circuit/index.js';
import { type Gate, qisGates } from '../../gates/index.js';
import { type Angle, eulerAngles, isNumeric, scaleAngle } from '../../math/index.js';
import { axisOf, pairAxesOf } from '../lower/generator.js';
import { type Axis, quaternionOf } from '../lower/rotations.js';
import { cliffordOf, type PauliAxis, quarterTurn, X_AXIS, Y_AXIS, Z_AXIS } from './clifford-group.js';

/** A one-qubit Clifford gate. */
export interface CliffordElement {
  readonly kind: 'clifford';
  readonly operation: Operation;
  /** Its number in the group. */
  readonly clifford: number;
  /** Radians: the gate is e^{i phase} times the group's. */
  readonly phase: Angle;
}

/** e^{i phase} exp(-i angle/2 P) on one wire, or with a Pauli on each of two. */
export interface RotationElement {
  readonly kind: 'rotation';
  readonly operation: Operation;
  readonly axes: readonly PauliAxis[];
  /** Radians. */
  readonly angle: Angle;
  /** The angle in quarter turns where it is a whole number of them, which makes the rotation Clifford. */
  readonly quarters: number | undefined;
  /** Radians. */
  readonly phase: Angle;
}

/** A barrier, or a gate that is nothing of this kind. */
export interface OpaqueElement {
  readonly kind: 'opaque';
  readonly operation: Operation;
}

/** An elementary gate as Clifford gates and rotations about Paulis see it. */
export type Element = CliffordElement | RotationElement | OpaqueElement;

/** A circuit's operations as elements, and the phase of the split gates: `original = e^{i phase} elements`. */
export interface Elements {
  readonly elements: readonly Element[];
  /** Radians. */
  readonly phase: number;
}

/** Angles (radians) this close to a multiple of pi/2 are that multiple. */
const SAME_ANGLE = 1e-11;

const NONE: readonly never[] = Object.freeze([]);

/**
 * Reads elementary operations as Clifford gates and rotations about Paulis; one-qubit gates that are neither are split
 * into Rz Ry Rz.
 */
export function elementsOf(operations: readonly Operation[]): Elements {
  const elements: Element[] = [];
  let phase = 0;
  for (const operation of operations) {
    const element = elementOf(operation);
    if (element) {
      if (element.kind === 'rotation' && element.axes.length === 2 && element.quarters! % 2 === 0) {
        phase += pushHalfTurns(elements, element, element.quarters! / 2);
      } else {
        elements.push(element);
      }
      continue;
    }
    const { gate, parameters, data, targets } = operation;
    const euler = eulerAngles(gate.matrix(parameters as readonly number[], data, 1));
    phase += euler.phase;
    for (const [row, angle] of [
      [qisGates.rz, euler.lambda],
      [qisGates.ry, euler.theta],
      [qisGates.rz, euler.phi],
    ] as const) {
      if (Math.abs(angle) < SAME_ANGLE) continue;
      elements.push(elementOf({ gate: row, parameters: [angle], controls: NONE, targets })!);
    }
  }
  return { elements, phase };
}

/** exp(-i pi/2 P(x)Q) is i times half turns of both wires; the phase that the elements leave out is returned. */
function pushHalfTurns(elements: Element[], { axes, operation, phase }: RotationElement, halves: number): number {
  if (halves % 2 !== 0) {
    axes.forEach((axis, k) => {
      elements.push(elementOf(rotationOperation([axis], Math.PI, [operation.targets[k]!]))!);
    });
  }
  return (phase as number) + halves * (Math.PI / 2);
}

/** A rotation about Paulis by another angle, as an operation on the wires (none for the angle zero). */
export function rotationOperation(axes: readonly PauliAxis[], angle: Angle, targets: readonly number[]): Operation {
  const signed = { parameters: [angle], controls: NONE, targets };
  if (axes.length === 1) return { gate: [qisGates.rx, qisGates.ry, qisGates.rz][axes[0]!]!, ...signed };
  const gate = pairGates[axes[0]!]![axes[1]!];
  if (gate) return { gate, ...signed };
  return { gate: pairGates[axes[1]!]![axes[0]!]!, ...signed, targets: [targets[1]!, targets[0]!] };
}

/** The table's rows by the axes on their first and second wire; the table has none with Y and another letter. */
const pairGates: readonly (readonly (Gate | undefined)[])[] = [
  [qisGates.xx, undefined, undefined],
  [undefined, qisGates.yy, undefined],
  [qisGates.rzx, undefined, qisGates.zz],
];

/** Constant gates are the same element on every wire, the operation aside. */
const constants = new WeakMap<Gate, Element>();

function elementOf(operation: Operation): Element | undefined {
  const { gate, parameters, targets } = operation;
  if (gate.kind === 'barrier' || operation.controls.length > 0 || targets.length > 2) {
    return { kind: 'opaque', operation };
  }
  if (parameters.length > 0 || operation.data) return targets.length === 1 ? oneWire(operation) : twoWires(operation);
  const known = constants.get(gate);
  if (known) return { ...known, operation };
  const found = targets.length === 1 ? oneWire(operation) : twoWires(operation);
  if (found) constants.set(gate, found);
  return found;
}

function oneWire(operation: Operation): Element | undefined {
  const { gate, parameters, data } = operation;
  const axis = axisOf(gate);
  const pauli = axis && pauliAxisOf(axis);
  const angle = gate.rotation?.angle(parameters) ?? 0;
  if (axis && pauli !== undefined) {
    const phase = gate.rotation!.phase(parameters);
    const signed = scaleAngle(angle, axis[pauli]!);
    const quarters = quartersOf(signed);
    if (quarters === undefined) return { kind: 'rotation', operation, axes: [pauli], angle: signed, quarters, phase };
    return { kind: 'clifford', operation, clifford: quarterTurn(pauli, quarters), phase };
  }
  if (!parameters.every(isNumeric)) return { kind: 'opaque', operation };
  const quaternion = quaternionOf(gate.matrix(parameters as readonly number[], data, 1));
  const clifford = cliffordOf(quaternion);
  return clifford === undefined ? undefined : { kind: 'clifford', operation, clifford, phase: quaternion.phase };
}

function twoWires(operation: Operation): Element {
  const { gate, parameters } = operation;
  const pair = pairAxesOf(gate);
  if (!pair) return { kind: 'opaque', operation };
  const angle = scaleAngle(gate.rotation!.angle(parameters), pair.weight);
  return {
    kind: 'rotation',
    operation,
    axes: [pauliAxisOf(pair.first)!, pauliAxisOf(pair.second)!],
    angle,
    quarters: quartersOf(angle),
    phase: gate.rotation!.phase(parameters),
  };
}

/** The Pauli axis that a direction is or is the opposite of. */
export function pauliAxisOf([x, y, z]: Axis): PauliAxis | undefined {
  if (y === 0 && z === 0) return X_AXIS;
  if (x === 0 && z === 0) return Y_AXIS;
  return x === 0 && y === 0 ? Z_AXIS : undefined;
}

/** The number of quarter turns that an angle is, if it is a whole number of them. */
export function quartersOf(angle: Angle): number | undefined {
  if (!isNumeric(angle)) return undefined;
  const quarters = Math.round(angle / (Math.PI / 2));
  return Math.abs(angle - (quarters * Math.PI) / 2) < SAME_ANGLE ? quarters : undefined;
}
