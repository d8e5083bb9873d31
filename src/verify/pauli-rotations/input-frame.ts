import type { CliffordAction } from '../../gates/index.js';
import { parityOf } from '../../math/index.js';
import { letterInMasks, type PauliLetter, StringRows, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { putWord, type Word, wordIn, ysOf } from './word.js';

/** Scratch rows: two for every wire of a gate, as many as the gate table makes Clifford actions for, and two strings. */
const WIDEST = 6;

/** What Paulis after a Clifford circuit C are before it, `C^-1 P C`: a row for X and one for Z of every wire. */
export class InputFrame {
  readonly #rows: StringRows;
  readonly #wires: number;
  readonly #scratch: number;
  readonly #asked: number;
  readonly #other: number;

  /**
   * The identity, but for where wires start.
   *
   * @param origin for every wire the bit that starts on it
   */
  constructor(origin: readonly number[]) {
    this.#wires = origin.length;
    this.#scratch = 2 * this.#wires;
    this.#asked = this.#scratch + 2 * WIDEST;
    this.#other = this.#asked + 1;
    this.#rows = new StringRows(this.#wires, this.#other + 1);
    origin.forEach((bit, wire) => {
      this.#rows.flip(2 * wire, bit, X_AXIS);
      this.#rows.flip(2 * wire + 1, bit, Z_AXIS);
    });
  }

  /** 32-bit words of a row. */
  get width(): number {
    return this.#rows.width;
  }

  /** What a Pauli on some wires was before C: the string, and whether it has a minus. It stays for {@link quarter}. */
  pull(wires: readonly number[], letters: readonly PauliLetter[]): { readonly word: Word; readonly negative: boolean } {
    const rows = this.#rows;
    rows.clear(this.#asked);
    for (let k = 0; k < wires.length; k++) rows.multiplyLetter(this.#asked, letters[k]!, 2 * wires[k]!);
    return { word: this.#wordOf(this.#asked), negative: rows.isMinus(this.#asked) };
  }

  /** The row of X or Z of a wire. */
  row(wire: number, axis: typeof X_AXIS | typeof Z_AXIS): { readonly word: Word; readonly negative: boolean } {
    const row = 2 * wire + (axis === X_AXIS ? 0 : 1);
    return { word: this.#wordOf(row), negative: this.#rows.isMinus(row) };
  }

  /** A Clifford gate comes after C, given by what its inverse makes of Paulis. */
  apply({ imagesOfX, imagesOfZ }: CliffordAction, wires: readonly number[]): void {
    const rows = this.#rows;
    for (let k = 0; k < wires.length; k++) {
      for (const [side, image] of [imagesOfX[k]!, imagesOfZ[k]!].entries()) {
        const row = this.#scratch + 2 * k + side;
        rows.clear(row);
        for (let j = 0; j < wires.length; j++) rows.multiplyLetter(row, letterInMasks(image, j), 2 * wires[j]!);
        if (image.negative) rows.turn(row, 2);
      }
    }
    for (let k = 0; k < wires.length; k++) {
      rows.copy(this.#scratch + 2 * k, 2 * wires[k]!);
      rows.copy(this.#scratch + 2 * k + 1, 2 * wires[k]! + 1);
    }
  }

  /**
   * exp(-i quarters pi/4 P) comes after C, P being what {@link pull} was last asked for without the sign that it had
   * before C.
   */
  quarter(wires: readonly number[], letters: readonly PauliLetter[], quarters: number): void {
    const rows = this.#rows;
    if (rows.isMinus(this.#asked)) rows.turn(this.#asked, 2);
    for (let k = 0; k < wires.length; k++) {
      if (letters[k] === 0) continue;
      if (letters[k] !== X_AXIS) this.#turn(2 * wires[k]!, this.#asked, quarters);
      if (letters[k] !== Z_AXIS) this.#turn(2 * wires[k]! + 1, this.#asked, quarters);
    }
  }

  /** exp(-i quarters pi/4 P) comes before C. */
  precede(word: Word, quarters: number): void {
    const { bits, words, width } = this.#rows;
    const length = word.to - word.from;
    this.#rows.clear(this.#other);
    putWord(word, bits, this.#other * width, words);
    this.#rows.turn(this.#other, ysOf(word));
    for (let row = 0; row < 2 * this.#wires; row++) {
      const at = row * width + word.from;
      let crossings = 0;
      for (let k = 0; k < length; k++) {
        crossings ^= (bits[at + k]! & word.bits[length + k]!) ^ (bits[at + words + k]! & word.bits[k]!);
      }
      if (parityOf(crossings) === 1) this.#turn(row, this.#other, quarters);
    }
  }

  /** K^-1 row K for K = exp(-i quarters pi/4 P), where row and P anticommute: row times -i P, once or more. */
  #turn(row: number, pauli: number, quarters: number): void {
    if ((quarters & 1) === 1) this.#rows.multiply(row, pauli);
    this.#rows.turn(row, [0, 3, 2, 1][quarters & 3]!);
  }

  #wordOf(row: number): Word {
    const { bits, width, words } = this.#rows;
    return wordIn(bits, row * width, words);
  }
}
