import { countOnes, parityOf } from '../../math/index.js';
import type { StringBits } from '../../pauli/index.js';

/**
 * A Pauli string without a sign, as the product of its letters: 32-bit words for one X bit per wire, then as many for the
 * Z bits. Both halves are zero outside a range of words, so that what acts on few wires takes few steps.
 */
export interface Word {
  readonly bits: StringBits;
  /** The first word of a half in which there is a bit, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Equal for equal strings; used to find them, never to take them for equal. */
  readonly hash: number;
}

/** The word with these bits, which it keeps. */
export function wordOf(bits: StringBits): Word {
  const half = bits.length >> 1;
  let from = 0;
  let to = half;
  while (from < half && (bits[from]! | bits[half + from]!) === 0) from++;
  while (to > from && (bits[to - 1]! | bits[half + to - 1]!) === 0) to--;
  let hash = 0;
  for (let k = from; k < to; k++) {
    hash = Math.imul(hash ^ bits[k]!, 0x9e3779b1) + k;
    hash = Math.imul(hash ^ (hash >>> 15) ^ bits[half + k]!, 0x85ebca6b);
  }
  return { bits, from, to, hash };
}

/** Whether it has no letter. */
export function isIdentity({ from, to }: Word): boolean {
  return from === to;
}

/** Whether two strings are the same. */
export function sameWord(a: Word, b: Word): boolean {
  if (a.hash !== b.hash || a.from !== b.from || a.to !== b.to) return false;
  const half = a.bits.length >> 1;
  for (let k = a.from; k < a.to; k++) {
    if (a.bits[k] !== b.bits[k] || a.bits[half + k] !== b.bits[half + k]) return false;
  }
  return true;
}

/** Whether two strings anticommute. */
export function anticommuteWords(a: Word, b: Word): boolean {
  const half = a.bits.length >> 1;
  const to = Math.min(a.to, b.to);
  let crossings = 0;
  for (let k = Math.max(a.from, b.from); k < to; k++) {
    crossings ^= (a.bits[k]! & b.bits[half + k]!) ^ (a.bits[half + k]! & b.bits[k]!);
  }
  return parityOf(crossings) === 1;
}

/** The product of two strings up to its sign, and the power of i, modulo 4, before it. */
export function wordProduct(a: Word, b: Word): { readonly word: Word; readonly power: number } {
  const half = a.bits.length >> 1;
  const bits = a.bits.slice();
  let crossings = 0;
  for (let k = b.from; k < b.to; k++) {
    // Each Z that an X has to pass is a sign.
    crossings ^= bits[half + k]! & b.bits[k]!;
    bits[k]! ^= b.bits[k]!;
    bits[half + k]! ^= b.bits[half + k]!;
  }
  const word = wordOf(bits);
  // A string is i^ys X^x Z^z, with ys the number of its Ys.
  return { word, power: (ysOf(a) + ysOf(b) - ysOf(word) + 2 * parityOf(crossings)) & 3 };
}

/** How many letters are Y. */
export function ysOf({ bits, from, to }: Word): number {
  const half = bits.length >> 1;
  let ys = 0;
  for (let k = from; k < to; k++) ys += countOnes(bits[k]! & bits[half + k]!);
  return ys;
}

/** How many words of 32 bits a string takes in comparisons. */
export function lengthOf({ from, to }: Word): number {
  return to - from + 2;
}
