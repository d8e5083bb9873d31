import { countOnes, parityOf } from '../../math/index.js';

/**
 * A Pauli string without a sign, as the product of its letters: a bit of X and one of Z for every wire, in words of 32.
 *
 * Only the words from the first to the last one in which there is a letter are kept, so that what acts on few wires that
 * are near each other takes little.
 */
export interface Word {
  /** The X bits of these words, then the Z bits. */
  readonly bits: Int32Array;
  /** The first word in which there is a letter, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Equal for equal strings; used to find them, never to take them for equal. */
  readonly hash: number;
}

/** The string whose X bits stand in a list from a place on, and its Z bits so many words later. */
export function wordIn(list: Int32Array, at: number, half: number): Word {
  let from = 0;
  let to = half;
  while (from < half && (list[at + from]! | list[at + half + from]!) === 0) from++;
  while (to > from && (list[at + to - 1]! | list[at + half + to - 1]!) === 0) to--;
  const length = to - from;
  const bits = new Int32Array(2 * length);
  let hash = from;
  for (let k = 0; k < length; k++) {
    const x = list[at + from + k]!;
    const z = list[at + half + from + k]!;
    bits[k] = x;
    bits[length + k] = z;
    hash = Math.imul(hash ^ x, 0x9e3779b1) + k;
    hash = Math.imul(hash ^ (hash >>> 15) ^ z, 0x85ebca6b);
  }
  return { bits, from, to, hash };
}

/** The string with one letter, X or Z. */
export function letterWord(wire: number, isX: boolean): Word {
  const list = new Int32Array(2 * ((wire >> 5) + 1));
  list[(isX ? 0 : list.length >> 1) + (wire >> 5)]! |= 1 << (wire & 31);
  return wordIn(list, 0, list.length >> 1);
}

/** Whether it has no letter. */
export function isIdentity({ from, to }: Word): boolean {
  return from === to;
}

/** Whether two strings are the same. */
export function sameWord(a: Word, b: Word): boolean {
  if (a.hash !== b.hash || a.from !== b.from || a.to !== b.to) return false;
  for (let k = 0; k < a.bits.length; k++) if (a.bits[k] !== b.bits[k]) return false;
  return true;
}

/** Whether two strings anticommute. */
export function anticommuteWords(a: Word, b: Word): boolean {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  if (from >= to) return false;
  const [lengthA, lengthB] = [a.to - a.from, b.to - b.from];
  let crossings = 0;
  for (let k = from; k < to; k++) {
    const [i, j] = [k - a.from, k - b.from];
    crossings ^= (a.bits[i]! & b.bits[lengthB + j]!) ^ (a.bits[lengthA + i]! & b.bits[j]!);
  }
  return parityOf(crossings) === 1;
}

/** The product of two strings up to its sign, and the power of i, modulo 4, before it. */
export function wordProduct(a: Word, b: Word): { readonly word: Word; readonly power: number } {
  if (isIdentity(a) || isIdentity(b)) return { word: isIdentity(a) ? b : a, power: 0 };
  const half = Math.max(a.to, b.to);
  const list = new Int32Array(2 * half);
  putWord(a, list, 0, half);
  const crossings = multiplyInto(list, half, b);
  const word = wordIn(list, 0, half);
  // A string is i^ys X^x Z^z, with ys the number of its Ys.
  return { word, power: (ysOf(a) + ysOf(b) - ysOf(word) + 2 * crossings) & 3 };
}

/** Puts the bits of a string into a list that is zero there. */
export function putWord({ bits, from, to }: Word, list: Int32Array, at: number, half: number): void {
  const length = to - from;
  for (let k = 0; k < length; k++) {
    list[at + from + k] = bits[k]!;
    list[at + half + from + k] = bits[length + k]!;
  }
}

/** Multiplies X^x Z^z, given by its bits, by that of a string; 1 where it takes a sign, which each Z takes that an X passes. */
export function multiplyInto(list: Int32Array, half: number, { bits, from, to }: Word): number {
  const length = to - from;
  let crossings = 0;
  for (let k = 0; k < length; k++) {
    crossings ^= list[half + from + k]! & bits[k]!;
    list[from + k]! ^= bits[k]!;
    list[half + from + k]! ^= bits[length + k]!;
  }
  return parityOf(crossings);
}

/** How many letters are Y. */
export function ysOf({ bits }: Word): number {
  const length = bits.length >> 1;
  let ys = 0;
  for (let k = 0; k < length; k++) ys += countOnes(bits[k]! & bits[length + k]!);
  return ys;
}

/** The letter's bits on a wire: 1 for an X part, 2 for a Z part. */
export function letterOn({ bits, from, to }: Word, wire: number): number {
  const k = wire >> 5;
  if (k < from || k >= to) return 0;
  const [x, z] = [bits[k - from]!, bits[to - from + k - from]!];
  return ((x >>> (wire & 31)) & 1) | (((z >>> (wire & 31)) & 1) << 1);
}

/** How many steps a comparison with a string takes. */
export function lengthOf({ from, to }: Word): number {
  return to - from + 2;
}
