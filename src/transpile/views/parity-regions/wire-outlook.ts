import {
  axisBefore,
  CLIFFORD_IDENTITY,
  cliffordInverse,
  cliffordProduct,
  type PauliAxis,
  quarterTurn,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';
import type { Element } from '../elements.js';

/** How far ahead a wire's elements are looked at. */
const OUTLOOK = 64;

/** A Clifford gate that turns Z into an axis. */
export function fromZ(axis: PauliAxis): number {
  return FROM_Z[axis]!;
}

/** By letter, of which the identity is none. */
const FROM_Z = [CLIFFORD_IDENTITY, quarterTurn(Y_AXIS, 1), CLIFFORD_IDENTITY, quarterTurn(X_AXIS, -1)];

/** The axes in the order in which they are preferred. */
const PREFERENCE: readonly PauliAxis[] = [Z_AXIS, X_AXIS, Y_AXIS];

/** What an element does to a wire, as a number: a Clifford gate's own, or one of these with a rotation's axis added. */
const OPAQUE = 255;
const ROTATION = 128;
const QUARTER_TURN = 64;

/** The elements of every wire in time order, and where on each wire the present is. */
export class WireOutlook {
  /** What the elements do to the wires, wire by wire. */
  readonly #codes: Uint8Array;
  /** For every wire where its codes end. */
  readonly #ends: Int32Array;
  readonly #present: Int32Array;

  constructor(elements: readonly Element[], qubits: number) {
    this.#ends = new Int32Array(qubits);
    for (const { operation } of elements) {
      const { targets } = operation;
      for (let side = 0; side < targets.length; side++) this.#ends[targets[side]!]!++;
    }
    for (let wire = 1; wire < qubits; wire++) this.#ends[wire]! += this.#ends[wire - 1]!;
    this.#codes = new Uint8Array(qubits === 0 ? 0 : this.#ends[qubits - 1]!);
    this.#present = new Int32Array(qubits);
    for (let wire = 1; wire < qubits; wire++) this.#present[wire] = this.#ends[wire - 1]!;
    const free = this.#present.slice();
    for (const element of elements) {
      const { targets } = element.operation;
      for (let side = 0; side < targets.length; side++) this.#codes[free[targets[side]!]!++] = codeOf(element, side);
    }
  }

  /** The present moves past a wire's next element. */
  advance(wire: number): void {
    this.#present[wire]!++;
  }

  /** How many rotations in a row fit a wire whose values are read after `basis`. */
  fitting(wire: number, basis: number): number {
    const start = this.#present[wire]!;
    const end = Math.min(this.#ends[wire]!, start + OUTLOOK);
    let current = basis;
    let count = 0;
    for (let k = start; k < end; k++) {
      const code = this.#codes[k]!;
      if (code < QUARTER_TURN) {
        current = cliffordProduct(code, current);
        continue;
      }
      if (code === OPAQUE) break;
      const axis = axisBefore(current, (code & 3) as PauliAxis);
      if (axis !== Z_AXIS) {
        if (code >= ROTATION) break;
        // It is a CNOT's target; which way it is turned beside that makes no difference here.
        current = cliffordProduct(current, targetTurn(axis, 1));
      }
      count++;
    }
    return count;
  }

  /** The basis that a wire is best read after from now on: the one that most of what comes fits. */
  bestBasis(wire: number): number {
    let best = CLIFFORD_IDENTITY;
    let most = -1;
    for (const axis of PREFERENCE) {
      const basis = fromZ(axis);
      const count = this.fitting(wire, basis);
      if (count > most) {
        most = count;
        best = basis;
      }
    }
    return best;
  }
}

/**
 * What a CNOT's target is turned by after it where the interaction exp(-i quarter pi/4 Z(x)P) is made a CNOT: for X it
 * is e^{i quarter pi/4} Rz(quarter pi/2)(x)Rx(quarter pi/2) CNOT, for Y the same between S^-1 and S on the target.
 */
export function targetTurn(axis: PauliAxis, quarter: 1 | -1): number {
  const turn = quarterTurn(X_AXIS, quarter);
  return axis === Y_AXIS ? cliffordProduct(FROM_X_TO_Y, turn) : turn;
}

const FROM_X_TO_Y = quarterTurn(Z_AXIS, 1);

function codeOf(element: Element, side: number): number {
  if (element.kind === 'opaque') return OPAQUE;
  if (element.kind === 'clifford') return element.clifford;
  return (element.quarters === undefined ? ROTATION : QUARTER_TURN) + element.axes[side]!;
}

/** Whether a basis reads a wire along another axis than an earlier one. */
export function readsOtherAxis(basis: number, earlier: number): boolean {
  return axisBefore(cliffordInverse(basis), Z_AXIS) !== axisBefore(cliffordInverse(earlier), Z_AXIS);
}
