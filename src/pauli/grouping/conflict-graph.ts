import { countOnes } from '../../math/index.js';
import type { SparsePauli } from '../sparse-pauli.js';
import { anticommute, flipLetter, wordsFor } from '../string-bits.js';

/**
 * What strings of one group have in common: no two want different letters of a wire (`qubit-wise`), or they only commute
 * as a whole (`general`).
 */
export type Commutation = 'qubit-wise' | 'general';

/** Strings packed one after the other, and whether two of them may stand in one group. */
export class Conflicts {
  readonly size: number;
  readonly #bits: Int32Array;
  readonly #words: number;
  readonly commutation: Commutation;

  private constructor(bits: Int32Array, size: number, words: number, commutation: Commutation) {
    this.#bits = bits;
    this.size = size;
    this.#words = words;
    this.commutation = commutation;
  }

  /** @param wires more than any string names */
  static among(strings: readonly SparsePauli[], wires: number, commutation: Commutation): Conflicts {
    const words = wordsFor(wires);
    const bits = new Int32Array(2 * words * strings.length);
    strings.forEach((pauli, k) => {
      for (const [wire, axis] of pauli) flipLetter(bits, 2 * words * k, words, wire, axis);
    });
    return new Conflicts(bits, strings.length, words, commutation);
  }

  /** The same strings, to be told apart in another way. */
  of(commutation: Commutation): Conflicts {
    return new Conflicts(this.#bits, this.size, this.#words, commutation);
  }

  /** Whether two strings must be in different groups. */
  between(a: number, b: number): boolean {
    const words = this.#words;
    const [atA, atB] = [2 * words * a, 2 * words * b];
    if (this.commutation === 'general') return anticommute(this.#bits, atA, this.#bits, atB, words);
    for (let k = 0; k < words; k++) {
      const x = this.#bits[atA + k]!;
      const z = this.#bits[atA + words + k]!;
      const otherX = this.#bits[atB + k]!;
      const otherZ = this.#bits[atB + words + k]!;
      // Letters on both, and not the same ones.
      if (((x | z) & (otherX | otherZ) & ((x ^ otherX) | (z ^ otherZ))) !== 0) return true;
    }
    return false;
  }
}

/** Which strings must be in different groups, as a row of bits for each: groups are colours of this graph. */
export class ConflictGraph {
  readonly size: number;
  /** 32-bit words of a row. */
  readonly words: number;
  /** One row after the other. */
  readonly bits: Int32Array;
  /** By string, with how many others it conflicts. */
  readonly degrees: Int32Array;
  /** By string, those that it conflicts with. */
  readonly neighbours: readonly Int32Array[];

  constructor(conflicts: Conflicts) {
    const { size } = conflicts;
    this.size = size;
    this.words = wordsFor(size);
    this.bits = new Int32Array(size * this.words);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) {
        if (!conflicts.between(a, b)) continue;
        this.bits[a * this.words + (b >> 5)]! |= 1 << (b & 31);
        this.bits[b * this.words + (a >> 5)]! |= 1 << (a & 31);
      }
    }
    this.degrees = Int32Array.from({ length: size }, (_, string) => {
      let degree = 0;
      for (let k = 0; k < this.words; k++) degree += countOnes(this.bits[string * this.words + k]!);
      return degree;
    });
    this.neighbours = Array.from(this.degrees, (degree, string) => {
      const found = new Int32Array(degree);
      let next = 0;
      for (let other = 0; other < size; other++) if (this.has(string, other)) found[next++] = other;
      return found;
    });
  }

  /** Whether two strings conflict. */
  has(a: number, b: number): boolean {
    return ((this.bits[a * this.words + (b >> 5)]! >>> (b & 31)) & 1) === 1;
  }
}
