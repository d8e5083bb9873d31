import type { Coupling } from './coupling.js';
import { shuffle } from './random-numbers.js';

/** How a search for layouts is limited, so that its result depends on nothing but what is asked. */
export interface EmbeddingLimits {
  /** The most qubits that are put somewhere, tries that are taken back included. */
  readonly steps: number;
  /** The order in which wires are tried; ascending if left out. */
  readonly random?: () => number;
}

/** What a search for layouts came to. */
export type Embedding =
  | { readonly found: Int32Array }
  | {
      readonly found: undefined;
      /** Whether there is none, rather than that the search ended before it knew. */
      readonly isImpossible: boolean;
    };

const NONE = -1;
const WORD = 32;

/**
 * Puts every qubit on a wire of its own so that all that meet are neighbours: a subgraph monomorphism, by backtracking
 * with the places that are left for each qubit (a qubit with the fewest of them is put somewhere first).
 *
 * @param partners by qubit, those that it meets
 * @param fixed by qubit, the wire that it has to be on; none if negative or left out
 * @returns by qubit, its wire
 */
export function embed(
  partners: readonly (readonly number[])[],
  coupling: Coupling,
  limits: EmbeddingLimits,
  fixed: readonly number[] = [],
): Embedding {
  return new Search(partners, coupling, limits).run(fixed);
}

class Search {
  readonly #partners: readonly (readonly number[])[];
  readonly #order: Int32Array;
  readonly #words: number;
  /** By wire, its neighbours as bits. */
  readonly #adjacent: readonly Int32Array[];
  readonly #wireOf: Int32Array;
  /** By depth and qubit, the wires that are left. */
  readonly #domains: Int32Array[] = [];
  readonly #qubits: number;
  #steps: number;

  constructor(partners: readonly (readonly number[])[], coupling: Coupling, { steps, random }: EmbeddingLimits) {
    this.#partners = partners;
    this.#qubits = partners.length;
    this.#steps = steps;
    this.#words = Math.ceil(coupling.wires / WORD);
    this.#order = Int32Array.from({ length: coupling.wires }, (_, wire) => wire);
    if (random) shuffle(this.#order, random);
    this.#adjacent = coupling.neighbours.map((list) => {
      const bits = new Int32Array(this.#words);
      for (const wire of list) bits[wire >> 5] = bits[wire >> 5]! | (1 << (wire & 31));
      return bits;
    });
    this.#wireOf = new Int32Array(this.#qubits).fill(NONE);
    const domain = new Int32Array(this.#qubits * this.#words);
    partners.forEach((list, qubit) => {
      coupling.neighbours.forEach((neighbours, wire) => {
        if (neighbours.length < list.length) return;
        const at = qubit * this.#words + (wire >> 5);
        domain[at] = domain[at]! | (1 << (wire & 31));
      });
    });
    this.#domains.push(domain);
  }

  run(fixed: readonly number[]): Embedding {
    let depth = 0;
    for (const [qubit, wire] of fixed.entries()) {
      if (wire < 0) continue;
      if (!this.#has(depth, qubit, wire) || !this.#put(depth, qubit, wire)) {
        return { found: undefined, isImpossible: true };
      }
      depth++;
    }
    const isFound = this.#extend(depth);
    if (isFound === true) return { found: this.#wireOf };
    return { found: undefined, isImpossible: isFound === false };
  }

  /** Whether all qubits that are left have a place; undefined where the search is at its limit. */
  #extend(depth: number): boolean | undefined {
    const qubit = this.#mostConstrained(depth);
    if (qubit === NONE) return true;
    for (const wire of this.#order) {
      if (!this.#has(depth, qubit, wire)) continue;
      if (this.#steps-- <= 0) return undefined;
      if (this.#put(depth, qubit, wire)) {
        const rest = this.#extend(depth + 1);
        if (rest !== false) return rest;
      }
      this.#wireOf[qubit] = NONE;
    }
    return false;
  }

  #has(depth: number, qubit: number, wire: number): boolean {
    return ((this.#domains[depth]![qubit * this.#words + (wire >> 5)]! >>> (wire & 31)) & 1) === 1;
  }

  /** The qubit with the fewest places left; of those the one that meets the most. */
  #mostConstrained(depth: number): number {
    let best = NONE;
    let fewest = Number.POSITIVE_INFINITY;
    for (let qubit = 0; qubit < this.#qubits; qubit++) {
      if (this.#wireOf[qubit] !== NONE) continue;
      const size = this.#size(depth, qubit);
      const isBetter =
        size < fewest || (size === fewest && this.#partners[qubit]!.length > this.#partners[best]!.length);
      if (!isBetter) continue;
      best = qubit;
      fewest = size;
    }
    return best;
  }

  #size(depth: number, qubit: number): number {
    let size = 0;
    const domain = this.#domains[depth]!;
    for (let word = 0; word < this.#words; word++) size += countBits(domain[qubit * this.#words + word]!);
    return size;
  }

  /** Puts a qubit on a wire; whether all others still have a place. */
  #put(depth: number, qubit: number, wire: number): boolean {
    const words = this.#words;
    const from = this.#domains[depth]!;
    let domain = this.#domains[depth + 1];
    if (!domain) {
      domain = new Int32Array(from.length);
      this.#domains.push(domain);
    }
    domain.set(from);
    this.#wireOf[qubit] = wire;
    const adjacent = this.#adjacent[wire]!;
    for (const partner of this.#partners[qubit]!) {
      for (let word = 0; word < words; word++) {
        const at = partner * words + word;
        domain[at] = domain[at]! & adjacent[word]!;
      }
    }
    const word = wire >> 5;
    const others = ~(1 << (wire & 31));
    for (let other = 0; other < this.#qubits; other++) {
      if (this.#wireOf[other] !== NONE) continue;
      const at = other * words;
      domain[at + word] = domain[at + word]! & others;
      let isEmpty = true;
      for (let k = 0; k < words && isEmpty; k++) isEmpty = domain[at + k] === 0;
      if (isEmpty) {
        this.#wireOf[qubit] = NONE;
        return false;
      }
    }
    return true;
  }
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
