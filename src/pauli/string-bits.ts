import { countOnes, parityOf } from '../math/index.js';
import type { PauliLetter } from './letter.js';

/**
 * The packed form of Pauli strings: a list of 32-bit words holds, from some place on, a bit of X^x for each wire and then
 * as many words for Z^z. A product takes a few operations for 32 letters, which is what makes wide circuits cheap.
 *
 * With a power of i kept beside it, a string is `i^power X^x Z^z`; Y is `i X Z`.
 */
export type StringBits = Int32Array;

/** The words that one bit for each wire takes; a string takes twice as many. */
export function wordsFor(wires: number): number {
  return Math.max(1, (wires + 31) >> 5);
}

/** The letter of a string on a wire. */
export function letterIn(bits: StringBits, at: number, words: number, wire: number): PauliLetter {
  const word = at + (wire >> 5);
  return (((bits[word]! >>> (wire & 31)) & 1) | (((bits[word + words]! >>> (wire & 31)) & 1) << 1)) as PauliLetter;
}

/** Multiplies a string's letter on a wire by another one, the power of i aside. */
export function flipLetter(bits: StringBits, at: number, words: number, wire: number, letter: PauliLetter): void {
  const word = at + (wire >> 5);
  bits[word]! ^= (letter & 1) << (wire & 31);
  bits[word + words]! ^= (letter >> 1) << (wire & 31);
}

/** into <- into by, the powers of i of both aside; the power of i that comes out of it, 0 or 2. */
export function multiplyBits(into: StringBits, at: number, by: StringBits, from: number, words: number): number {
  let crossings = 0;
  for (let k = 0; k < words; k++) {
    // Each Z that an X has to pass is a sign.
    crossings ^= into[at + words + k]! & by[from + k]!;
    into[at + k]! ^= by[from + k]!;
    into[at + words + k]! ^= by[from + words + k]!;
  }
  return 2 * parityOf(crossings);
}

/** Whether two strings anticommute. */
export function anticommute(a: StringBits, atA: number, b: StringBits, atB: number, words: number): boolean {
  let crossings = 0;
  for (let k = 0; k < words; k++) {
    crossings ^= (a[atA + k]! & b[atB + words + k]!) ^ (a[atA + words + k]! & b[atB + k]!);
  }
  return parityOf(crossings) === 1;
}

/** How many letters of a string are Y, each of them i X Z. */
export function countYs(bits: StringBits, at: number, words: number): number {
  let ys = 0;
  for (let k = 0; k < words; k++) ys += countOnes(bits[at + k]! & bits[at + words + k]!);
  return ys;
}
