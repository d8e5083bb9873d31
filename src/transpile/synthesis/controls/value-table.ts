import { HashTable, mixed, NumberList, PairNumbers } from './number-lists.js';

/** A Boolean function of what the wires hold at the start and after every gate that is no permutation; equal ids, equal functions. */
export type Value = number;

/** A product of two bits a and b: `constant + first a + second b + sign core`, as integers. */
export interface SplitProduct {
  readonly core: Value;
  readonly sign: 1 | -1;
  readonly constant: number;
  readonly first: number;
  readonly second: number;
}

/** Sums of more atoms than this are not followed any further: they become an atom of their own. */
const LARGEST_SUM = 16;
/** Two factors with more atoms than this together are not looked at for p(1 + p + q) = pq. */
const SHORT_SUMS = 6;
/** The atom that is always 1. */
const UNIT = 0;

/**
 * Boolean functions as sums modulo 2 of atoms, each kept once.
 *
 * An atom is an unknown bit or the product of two functions. Different ids may still be the same function; the same id
 * never means two.
 */
export class ValueTable {
  /** The atoms of all sums, one after the other, and where each begins. */
  readonly #atoms = new NumberList();
  readonly #starts = new NumberList();
  /** Sums of several atoms. */
  readonly #ids = new HashTable();
  /** For every atom, the sum of it alone. */
  readonly #alone = new NumberList();
  /** By the number of a pair of factors, the atom that stands for their product. */
  readonly #pairs = new PairNumbers();
  readonly #products = new NumberList();
  /** The sum that is being made. */
  readonly #made = new Int32Array(2 * LARGEST_SUM);
  readonly zero: Value;
  readonly one: Value;

  constructor() {
    this.#starts.push(0);
    this.zero = this.#newId(0);
    // The first atom is UNIT.
    this.one = this.unknown();
  }

  /** A bit that nothing is known of. */
  unknown(): Value {
    this.#made[0] = this.#alone.length;
    const id = this.#newId(1);
    this.#alone.push(id);
    return id;
  }

  sum(a: Value, b: Value): Value {
    if (a === this.zero) return b;
    if (b === this.zero) return a;
    if (a === b) return this.zero;
    const length = this.#add(a, b);
    if (length > LARGEST_SUM) return this.unknown();
    const hash = this.#hash(length);
    const known = this.#find(hash, length);
    if (known !== undefined) return known;
    const id = this.#newId(length);
    this.#ids.add(hash, id);
    return id;
  }

  product(a: Value, b: Value): Value {
    if (a === this.zero || b === this.zero) return this.zero;
    if (a === this.one || a === b) return b;
    if (b === this.one) return a;
    const [p, q] = [this.#withoutUnit(a), this.#withoutUnit(b)];
    if (p === q) return this.zero;
    const { core, linear } = this.#coreOf(p, q);
    let sum = linear === undefined ? core : this.sum(core, linear);
    if (p !== a) sum = this.sum(sum, q);
    if (q !== b) sum = this.sum(sum, p);
    return p !== a && q !== b ? this.sum(sum, this.one) : sum;
  }

  /** The product of two bits as integers: what is linear in them, and a core that it may share with other products. */
  split(a: Value, b: Value): SplitProduct {
    const [p, q] = [this.#withoutUnit(a), this.#withoutUnit(b)];
    if (p === this.zero || q === this.zero || p === q) {
      return { core: this.unknown(), sign: 1, constant: 0, first: 0, second: 0 };
    }
    const { core, linear } = this.#coreOf(p, q);
    // a = alpha + s p and b = beta + t q with signs s and t, and pq is the core, or one of them minus the core.
    const [alpha, beta] = [Number(p !== a), Number(q !== b)];
    const [s, t] = [1 - 2 * alpha, 1 - 2 * beta];
    const ofP = beta * s + (linear === p ? s * t : 0);
    const ofQ = alpha * t + (linear === q ? s * t : 0);
    return {
      core,
      sign: (linear === undefined ? s * t : -s * t) as 1 | -1,
      constant: alpha * beta + ofP * alpha + ofQ * beta,
      first: ofP * s,
      second: ofQ * t,
    };
  }

  /**
   * pq is the same as p(1 + p + q) and q(1 + p + q): of p, q and p + q, the two with the smallest ids make the core.
   *
   * A sum that has no id yet will have the largest.
   *
   * @returns the core, and the factor that the core is to be added to if it is not the product itself
   */
  #coreOf(p: Value, q: Value): { readonly core: Value; readonly linear: Value | undefined } {
    const short = this.#lengthOf(p) + this.#lengthOf(q) <= SHORT_SUMS;
    const r = (short ? this.#knownSum(p, q) : undefined) ?? Number.MAX_SAFE_INTEGER;
    const largest = Math.max(p, q, r);
    const smallest = Math.min(p, q, r);
    const middle = p === smallest || p === largest ? (q === smallest || q === largest ? r : q) : p;
    const pair = this.#pairs.of(smallest, middle);
    if (pair === this.#products.length) this.#products.push(this.unknown());
    return { core: this.#products.at(pair), linear: largest === r ? undefined : largest === p ? q : p };
  }

  #withoutUnit(value: Value): Value {
    return this.#lengthOf(value) > 0 && this.#atoms.at(this.#starts.at(value)) === UNIT
      ? this.sum(value, this.one)
      : value;
  }

  #knownSum(a: Value, b: Value): Value | undefined {
    const length = this.#add(a, b);
    return this.#find(this.#hash(length), length);
  }

  #lengthOf(value: Value): number {
    return this.#starts.at(value + 1) - this.#starts.at(value);
  }

  /** Of the atoms of two sums, ascending, makes those that only one of them has, and returns how many these are. */
  #add(a: Value, b: Value): number {
    const [atoms, made] = [this.#atoms, this.#made];
    const [endA, endB] = [this.#starts.at(a + 1), this.#starts.at(b + 1)];
    let i = this.#starts.at(a);
    let j = this.#starts.at(b);
    let length = 0;
    while (i < endA && j < endB) {
      const [p, q] = [atoms.at(i), atoms.at(j)];
      if (p <= q) i++;
      if (q <= p) j++;
      if (p !== q) made[length++] = Math.min(p, q);
    }
    while (i < endA) made[length++] = atoms.at(i++);
    while (j < endB) made[length++] = atoms.at(j++);
    return length;
  }

  #hash(length: number): number {
    let hash = 0;
    for (let k = 0; k < length; k++) hash = mixed(hash, this.#made[k]!);
    return hash;
  }

  /** The id of the sum that was made, if it has one. */
  #find(hash: number, length: number): Value | undefined {
    if (length === 0) return this.zero;
    if (length === 1) return this.#alone.at(this.#made[0]!);
    const found = this.#ids.find(hash, (id) => this.#isMade(id, length));
    return found < 0 ? undefined : found;
  }

  #isMade(id: Value, length: number): boolean {
    const start = this.#starts.at(id);
    if (this.#starts.at(id + 1) - start !== length) return false;
    for (let k = 0; k < length; k++) if (this.#atoms.at(start + k) !== this.#made[k]) return false;
    return true;
  }

  /** An id for the sum that was made. */
  #newId(length: number): Value {
    for (let k = 0; k < length; k++) this.#atoms.push(this.#made[k]!);
    this.#starts.push(this.#atoms.length);
    return this.#starts.length - 2;
  }
}
