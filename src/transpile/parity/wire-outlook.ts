import {
  axisBefore,
  IDENTITY,
  inverseOf,
  type PauliAxis,
  productOf,
  quarterTurn,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../rotations/clifford-group.js';
import type { Element } from '../rotations/elements.js';

/** How far ahead a wire's elements are looked at. */
const OUTLOOK = 64;

/** For each Pauli axis, a Clifford gate that turns Z into it. */
export const fromZ: readonly number[] = [quarterTurn(Y_AXIS, 1), quarterTurn(X_AXIS, -1), IDENTITY];

/** The axes in the order in which they are preferred. */
const PREFERENCE: readonly PauliAxis[] = [Z_AXIS, X_AXIS, Y_AXIS];

/** The elements of every wire in time order, and where on each wire the present is. */
export class WireOutlook {
  readonly #elements: readonly Element[];
  readonly #wires: number[][];
  readonly #present: Int32Array;

  constructor(elements: readonly Element[], qubits: number) {
    this.#elements = elements;
    this.#wires = Array.from({ length: qubits }, () => []);
    this.#present = new Int32Array(qubits);
    elements.forEach(({ operation }, index) => {
      for (const wire of operation.targets) this.#wires[wire]!.push(index);
    });
  }

  /** The present moves past a wire's next element. */
  advance(wire: number): void {
    this.#present[wire]!++;
  }

  /** How many rotations in a row fit a wire whose values are read after `frame`. */
  fitting(wire: number, frame: number): number {
    const indices = this.#wires[wire]!;
    const start = this.#present[wire]!;
    const end = Math.min(indices.length, start + OUTLOOK);
    let current = frame;
    let count = 0;
    for (let k = start; k < end; k++) {
      const element = this.#elements[indices[k]!]!;
      if (element.kind === 'opaque') break;
      if (element.kind === 'clifford') {
        current = productOf(element.clifford, current);
        continue;
      }
      const side = element.operation.targets[0] === wire ? 0 : 1;
      const axis = axisBefore(current, element.axes[side]!);
      if (axis !== Z_AXIS) {
        if (element.quarters === undefined) break;
        // It is a CNOT's target; which way it is turned beside that makes no difference here.
        current = productOf(current, targetTurn(axis, 1));
      }
      count++;
    }
    return count;
  }

  /** The frame that a wire is best read after from now on: the one that most of what comes fits. */
  bestFrame(wire: number): number {
    let best = IDENTITY;
    let most = -1;
    for (const axis of PREFERENCE) {
      const frame = fromZ[axis]!;
      const count = this.fitting(wire, frame);
      if (count > most) {
        most = count;
        best = frame;
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
  return axis === Y_AXIS ? productOf(quarterTurn(Z_AXIS, 1), turn) : turn;
}

/** Whether a frame reads a wire along another axis than an earlier one. */
export function readsOtherAxis(frame: number, earlier: number): boolean {
  return axisBefore(inverseOf(frame), Z_AXIS) !== axisBefore(inverseOf(earlier), Z_AXIS);
}
