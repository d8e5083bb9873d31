import { type Word, wordOf } from './word.js';

/**
 * Bits that are known to be |0> at the start, as long as no rotation of either side changes them.
 *
 * Z of such a bit leaves every state alone that the rotations before make of states with zeros there, because it commutes
 * with all of them. So a string acts there as it does without its Zs on these bits.
 */
export class StartingZeros {
  readonly #bits: Int32Array;
  readonly #half: number;

  constructor(wires: number, zeros: readonly number[]) {
    this.#half = Math.max(1, (wires + 31) >> 5);
    this.#bits = new Int32Array(this.#half);
    for (const bit of zeros) this.#bits[bit >> 5]! |= 1 << (bit & 31);
  }

  /** A string without its Zs on the bits that are still zero, unless it has an X on one of them. */
  withoutZs(word: Word): Word {
    for (let k = word.from; k < word.to; k++) {
      if ((this.#bits[k]! & word.bits[this.#half + k]!) !== 0) return this.#cleared(word);
    }
    return word;
  }

  #cleared(word: Word): Word {
    const bits = word.bits.slice();
    for (let k = word.from; k < word.to; k++) {
      // An X on the bit itself makes it a Y, of which the Z part must stay.
      bits[this.#half + k]! &= ~(this.#bits[k]! & ~bits[k]!);
    }
    return wordOf(bits);
  }

  /** A rotation comes: bits on which its string has an X are no longer known. */
  touch(word: Word): void {
    for (let k = word.from; k < word.to; k++) this.#bits[k]! &= ~word.bits[k]!;
  }

  /** The bits that no rotation changed. */
  has(bit: number): boolean {
    return ((this.#bits[bit >> 5]! >>> (bit & 31)) & 1) === 1;
  }
}
