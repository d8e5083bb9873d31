import type { Operation } from '../../circuit/index.js';
import { type Gate, nativeGates, type Pauli } from '../../gates/index.js';
import { directionOf, letterNamed, type PauliAxis } from '../../pauli/index.js';
import { matrixOf } from './operation-matrix.js';

/** A one-qubit unitary `e^{i phase} (w - i (x X + y Y + z Z))` on every wire, numbers in flat lists. */
export class WireUnitaries {
  /** Four numbers for each wire. */
  readonly q: Float64Array;
  /** Radians, of all wires together. */
  phase = 0;

  constructor(wires: number) {
    this.q = new Float64Array(4 * wires);
    for (let wire = 0; wire < wires; wire++) this.q[4 * wire] = 1;
  }

  /** unitary <- (w, x, y, z) unitary. */
  left(wire: number, w: number, x: number, y: number, z: number): void {
    const { q } = this;
    const at = 4 * wire;
    const a = q[at]!;
    const b = q[at + 1]!;
    const c = q[at + 2]!;
    const d = q[at + 3]!;
    this.#set(
      at,
      w * a - x * b - y * c - z * d,
      w * b + x * a + y * d - z * c,
      w * c + y * a + z * b - x * d,
      w * d + z * a + x * c - y * b,
    );
  }

  /** unitary <- unitary (w, x, y, z). */
  right(wire: number, w: number, x: number, y: number, z: number): void {
    const { q } = this;
    const at = 4 * wire;
    const a = q[at]!;
    const b = q[at + 1]!;
    const c = q[at + 2]!;
    const d = q[at + 3]!;
    this.#set(
      at,
      a * w - b * x - c * y - d * z,
      a * x + b * w + c * z - d * y,
      a * y + c * w + d * x - b * z,
      a * z + d * w + b * y - c * x,
    );
  }

  #set(at: number, w: number, x: number, y: number, z: number): void {
    // A length that is not 1 would grow with every product.
    const scale = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
    this.q[at] = w * scale;
    this.q[at + 1] = x * scale;
    this.q[at + 2] = y * scale;
    this.q[at + 3] = z * scale;
  }

  /** Writes the axis that a wire's unitary turns into another one: u^-1 P u. */
  before(wire: number, px: number, py: number, pz: number, into: Float64Array, at: number): void {
    const { q } = this;
    const k = 4 * wire;
    writeTurnedBack(q[k]!, q[k + 1]!, q[k + 2]!, q[k + 3]!, px, py, pz, into, at);
  }

  /** A one-qubit gate with numbers as parameters comes. */
  apply(operation: Operation): void {
    const { gate, parameters, targets } = operation;
    const wire = targets[0]!;
    if (gate === nativeGates.gpi || gate === nativeGates.gpi2) {
      const angle = 2 * Math.PI * (parameters[0] as number);
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      if (gate === nativeGates.gpi2) {
        this.left(wire, Math.SQRT1_2, c * Math.SQRT1_2, s * Math.SQRT1_2, 0);
      } else {
        // i times a half turn.
        this.left(wire, 0, c, s, 0);
        this.phase += Math.PI / 2;
      }
      return;
    }
    const { rotation } = gate;
    if (rotation && parameters.length > 0) {
      const [x, y, z] = weightsOf(gate);
      const half = (rotation.angle(parameters) as number) / 2;
      const s = Math.sin(half);
      this.left(wire, Math.cos(half), s * x, s * y, s * z);
      this.phase += rotation.phase(parameters) as number;
      return;
    }
    const { w, x, y, z, phase } = unitaryOf(operation);
    this.left(wire, w, x, y, z);
    this.phase += phase;
  }
}

const directions = new WeakMap<Gate, readonly [number, number, number]>();

/** The axis that a one-qubit gate is a rotation about. */
function weightsOf(gate: Gate): readonly [number, number, number] {
  let known = directions.get(gate);
  if (!known) {
    const weight = (letter: Pauli) => gate.rotation!.generator.find(([letters]) => letters === letter)?.[1] ?? 0;
    known = [weight('X'), weight('Y'), weight('Z')];
    directions.set(gate, known);
  }
  return known;
}

