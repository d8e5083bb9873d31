import { CONJUGATED_PAIRS, WEIGHT_CHANGES } from './interaction.js';
import {
  MINUS,
  type PauliAxis,
  type PauliLetter,
  productPhase,
  type SignedLetter,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from './letter.js';
import { firstOf, minusOf, secondOf } from './letter-pair.js';
import type { SparsePauli } from './sparse-pauli.js';

/** A quarter turn exp(-i pi/4 P(x)Q) about two letters on two wires. */
export interface QuarterTurn {
  /** As numbered by `interactionOf`. */
  readonly interaction: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Signed Pauli strings as rows, all conjugated together.
 *
 * A byte for each letter, by wire: a gate touches two columns, and searches count rows by the letters of two wires.
 */
export class PauliTable {
  readonly wires: number;
  /** By wire, the letter of every row. */
  readonly columns: readonly Uint8Array[];
  /** 1 where the string has a minus sign. */
  readonly negative: Uint8Array;
  /** How many letters of a row are not the identity. */
  readonly weights: Int32Array;

  constructor(wires: number, rows: number) {
    this.wires = wires;
    this.columns = Array.from({ length: wires }, () => new Uint8Array(rows));
    this.negative = new Uint8Array(rows);
    this.weights = new Int32Array(rows);
  }

  /** Rows 2k and 2k + 1 from `start` become X and Z on wire k. */
  setGenerators(start: number): void {
    for (let wire = 0; wire < this.wires; wire++) {
      this.columns[wire]![start + 2 * wire] = X_AXIS;
      this.columns[wire]![start + 2 * wire + 1] = Z_AXIS;
      this.weights[start + 2 * wire] = 1;
      this.weights[start + 2 * wire + 1] = 1;
    }
  }

  /** Sets a row. */
  setRow(row: number, letters: ArrayLike<number>, negative: boolean): void {
    let weight = 0;
    for (let wire = 0; wire < this.wires; wire++) {
      const letter = letters[wire]!;
      this.columns[wire]![row] = letter;
      if (letter !== 0) weight++;
    }
    this.negative[row] = negative ? 1 : 0;
    this.weights[row] = weight;
  }

  /** The letters of a row, by wire. */
  row(row: number): Uint8Array {
    return Uint8Array.from(this.columns, (column) => column[row]!);
  }

  /** The letter of a row on a wire that it has one on. */
  letter(row: number, wire: number): PauliAxis {
    return this.columns[wire]![row] as PauliAxis;
  }

  /** The same with the row's sign. */
  signedLetter(row: number, wire: number): SignedLetter {
    return this.columns[wire]![row]! | (this.negative[row] === 1 ? MINUS : 0);
  }

  /** The wires on which a row has a letter. */
  support(row: number): number[] {
    const wires: number[] = [];
    for (let wire = 0; wire < this.wires; wire++) if (this.columns[wire]![row] !== 0) wires.push(wire);
    return wires;
  }

  /** Every row S becomes G S G^-1 for the quarter turn G. */
  conjugate({ interaction, first, second }: QuarterTurn): void {
    const { negative, weights } = this;
    const a = this.columns[first]!;
    const b = this.columns[second]!;
    const base = 16 * interaction;
    for (let row = 0; row < a.length; row++) {
      const index = base + a[row]! + 4 * b[row]!;
      const made = CONJUGATED_PAIRS[index]!;
      a[row] = firstOf(made);
      b[row] = secondOf(made);
      negative[row] = negative[row]! ^ minusOf(made);
      weights[row] = weights[row]! + WEIGHT_CHANGES[index]!;
    }
  }

  /** Every row S becomes G^-1 S G for the quarter turn G = exp(-i pi/4 P). */
  conjugateBack(pauli: SparsePauli): void {
    for (let row = 0; row < this.negative.length; row++) {
      let odd = false;
      // i P S where P and S anticommute.
      let power = 1;
      for (const [wire, letter] of pauli) {
        const phase = productPhase(letter, this.columns[wire]![row]!);
        if (phase !== 0) odd = !odd;
        power += phase;
      }
      if (!odd) continue;
      for (const [wire, letter] of pauli) {
        const column = this.columns[wire]!;
        const made = column[row]! ^ letter;
        this.weights[row] = this.weights[row]! + (made === 0 ? 0 : 1) - (column[row] === 0 ? 0 : 1);
        column[row] = made;
      }
      if ((power & 3) === 2) this.negative[row] = this.negative[row]! ^ 1;
    }
  }

  /**
   * The product of generators' rows that a Pauli string stands for: what the Clifford makes of it whose images of X and
   * Z stand in rows 2k and 2k + 1 from `start`.
   *
   * @param letters by wire; of these rows' generators
   */
  imageOf(letters: ArrayLike<number>, start: number): { readonly letters: Uint8Array; readonly negative: boolean } {
    const product = new Uint8Array(this.wires);
    // The power of i; Y = i X Z.
    let phase = 0;
    for (let wire = 0; wire < letters.length; wire++) {
      const letter = letters[wire]! as PauliLetter;
      if (letter === Y_AXIS) phase++;
      if ((letter & 1) !== 0) phase += this.#multiplyInto(product, start + 2 * wire);
      if ((letter & 2) !== 0) phase += this.#multiplyInto(product, start + 2 * wire + 1);
    }
    return { letters: product, negative: (phase & 3) === 2 };
  }

  /** product <- product times a row; the power of i of the result. */
  #multiplyInto(product: Uint8Array, row: number): number {
    let phase = 2 * this.negative[row]!;
    for (let wire = 0; wire < product.length; wire++) {
      const letter = this.columns[wire]![row]!;
      if (letter === 0) continue;
      phase += productPhase(product[wire]!, letter);
      product[wire] = product[wire]! ^ letter;
    }
    return phase;
  }
}
