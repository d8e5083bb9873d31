import { putWord, type Word, wordIn } from './word.js';

/**
 * Bits that are known to be |0> at the start, as long as no rotation of either side changes them.
 *
 * Z of such a bit leaves every state alone that the rotations before make of states with zeros there, because it commutes
 * with all of them. So a string acts there as it does without its Zs on these bits.
 */
export class StartingZeros {
  readonly #bits: Int32Array;

  constructor(wires: number, zeros: readonly number[]) {
    this.#bits = new Int32Array(Math.max(1, (wires + 31) >> 5));
    for (const bit of zeros) this.#bits[bit >> 5]! |= 1 << (bit & 31);
  }

  /** A string without its Zs on the bits that are still zero. */
  withoutZs(word: Word): Word {
    const { bits, from, to } = word;
    const length = to - from;
    for (let k = 0; k < length; k++) {
      // An X on the bit itself makes it a Y, of which the Z part must stay.
      if ((this.#bits[from + k]! & bits[length + k]! & ~bits[k]!) !== 0) return this.#cleared(word);
    }
    return word;
  }

  #cleared(word: Word): Word {
    const half = word.to;
    const list = new Int32Array(2 * half);
    putWord(word, list, 0, half);
    for (let k = 0; k < half; k++) list[half + k]! &= ~(this.#bits[k]! & ~list[k]!);
    return wordIn(list, 0, half);
  }

  /** A rotation comes: bits on which its string has an X are no longer known. */
  touch({ bits, from, to }: Word): void {
    for (let k = from; k < to; k++) this.#bits[k]! &= ~bits[k - from]!;
  }

  /** Whether a bit is still zero. */
  has(bit: number): boolean {
    return ((this.#bits[bit >> 5]! >>> (bit & 31)) & 1) === 1;
  }
}
