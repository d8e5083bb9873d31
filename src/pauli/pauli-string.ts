import type { CliffordAction, SignedPauli } from '../gates/index.js';
import { letterInMasks, type PauliLetter, Y_AXIS } from './letter.js';
import { anticommute, countYs, flipLetter, letterIn, multiplyBits, type StringBits, wordsFor } from './string-bits.js';

/** A Pauli string `i^power X^x Z^z` on any number of wires. */
export class PauliString {
  /** From 0 to 3. */
  power: number;
  readonly #bits: StringBits;
  readonly #words: number;

  /** @param bits its own from then on */
  private constructor(bits: StringBits, power: number) {
    this.#bits = bits;
    this.#words = bits.length >> 1;
    this.power = power;
  }

  /** The identity. */
  static identity(wires: number): PauliString {
    return new PauliString(new Int32Array(2 * wordsFor(wires)), 0);
  }

  /** A letter on one wire. */
  static letter(wires: number, wire: number, letter: PauliLetter): PauliString {
    const made = PauliString.identity(wires);
    made.flip(wire, letter);
    if (letter === Y_AXIS) made.power = 1;
    return made;
  }

  /** Another one that is the same. */
  copy(): PauliString {
    return new PauliString(this.#bits.slice(), this.power);
  }

  /** The product of its letters. */
  positive(): PauliString {
    return new PauliString(this.#bits.slice(), countYs(this.#bits, 0, this.#words) & 3);
  }

  /** The letter on a wire. */
  letterAt(wire: number): PauliLetter {
    return letterIn(this.#bits, 0, this.#words, wire);
  }

  /** Whether it flips a wire: its letter there is X or Y. */
  flips(wire: number): boolean {
    return ((this.#bits[wire >> 5]! >>> (wire & 31)) & 1) === 1;
  }

  /** Changes the bits of a wire by those of a letter; the power of i stays. */
  flip(wire: number, letter: PauliLetter): void {
    flipLetter(this.#bits, 0, this.#words, wire, letter);
  }

  /** Changes the X bits by those of another string; everything else stays. */
  addFlips(other: PauliString): void {
    for (let k = 0; k < this.#words; k++) this.#bits[k]! ^= other.#bits[k]!;
  }

  /** this <- this other. */
  multiply(other: PauliString): void {
    const turned = multiplyBits(this.#bits, 0, other.#bits, 0, this.#words);
    this.power = (this.power + other.power + turned) & 3;
  }

  /** Multiplies it by what a letter stands for, as X and Z stand for two strings. */
  multiplyLetter(letter: PauliLetter, ofX: PauliString, ofZ: PauliString): void {
    if ((letter & 1) !== 0) this.multiply(ofX);
    if ((letter & 2) !== 0) this.multiply(ofZ);
    // Y = i X Z.
    if (letter === Y_AXIS) this.power = (this.power + 1) & 3;
  }

  /** Whether two strings commute. */
  commutes(other: PauliString): boolean {
    return !anticommute(this.#bits, 0, other.#bits, 0, this.#words);
  }

  /** @param signed whether the signs must be the same, too */
  equals(other: PauliString, signed: boolean): boolean {
    for (let k = 0; k < this.#bits.length; k++) if (this.#bits[k] !== other.#bits[k]) return false;
    return !signed || this.power === other.power;
  }

  /** Whether it has no letter but the identity. */
  isIdentity(): boolean {
    return this.#bits.every((word) => word === 0);
  }

  /** Whether it is a product of Zs, up to a power of i. */
  isDiagonal(): boolean {
    for (let k = 0; k < this.#words; k++) if (this.#bits[k] !== 0) return false;
    return true;
  }

  /** Whether it is minus the product of its letters; it has to be that up to its sign. */
  isMinus(): boolean {
    return ((this.power - countYs(this.#bits, 0, this.#words)) & 3) === 2;
  }

  /** this <- T^-1 this T for T = exp(-i quarters pi/4 P). */
  conjugateBack(pauli: PauliString, quarters: number): void {
    const count = quarters & 3;
    if (count === 0 || this.commutes(pauli)) return;
    if (count !== 2) this.multiply(pauli);
    this.power = (this.power + [0, 3, 2, 1][count]!) & 3;
  }

  /** this <- U this U^-1 for what a Clifford gate U on some wires does. */
  conjugate({ imagesOfX, imagesOfZ }: CliffordAction, wires: readonly number[]): void {
    const letters = wires.map((wire) => this.letterAt(wire));
    if (letters.every((letter) => letter === 0)) return;
    const product = new PauliString(new Int32Array(this.#bits.length), 0);
    wires.forEach((wire, k) => {
      if ((letters[k]! & 1) !== 0) product.multiply(this.#placed(imagesOfX[k]!, wires));
      if ((letters[k]! & 2) !== 0) product.multiply(this.#placed(imagesOfZ[k]!, wires));
      this.flip(wire, letters[k]!);
    });
    this.multiply(product);
  }

  /** A signed string over a gate's wires as one over all. */
  #placed(image: SignedPauli, wires: readonly number[]): PauliString {
    const made = new PauliString(new Int32Array(this.#bits.length), image.negative ? 2 : 0);
    wires.forEach((wire, k) => {
      const letter = letterInMasks(image, k);
      made.flip(wire, letter);
      if (letter === Y_AXIS) made.power = (made.power + 1) & 3;
    });
    return made;
  }
}