interface Unitary {
  readonly w: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly phase: number;
}

const unitaries = new WeakMap<Gate, Unitary>();

/** What a one-qubit gate's matrix is; found out once for a gate without parameters. */
function unitaryOf(operation: Operation): Unitary {
  const { gate, parameters, data } = operation;
  if (parameters.length > 0 || data) return unitaryOfMatrix(matrixOf(operation));
  const known = unitaries.get(gate);
  if (known) return known;
  const found = unitaryOfMatrix(matrixOf(operation));
  unitaries.set(gate, found);
  return found;
}

/** A matrix of determinant e^{2 i phase} over e^{i phase}. */
export function unitaryOfMatrix(m: Float64Array): Unitary {
  const a = m[0]!;
  const b = m[1]!;
  const c = m[2]!;
  const d = m[3]!;
  const e = m[4]!;
  const f = m[5]!;
  const g = m[6]!;
  const h = m[7]!;
  const phase = Math.atan2(a * h + b * g - c * f - d * e, a * g - b * h - c * e + d * f) / 2;
  const cos = Math.cos(phase);
  const sin = Math.sin(phase);
  // The entries over e^{i phase}: w - iz, -y - ix, y - ix, w + iz.
  return {
    w: (cos * (a + g) + sin * (b + h)) / 2,
    z: (cos * (h - b) - sin * (g - a)) / 2,
    y: (cos * (e - c) + sin * (f - d)) / 2,
    x: -(cos * (d + f) - sin * (c + e)) / 2,
    phase,
  };
}

/** Writes the axis that a rotation, as a unit quaternion, turns into a Pauli axis (0, 1 or 2). */
export function axisUnder(
  [w, x, y, z]: readonly [number, number, number, number],
  letter: PauliAxis,
  into: Float64Array,
  at: number,
): void {
  const [px, py, pz] = directionOf(letter);
  writeTurnedBack(w, x, y, z, px, py, pz, into, at);
}

/** Writes the axis (px, py, pz) turned by the inverse of the rotation (w, x, y, z), a unit quaternion. */
function writeTurnedBack(
  w: number,
  x: number,
  y: number,
  z: number,
  px: number,
  py: number,
  pz: number,
  into: Float64Array,
  at: number,
): void {
  // v + 2 w (v x u) + 2 u x (u x v), the inverse rotation having the opposite cross product.
  const tx = 2 * (py * z - pz * y);
  const ty = 2 * (pz * x - px * z);
  const tz = 2 * (px * y - py * x);
  into[at] = px + w * tx + (ty * z - tz * y);
  into[at + 1] = py + w * ty + (tz * x - tx * z);
  into[at + 2] = pz + w * tz + (tx * y - ty * x);
}

/** The most that two one-qubit unitaries differ in, up to their sign; the sign is the second number. */
export function unitaryDistance(a: Float64Array, i: number, b: Float64Array, j: number): readonly [number, 1 | -1] {
  const dot = a[i]! * b[j]! + a[i + 1]! * b[j + 1]! + a[i + 2]! * b[j + 2]! + a[i + 3]! * b[j + 3]!;
  const sign = dot < 0 ? -1 : 1;
  let largest = 0;
  for (let k = 0; k < 4; k++) {
    const off = Math.abs(a[i + k]! - sign * b[j + k]!);
    largest = Math.max(largest, off);
  }
  return [largest, sign];
}

/** The second wire of what has only one. */
export const NO_WIRE = -1;

/**
 * What a list of one- and two-wire gates does: interactions `exp(-i angle/2 A(x)B)` of pairs of wires, seen from before
 * all one-qubit gates, and then one unitary on each wire. Rotations `exp(-i angle/2 A)` of a wire may stand among them.
 */
