import type { Operation } from '../../circuit/index.js';
import { axisOf, type Gate, pairAxesOf, qisGates } from '../../gates/index.js';
import {
  type Angle,
  dot,
  eulerAngles,
  isNumeric,
  negateAngle,
  phasedRotationOf,
  scaleAngle,
} from '../../math/index.js';
import {
  cliffordInverse,
  cliffordOf,
  directionOf,
  distanceToClifford,
  type PauliAxis,
  pauliAxisOf,
  quarterTurn,
} from '../../pauli/index.js';
import { LeftOut } from '../left-out.js';
import { rotationOperation } from '../synthesis/paulis/pauli-gates.js';

/** A one-qubit Clifford gate. */
export interface CliffordElement {
  readonly kind: 'clifford';
  readonly operation: Operation;
  /** Its number in the group. */
  readonly clifford: number;
  /** Radians: the gate is e^{i phase} times the group's. */
  readonly phase: Angle;
  /** Radians of the rotation by which it is not quite the group's. */
  readonly off: number;
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
  /** By how many radians the angle is not quite these quarter turns'. */
  readonly off: number;
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
  /** For each operation, where its elements begin; they end where those of the next one begin. */
  readonly starts: readonly number[];
  /** Radians. */
  readonly phase: number;
  /** What the elements lack of the operations. */
  readonly leftOut: LeftOut;
}

/**
 * Angles (radians) this close to a multiple of pi/2 may be taken for it, as a rotation that is Clifford. By how much they
 * are not is known of each element, and booked where gates are made anew from elements; others stay as they were.
 */
const CLIFFORD_ANGLE = 1e-11;

const NONE: readonly never[] = Object.freeze([]);

/**
 * Reads elementary operations as Clifford gates and rotations about Paulis; one-qubit gates that are neither are split
 * into Rz Ry Rz.
 *
 * @param operations not to be changed any more: passes read the same ones in turn, and what was read last is kept
 */
export function elementsOf(operations: readonly Operation[]): Elements {
  const known = lastRead.get(operations);
  if (known) return known;
  const list = new ElementList();
  for (const operation of operations) list.add(operation);
  list.remember(operations);
  return list;
}

/** What it comes to at most where every element that is nearly Clifford is taken for Clifford. */
export function takenForClifford({ elements, leftOut }: Elements): LeftOut {
  const made = new LeftOut();
  made.join(leftOut);
  for (const element of elements) if (element.kind !== 'opaque') made.add(element.off);
  return made;
}

/** What was read last, as long as somebody has these operations. */
let lastRead = new WeakMap<readonly Operation[], Elements>();

/** Elements one after the other. */
export class ElementList implements Elements {
  readonly elements: Element[] = [];
  readonly starts: number[] = [];
  phase = 0;
  readonly leftOut = new LeftOut();

  /** Takes an operation as the element that it is known to be. */
  push(element: Element): void {
    this.starts.push(this.elements.length);
    this.elements.push(element);
  }

  /** Reads one more operation. */
  add(operation: Operation): void {
    this.starts.push(this.elements.length);
    const element = elementOf(operation);
    if (!element) this.#split(operation);
    else if (element.kind === 'rotation' && element.axes.length === 2 && element.quarters! % 2 === 0)
      this.#halfTurns(element, element.quarters! / 2);
    else this.elements.push(element);
  }

  /** Says that the elements, with their phase, are what these operations are. */
  remember(operations: readonly Operation[]): void {
    lastRead = new WeakMap([[operations, this]]);
  }

  #split({ gate, parameters, data, targets }: Operation): void {
    const euler = eulerAngles(gate.matrix(parameters as readonly number[], data, 1));
    this.phase += euler.phase;
    if (euler.theta < CLIFFORD_ANGLE) {
      this.leftOut.add(euler.theta);
      this.#rotate(qisGates.rz, euler.lambda + euler.phi, targets);
      return;
    }
    this.#rotate(qisGates.rz, euler.lambda, targets);
    this.#rotate(qisGates.ry, euler.theta, targets);
    this.#rotate(qisGates.rz, euler.phi, targets);
  }

  #rotate(gate: Gate, angle: number, targets: readonly number[]): void {
    if (Math.abs(angle) < CLIFFORD_ANGLE) {
      this.leftOut.add(angle);
      return;
    }
    this.elements.push(elementOf({ gate, parameters: [angle], controls: NONE, targets })!);
  }

  /** exp(-i pi/2 P(x)Q) is i times half turns of both wires. */
  #halfTurns({ axes, operation, phase, off }: RotationElement, halves: number): void {
    this.leftOut.add(off);
    if (halves % 2 !== 0) {
      axes.forEach((axis, k) => {
        this.elements.push(elementOf(rotationOperation([axis], Math.PI, [operation.targets[k]!]))!);
      });
    }
    this.phase += (phase as number) + halves * (Math.PI / 2);
  }
}

