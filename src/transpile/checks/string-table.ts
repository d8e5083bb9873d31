import type { Operation } from '../../circuit/index.js';
import type { SignedPauli } from '../../gates/index.js';
import { letterInMasks, letterNamed, type StringBits, StringRows, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { undoingActionOf } from './clifford-actions.js';

/**
 * What X and Z on every wire, after the Clifford gates so far, were before them.
 *
 * A string that is pulled back is left in the table's own row {@link pulled}.
 */
export class StringTable {
  /** Bits of one string: those of x, then those of z. */
  readonly width: number;
  /** Where the string that was pulled back last begins in {@link bits}. */
  readonly pulled: number;
  readonly bits: StringBits;
  /** X and Z on each wire in turn, the pulled one, and some to work with. */
  readonly #rows: StringRows;
  readonly #pulledRow: number;

  constructor(wires: number) {
    this.#pulledRow = 2 * wires;
    this.#rows = new StringRows(wires, this.#pulledRow + 1 + MOST_IMAGES);
    this.width = this.#rows.width;
    this.bits = this.#rows.bits;
    this.pulled = this.#pulledRow * this.width;
    for (let wire = 0; wire < wires; wire++) {
      this.#rows.flip(2 * wire, wire, X_AXIS);
      this.#rows.flip(2 * wire + 1, wire, Z_AXIS);
    }
  }

  /** Pulls a product of letters back; whether it is minus what the bits say. */
  pull(letters: string, targets: readonly number[]): boolean {
    const row = this.#pulledRow;
    this.#rows.clear(row);
    for (let k = 0; k < targets.length; k++) this.#rows.multiplyLetter(row, letterNamed(letters[k]!), 2 * targets[k]!);
    return this.#rows.isMinus(row);
  }

  /** exp(-i quarters pi/4 P) comes. */
  turn(letters: string, targets: readonly number[], quarters: number): void {
    const count = quarters & 3;
    if (count === 0) return;
    this.pull(letters, targets);
    for (let k = 0; k < targets.length; k++) {
      const letter = letterNamed(letters[k]!);
      // X anticommutes with what has a Z part, and Z with what has an X part.
      if ((letter & 2) !== 0) this.#turnRow(2 * targets[k]!, count);
      if ((letter & 1) !== 0) this.#turnRow(2 * targets[k]! + 1, count);
    }
  }

  /** A gate comes; false if it is not Clifford. */
  apply(operation: Operation): boolean {
    const action = undoingActionOf(operation);
    const { controls, targets } = operation;
    const wires = controls.length === 0 ? targets : [...controls, ...targets];
    if (!action || 2 * wires.length > MOST_IMAGES) return false;
    const free = this.#pulledRow + 1;
    for (let k = 0; k < wires.length; k++) {
      this.#image(free + 2 * k, action.imagesOfX[k]!, wires);
      this.#image(free + 2 * k + 1, action.imagesOfZ[k]!, wires);
    }
    for (let k = 0; k < wires.length; k++) {
      this.#rows.copy(free + 2 * k, 2 * wires[k]!);
      this.#rows.copy(free + 2 * k + 1, 2 * wires[k]! + 1);
    }
    return true;
  }

  #image(row: number, image: SignedPauli, wires: readonly number[]): void {
    this.#rows.clear(row);
    for (let j = 0; j < wires.length; j++) this.#rows.multiplyLetter(row, letterInMasks(image, j), 2 * wires[j]!);
    if (image.negative) this.#rows.turn(row, 2);
  }

  /** row <- T^-1 row T for T = exp(-i count pi/4 P), P the pulled string, with which the row does not commute. */
  #turnRow(row: number, count: number): void {
    if (count !== 2) this.#rows.multiply(row, this.#pulledRow);
    this.#rows.turn(row, 4 - count);
  }
}

/** Two for each wire of the widest Clifford gate. */
const MOST_IMAGES = 16;