export class InteractionList {
  readonly unitaries: WireUnitaries;
  /** Six numbers for each interaction: its axis on its first wire, and on its second. */
  axes: Float64Array;
  /** Radians. */
  readonly angles: number[] = [];
  /** Two for each interaction. */
  readonly wires: number[] = [];
  /** For every barrier: the operation, and how many interactions there are before it. */
  readonly barriers: { readonly operation: Operation; readonly before: number }[] = [];

  constructor(wires: number) {
    this.unitaries = new WireUnitaries(wires);
    this.axes = new Float64Array(6 * 64);
  }

  /**
   * Reads operations with numbers as parameters.
   *
   * @param isApart whether a one-qubit gate is to stand among the interactions
   */
  static of(operations: readonly Operation[], wires: number, isApart?: (index: number) => boolean): InteractionList {
    const list = new InteractionList(wires);
    for (let k = 0; k < operations.length; k++) {
      const operation = operations[k]!;
      if (operation.gate.kind === 'barrier') list.barrier(operation);
      else if (operation.targets.length > 1) list.#interact(operation);
      else if (isApart?.(k)) list.#turn(operation);
      else list.unitaries.apply(operation);
    }
    return list;
  }

  /** A barrier comes. */
  barrier(operation: Operation): void {
    this.barriers.push({ operation, before: this.length });
  }

  /** Adds an interaction, or the rotation of a wire without a second one; where its axes are written is returned. */
  add(a: number, b: number, angle: number): number {
    const at = 6 * this.length;
    if (at === this.axes.length) {
      const larger = new Float64Array(2 * at);
      larger.set(this.axes);
      this.axes = larger;
    }
    this.wires.push(a, b);
    this.angles.push(angle);
    return at;
  }

  #turn({ gate, parameters, targets }: Operation): void {
    const { rotation } = gate;
    const at = this.add(targets[0]!, NO_WIRE, rotation!.angle(parameters) as number);
    this.unitaries.before(targets[0]!, ...weightsOf(gate), this.axes, at);
    this.unitaries.phase += rotation!.phase(parameters) as number;
  }

  get length(): number {
    return this.angles.length;
  }

  #interact(operation: Operation): void {
    const { gate, parameters, targets } = operation;
    const a = targets[0]!;
    const b = targets[1]!;
    if (gate === nativeGates.ms) {
      const at = this.add(a, b, 2 * Math.PI * (parameters[2] as number));
      const first = 2 * Math.PI * (parameters[0] as number);
      const second = 2 * Math.PI * (parameters[1] as number);
      this.unitaries.before(a, Math.cos(first), Math.sin(first), 0, this.axes, at);
      this.unitaries.before(b, Math.cos(second), Math.sin(second), 0, this.axes, at + 3);
      return;
    }
    const { first, second, weight } = pairOf(gate);
    const angle =
      gate === nativeGates.zz
        ? 2 * Math.PI * (parameters[0] as number)
        : weight * (gate.rotation!.angle(parameters) as number);
    const at = this.add(a, b, angle);
    this.unitaries.before(a, first[0], first[1], first[2], this.axes, at);
    this.unitaries.before(b, second[0], second[1], second[2], this.axes, at + 3);
    if (gate !== nativeGates.zz) this.unitaries.phase += gate.rotation!.phase(parameters) as number;
  }
}

interface Pair {
  readonly first: readonly [number, number, number];
  readonly second: readonly [number, number, number];
  readonly weight: number;
}

const NATIVE_ZZ: Pair = { first: [0, 0, 1], second: [0, 0, 1], weight: 1 };
const pairs = new WeakMap<Gate, Pair>();

/** The Pauli pair that a two-wire gate is a rotation about. */
function pairOf(gate: Gate): Pair {
  if (gate === nativeGates.zz) return NATIVE_ZZ;
  let known = pairs.get(gate);
  if (!known) {
    const [letters, weight] = gate.rotation!.generator[0]!;
    const [first, second] = [...letters].map((letter) => directionOf(letterNamed(letter as Pauli)));
    known = { first: first!, second: second!, weight };
    pairs.set(gate, known);
  }
  return known;
}