/**
 * The inverses of elements in the opposite order. Their operations are still those of the elements themselves, so as to
 * be there when they are needed.
 */
export function inverseElements(elements: readonly Element[]): readonly Element[] {
  const inverses: Element[] = [];
  for (let k = elements.length - 1; k >= 0; k--) inverses.push(inverseElement(elements[k]!));
  return inverses;
}

function inverseElement(element: Element): Element {
  if (element.kind === 'opaque') return element;
  const { operation } = element;
  const phase = negateAngle(element.phase);
  if (element.kind === 'clifford') {
    return { kind: 'clifford', operation, clifford: cliffordInverse(element.clifford), phase, off: element.off };
  }
  const { axes, angle, quarters, off } = element;
  const opposite = quarters === undefined ? undefined : -quarters;
  return { kind: 'rotation', operation, axes, angle: negateAngle(angle), quarters: opposite, phase, off };
}

function elementOf(operation: Operation): Element | undefined {
  const { gate, parameters, targets } = operation;
  if (gate.kind === 'barrier' || operation.controls.length > 0 || targets.length > 2) {
    return { kind: 'opaque', operation };
  }
  if (parameters.length > 0 || operation.data) return readElement(operation);
  const known = constants.get(gate);
  if (known) return withOperation(known, operation);
  const found = readElement(operation);
  if (found) constants.set(gate, found);
  return found;
}

/** Constant gates are the same element on every wire, the operation aside. */
const constants = new WeakMap<Gate, Element>();

function withOperation(element: Element, operation: Operation): Element {
  if (element.kind === 'opaque') return { kind: 'opaque', operation };
  const { phase, off } = element;
  if (element.kind === 'clifford') return { kind: 'clifford', operation, clifford: element.clifford, phase, off };
  const { axes, angle, quarters } = element;
  return { kind: 'rotation', operation, axes, angle, quarters, phase, off };
}

function readElement(operation: Operation): Element | undefined {
  const { gate, parameters, targets } = operation;
  const rotation = pauliRotationOf(gate);
  if (!rotation) return targets.length === 1 ? oneWire(operation) : { kind: 'opaque', operation };
  const { axes, weight } = rotation;
  const angle = scaleAngle(gate.rotation!.angle(parameters), weight);
  const phase = gate.rotation!.phase(parameters);
  const quarters = quartersOf(angle);
  const off = quarters === undefined ? 0 : (angle as number) - (quarters * Math.PI) / 2;
  if (quarters === undefined || axes.length > 1) {
    return { kind: 'rotation', operation, axes, angle, quarters, phase, off };
  }
  return { kind: 'clifford', operation, clifford: quarterTurn(axes[0]!, quarters), phase, off };
}

/** A one-qubit gate that is no rotation about a Pauli. */
function oneWire(operation: Operation): Element | undefined {
  const { gate, parameters, data } = operation;
  if (!parameters.every(isNumeric)) return { kind: 'opaque', operation };
  const { rotation, phase } = phasedRotationOf(gate.matrix(parameters as readonly number[], data, 1));
  const clifford = cliffordOf(rotation);
  if (clifford === undefined) return undefined;
  return { kind: 'clifford', operation, clifford, phase, off: 2 * distanceToClifford(rotation, clifford) };
}

/** About which Paulis a gate is a rotation, and the sign of its angle. */
interface PauliRotation {
  readonly axes: readonly PauliAxis[];
  readonly weight: number;
}

/** Which gates are rotations about Paulis, whatever their parameters are. */
function pauliRotationOf(gate: Gate): PauliRotation | undefined {
  let rotation = pauliRotations.get(gate);
  if (rotation === undefined) {
    rotation = findPauliRotation(gate) ?? 'none';
    pauliRotations.set(gate, rotation);
  }
  return rotation === 'none' ? undefined : rotation;
}

const pauliRotations = new WeakMap<Gate, PauliRotation | 'none'>();

function findPauliRotation(gate: Gate): PauliRotation | undefined {
  const axis = axisOf(gate);
  const pauli = axis && pauliAxisOf(axis);
  if (axis && pauli !== undefined) return { axes: [pauli], weight: dot(axis, directionOf(pauli)) };
  const pair = pairAxesOf(gate);
  return pair && { axes: [pauliAxisOf(pair.first)!, pauliAxisOf(pair.second)!], weight: pair.weight };
}

/** The number of quarter turns that an angle is, if it is a whole number of them. */
export function quartersOf(angle: Angle): number | undefined {
  if (!isNumeric(angle)) return undefined;
  const quarters = Math.round(angle / (Math.PI / 2));
  return Math.abs(angle - (quarters * Math.PI) / 2) < CLIFFORD_ANGLE ? quarters : undefined;
}
