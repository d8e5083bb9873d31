import type { Operation } from '../../circuit/index.js';
import type { CliffordAction } from '../../gates/index.js';
import { undoingActionOf } from './clifford-actions.js';

/**
 * What X and Z on every wire, after the Clifford gates so far, were before them: `i^power X^x Z^z`, bits in flat lists.
 *
 * A string that is pulled back is left in the table's own row {@link pulled}.
 */
export class StringTable {
  /** Bits of one string: those of x, then those of z. */
  readonly width: number;
  /** Where the string that was pulled back last begins in {@link bits}. */
  readonly pulled: number;
  readonly #words: number;
  /** Strings one after the other: X and Z on each wire in turn, the pulled one, and some to work with. */
  readonly bits: Int32Array;
  readonly #powers: Int32Array;
  readonly #free: number;

  constructor(wires: number) {
    this.#words = (wires + 31) >> 5;
    this.width = 2 * this.#words;
    const rows = 2 * wires + 1;
    this.#free = rows;
    this.bits = new Int32Array((rows + MOST_IMAGES) * this.width);
    this.#powers = new Int32Array(rows + MOST_IMAGES);
    this.pulled = (rows - 1) * this.width;
    for (let wire = 0; wire < wires; wire++) {
      const word = wire >> 5;
      this.bits[2 * wire * this.width + word] = 1 << (wire & 31);
      this.bits[(2 * wire + 1) * this.width + this.#words + word] = 1 << (wire & 31);
    }
  }

  /** Pulls a product of letters back; whether it is minus what the bits say. */
  pull(letters: string, targets: readonly number[]): boolean {
    const row = this.#free - 1;
    this.#clear(row);
    for (let k = 0; k < targets.length; k++) this.#letter(row, letters[k]!, targets[k]!);
    let ys = 0;
    for (let k = 0; k < this.#words; k++)
      ys += bitsOf(this.bits[this.pulled + k]! & this.bits[this.pulled + this.#words + k]!);
    return ((this.#powers[row]! - ys) & 3) === 2;
  }

  /** exp(-i quarters pi/4 P) comes. */
  turn(letters: string, targets: readonly number[], quarters: number): void {
    const count = quarters & 3;
    if (count === 0) return;
    this.pull(letters, targets);
    for (let k = 0; k < targets.length; k++) {
      const letter = letters[k]!;
      if (letter === 'I') continue;
      if (letter !== 'X') this.#turnRow(2 * targets[k]!, count);
      if (letter !== 'Z') this.#turnRow(2 * targets[k]! + 1, count);
    }
  }

  /** A gate comes; false if it is not Clifford. */
  apply(operation: Operation): boolean {
    const action = undoingActionOf(operation);
    const { controls, targets } = operation;
    const wires = controls.length === 0 ? targets : [...controls, ...targets];
    if (!action || 2 * wires.length > MOST_IMAGES) return false;
    for (let k = 0; k < wires.length; k++) {
      this.#image(this.#free + 2 * k, action.imagesOfX[k]!, wires);
      this.#image(this.#free + 2 * k + 1, action.imagesOfZ[k]!, wires);
    }
    for (let k = 0; k < wires.length; k++) {
      this.#copy(this.#free + 2 * k, 2 * wires[k]!);
      this.#copy(this.#free + 2 * k + 1, 2 * wires[k]! + 1);
    }
    return true;
  }

  #image(row: number, { x, z, negative }: CliffordAction['imagesOfX'][number], wires: readonly number[]): void {
    this.#clear(row);
    for (let j = 0; j < wires.length; j++) {
      const letter = LETTERS[((x >> j) & 1) + 2 * ((z >> j) & 1)]!;
      if (letter !== 'I') this.#letter(row, letter, wires[j]!);
    }
    if (negative) this.#powers[row]! += 2;
  }

  /** row <- T^-1 row T for T = exp(-i count pi/4 P), P the pulled string, with which the row does not commute. */
  #turnRow(row: number, count: number): void {
    if (count === 2) {
      this.#powers[row]! += 2;
      return;
    }
    this.#multiply(row, this.#free - 1);
    this.#powers[row]! += count === 1 ? 3 : 1;
  }

  #letter(row: number, letter: string, wire: number): void {
    if (letter === 'I') return;
    if (letter !== 'Z') this.#multiply(row, 2 * wire);
    if (letter !== 'X') this.#multiply(row, 2 * wire + 1);
    if (letter === 'Y') this.#powers[row]!++;
  }

  #clear(row: number): void {
    this.bits.fill(0, row * this.width, (row + 1) * this.width);
    this.#powers[row] = 0;
  }

  #copy(from: number, to: number): void {
    this.bits.copyWithin(to * this.width, from * this.width, (from + 1) * this.width);
    this.#powers[to] = this.#powers[from]!;
  }

  /** row <- row other. */
  #multiply(row: number, other: number): void {
    const { bits } = this;
    const words = this.#words;
    const a = row * this.width;
    const b = other * this.width;
    let crossings = 0;
    for (let k = 0; k < words; k++) {
      crossings ^= bits[a + words + k]! & bits[b + k]!;
      bits[a + k]! ^= bits[b + k]!;
      bits[a + words + k]! ^= bits[b + words + k]!;
    }
    this.#powers[row]! += this.#powers[other]! + 2 * (bitsOf(crossings) & 1);
  }
}

/** Two for each wire of the widest Clifford gate. */
const MOST_IMAGES = 16;
const LETTERS = ['I', 'X', 'Z', 'Y'];

/** How many bits are set. */
export function bitsOf(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
