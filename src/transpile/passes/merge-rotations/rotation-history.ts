import { anticommute, type StringBits } from '../../../pauli/index.js';

/** Words that may be compared for each rotation that comes: what is not used is saved for later ones. */
const ALLOWANCE = 256;

/** The rotations so far, by the Pauli strings that they are about at the circuit's beginning. */
export class RotationHistory {
  readonly #words: number;
  #strings: StringBits;
  #powers: Uint8Array;
  #present: Uint8Array;
  #count = 0;
  /** Rotations before this one are behind a barrier. */
  #fence = 0;
  #allowance = 0;
  /** The last rotation about each string, by a number made of the string. */
  readonly #last = new Map<number, number>();

  /** @param words the 32-bit words of a string */
  constructor(words: number) {
    this.#words = words;
    this.#strings = new Int32Array(words * 256);
    this.#powers = new Uint8Array(256);
    this.#present = new Uint8Array(256);
  }

  /** Adds a rotation about i^power string; its number is returned. */
  add(string: StringBits, power: number): number {
    const index = this.#count++;
    if (index === this.#powers.length) this.#grow();
    this.#strings.set(string, index * this.#words);
    this.#powers[index] = power;
    this.#present[index] = 1;
    this.#last.set(hashOf(string), index);
    return index;
  }

  /** Takes a rotation out. */
  remove(index: number): void {
    this.#present[index] = 0;
  }

  /** Nothing is found any more across this. */
  fence(): void {
    this.#fence = this.#count;
    this.#last.clear();
  }

  /** Whether a rotation's string has the opposite sign of the same string with another power of i. */
  opposite(index: number, power: number): boolean {
    return this.#powers[index] !== power;
  }

  /** The rotation about a string up to its sign that could stand here, because it commutes with all after it. */
  find(string: StringBits): number | undefined {
    this.#allowance += ALLOWANCE;
    const words = this.#words;
    const found = this.#last.get(hashOf(string));
    if (found === undefined || found < this.#fence || this.#present[found] === 0) return undefined;
    for (let k = 0; k < words; k++) if (this.#strings[found * words + k] !== string[k]) return undefined;
    const half = words >> 1;
    for (let index = this.#count - 1; index > found; index--) {
      if (this.#present[index] === 0) continue;
      this.#allowance -= words;
      if (this.#allowance < 0) return undefined;
      if (anticommute(string, 0, this.#strings, index * words, half)) return undefined;
    }
    return found;
  }

  #grow(): void {
    const [strings, powers, present] = [this.#strings, this.#powers, this.#present];
    this.#strings = new Int32Array(2 * strings.length);
    this.#strings.set(strings);
    this.#powers = new Uint8Array(2 * powers.length);
    this.#powers.set(powers);
    this.#present = new Uint8Array(2 * present.length);
    this.#present.set(present);
  }
}

/** FNV-1a over words. */
function hashOf(string: StringBits): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < string.length; k++) {
    hash = Math.imul(hash ^ string[k]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
