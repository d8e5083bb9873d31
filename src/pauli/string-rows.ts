import type { PauliLetter } from './letter.js';
import { countYs, flipLetter, multiplyBits, type StringBits, wordsFor } from './string-bits.js';

/** Pauli strings `i^power X^x Z^z` as rows of one flat list. */
export class StringRows {
  /** 32-bit words for one bit of each wire. */
  readonly words: number;
  /** Words of a row: those of x, then those of z. */
  readonly width: number;
  /** One row after the other. */
  readonly bits: StringBits;
  /** Modulo 4; what bytes drop beyond 255 are multiples of it. */
  readonly #powers: Uint8Array;

  /** All rows are the identity. */
  constructor(wires: number, rows: number) {
    this.words = wordsFor(wires);
    this.width = 2 * this.words;
    this.bits = new Int32Array(rows * this.width);
    this.#powers = new Uint8Array(rows);
  }

  /** The power of i before a row, from 0 to 3. */
  power(row: number): number {
    return this.#powers[row]! & 3;
  }

  /** Whether a row is minus the product of its letters; it has to be that up to its sign. */
  isMinus(row: number): boolean {
    return ((this.#powers[row]! - countYs(this.bits, row * this.width, this.words)) & 3) === 2;
  }

  /** Makes a row the identity. */
  clear(row: number): void {
    this.bits.fill(0, row * this.width, (row + 1) * this.width);
    this.#powers[row] = 0;
  }

  /** Copies a row to another. */
  copy(from: number, to: number): void {
    this.bits.copyWithin(to * this.width, from * this.width, (from + 1) * this.width);
    this.#powers[to] = this.#powers[from]!;
  }

  /** Multiplies a row by a power of i. */
  turn(row: number, power: number): void {
    this.#powers[row]! += power;
  }

  /** Changes the bits of a row on a wire by those of a letter; its power of i stays. */
  flip(row: number, wire: number, letter: PauliLetter): void {
    flipLetter(this.bits, row * this.width, this.words, wire, letter);
  }

  /** row <- row other. */
  multiply(row: number, other: number): void {
    const turned = multiplyBits(this.bits, row * this.width, this.bits, other * this.width, this.words);
    this.#powers[row]! += this.#powers[other]! + turned;
  }

  /**
   * row <- row times what a letter stands for, where rows `generators` and the next one are what X and Z stand for.
   */
  multiplyLetter(row: number, letter: PauliLetter, generators: number): void {
    if ((letter & 1) !== 0) this.multiply(row, generators);
    if ((letter & 2) !== 0) this.multiply(row, generators + 1);
    // Y = i X Z.
    if (letter === 3) this.#powers[row]!++;
  }
}
