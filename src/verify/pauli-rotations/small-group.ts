import { countOnes, identity, type Matrix, parityOf } from '../../math/index.js';
import { anticommuteWords, lengthOf, multiplyInto, sameWord, type Word, wordIn, ysOf } from './word.js';
import type { Work } from './work.js';

/** A Pauli string on a few qubits, of which bit k of the masks is qubit k, as the product of its letters. */
export interface SmallPauli {
  readonly x: number;
  readonly z: number;
}

/** `exp(-i angle/2 P)` on a few qubits. */
export interface SmallRotation extends SmallPauli {
  readonly angle: number;
}

/**
 * The strings that X and Z of a few wires generate, wherever a Clifford circuit has taken them, as strings on as few qubits.
 *
 * Generators 2k and 2k + 1 stand for X and Z of qubit k. As they commute and anticommute like these, products of sums of
 * strings are the same on either side, and so are norms: what is shown of small matrices holds for the circuits.
 */
export class SmallGroup {
  readonly qubits: number;
  readonly #generators: readonly Word[];
  readonly #work: Work;
  readonly #half: number;
  /** All bits that a generator has. */
  readonly #mask: Int32Array;

  constructor(generators: readonly Word[], work: Work) {
    this.#generators = generators;
    this.#work = work;
    this.qubits = generators.length / 2;
    this.#half = generators.reduce((most, { to }) => Math.max(most, to), 0);
    this.#mask = new Int32Array(2 * this.#half);
    for (const { bits, from, to } of generators) {
      for (let k = from; k < to; k++) {
        this.#mask[k]! |= bits[k - from]!;
        this.#mask[this.#half + k]! |= bits[to - from + k - from]!;
      }
    }
  }

  /** The string that a word stands for, with its sign; undefined where the word is none of them. */
  find(word: Word): (SmallPauli & { readonly negative: boolean }) | undefined {
    this.#work.spend(lengthOf(word));
    const { bits, from, to } = word;
    if (to > this.#half) return undefined;
    for (let k = from; k < to; k++) {
      const [x, z] = [bits[k - from]!, bits[to - from + k - from]!];
      if ((x & ~this.#mask[k]!) !== 0 || (z & ~this.#mask[this.#half + k]!) !== 0) return undefined;
    }
    let [x, z] = [0, 0];
    for (let k = 0; k < this.qubits; k++) {
      if (anticommuteWords(word, this.#generators[2 * k + 1]!)) x |= 1 << k;
      if (anticommuteWords(word, this.#generators[2 * k]!)) z |= 1 << k;
    }
    this.#work.spend(4 * this.qubits * lengthOf(word));
    const { word: product, negative } = this.wordOf({ x, z });
    return sameWord(product, word) ? { x, z, negative } : undefined;
  }

  /** The word that a string stands for, with its sign. */
  wordOf({ x, z }: SmallPauli): { readonly word: Word; readonly negative: boolean } {
    const list = new Int32Array(2 * this.#half);
    // i^ys X^x Z^z in terms of the generators, each of them i^ys X^x Z^z of all wires.
    let power = countOnes(x & z);
    this.#each(x, z, (generator) => {
      power += ysOf(generator) + 2 * multiplyInto(list, this.#half, generator);
      this.#work.spend(lengthOf(generator));
    });
    const word = wordIn(list, 0, this.#half);
    return { word, negative: ((power - ysOf(word)) & 3) === 2 };
  }

  #each(x: number, z: number, visit: (generator: Word) => void): void {
    for (let k = 0; k < this.qubits; k++) if ((x >> k) & 1) visit(this.#generators[2 * k]!);
    for (let k = 0; k < this.qubits; k++) if ((z >> k) & 1) visit(this.#generators[2 * k + 1]!);
  }
}

/** The product of rotations in time order, as a matrix whose index has qubit k as bit k. */
export function productOf(rotations: Iterable<SmallRotation>, qubits: number): Matrix {
  let matrix = identity(2 ** qubits);
  for (const rotation of rotations) matrix = rotated(matrix, rotation, 2 ** qubits);
  return matrix;
}

/** exp(-i angle/2 P) times a matrix. */
function rotated(matrix: Matrix, { x, z, angle }: SmallRotation, size: number): Matrix {
  const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
  const ys = countOnes(x & z) & 3;
  const result = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    const column = row ^ x;
    // The entry of P is i^ys (-1)^(column & z); times -i sin.
    const sign = parityOf(column & z) === 0 ? s : -s;
    const [re, im] = [
      [0, -sign],
      [sign, 0],
      [0, sign],
      [-sign, 0],
    ][ys]!;
    for (let k = 0; k < size; k++) {
      const [own, other] = [2 * (row * size + k), 2 * (column * size + k)];
      const [a, b] = [matrix[other]!, matrix[other + 1]!];
      result[own] = c * matrix[own]! + re! * a - im! * b;
      result[own + 1] = c * matrix[own + 1]! + re! * b + im! * a;
    }
  }
  return result;
}
