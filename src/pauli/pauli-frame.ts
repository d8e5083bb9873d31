import { axisBefore, CLIFFORD_IDENTITY, cliffordProduct, signBefore } from './clifford-group.js';
import { type PauliAxis, X_AXIS, Z_AXIS } from './letter.js';
import type { StringBits } from './string-bits.js';
import { StringRows } from './string-rows.js';

/** On more wires nothing is done with Paulis: their strings take the square of the number of wires. */
export const MOST_FRAME_WIRES = 4096;

/** What Paulis after a Clifford circuit C are before it: `C^-1 P C`, kept up to date gate by gate. */
export class PauliFrame {
  /** 32-bit words for one bit per wire; a Pauli string takes twice as many, its X bits before its Z bits. */
  readonly words: number;
  /** For every wire what X was before the interactions, then what Z was; last the string last asked for. */
  readonly #rows: StringRows;
  readonly #asked: number;
  /** For every wire the one-wire Clifford gate after the interactions. */
  readonly #frames: Uint8Array;
  /** The string last asked for. */
  readonly string: StringBits;

  constructor(wires: number) {
    this.#asked = 2 * wires;
    this.#rows = new StringRows(wires, 2 * wires + 1);
    this.words = this.#rows.words;
    this.#frames = new Uint8Array(wires).fill(CLIFFORD_IDENTITY);
    this.string = this.#rows.bits.subarray(this.#asked * this.#rows.width);
    for (let wire = 0; wire < wires; wire++) {
      this.#rows.flip(2 * wire, wire, X_AXIS);
      this.#rows.flip(2 * wire + 1, wire, Z_AXIS);
    }
  }

  /** The power of i before the string last asked for. */
  get power(): number {
    return this.#rows.power(this.#asked);
  }

  /** A one-wire Clifford gate comes. */
  turn(wire: number, clifford: number): void {
    this.#frames[wire] = cliffordProduct(clifford, this.#frames[wire]!);
  }

  /** exp(-i quarters pi/4 P(x)Q) comes, an odd number of quarters. */
  interact([a, b]: readonly number[], axes: readonly PauliAxis[], quarters: number): void {
    this.pull([a!, b!], axes);
    const direct = (quarters & 3) === 1 ? 3 : 1;
    this.#multiplyOthers(a!, axisBefore(this.#frames[a!]!, axes[0]!), direct);
    this.#multiplyOthers(b!, axisBefore(this.#frames[b!]!, axes[1]!), direct);
  }

  /** What a Pauli on some wires was before all that came goes into `string` and `power`. */
  pull(wires: readonly number[], axes: readonly PauliAxis[]): void {
    this.#rows.clear(this.#asked);
    for (let k = 0; k < wires.length; k++) {
      const wire = wires[k]!;
      const frame = this.#frames[wire]!;
      if (signBefore(frame, axes[k]!) < 0) this.#rows.turn(this.#asked, 2);
      this.#rows.multiplyLetter(this.#asked, axisBefore(frame, axes[k]!), 2 * wire);
    }
  }

  /** row <- i^power row string, for the rows of a wire that anticommute with an axis there. */
  #multiplyOthers(wire: number, axis: PauliAxis, power: number): void {
    for (const [row, own] of [
      [2 * wire, X_AXIS],
      [2 * wire + 1, Z_AXIS],
    ] as const) {
      if (own === axis) continue;
      this.#rows.multiply(row, this.#asked);
      this.#rows.turn(row, power);
    }
  }
}
