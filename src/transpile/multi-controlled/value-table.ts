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
const LARGEST_SUM = 24;
/** The atom that is always 1. */
const UNIT = 0;

/**
 * Boolean functions as sums modulo 2 of atoms, each kept once.
 *
 * An atom is an unknown bit or the product of two functions. Different ids may still be the same function; the same id
 * never means two.
 */
export class ValueTable {
  readonly #sums: (readonly number[])[] = [];
  readonly #ids = new Map<string, Value>();
  readonly #products = new Map<string, Value>();
  #atoms = UNIT + 1;
  readonly zero: Value = this.#idOf([]);
  readonly one: Value = this.#idOf([UNIT]);

  /** A bit that nothing is known of. */
  unknown(): Value {
    return this.#idOf([this.#atoms++]);
  }

  sum(a: Value, b: Value): Value {
    if (a === this.zero) return b;
    if (b === this.zero) return a;
    if (a === b) return this.zero;
    const atoms = symmetricDifference(this.#sums[a]!, this.#sums[b]!);
    return atoms.length > LARGEST_SUM ? this.unknown() : this.#idOf(atoms);
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
   * @returns the core, and the factor that the core is to be added to if it is not the product itself
   */
  #coreOf(p: Value, q: Value): { readonly core: Value; readonly linear: Value | undefined } {
    const r = this.sum(p, q);
    const largest = Math.max(p, q, r);
    const smallest = Math.min(p, q, r);
    const key = `${smallest},${p + q + r - largest - smallest}`;
    let core = this.#products.get(key);
    if (core === undefined) {
      core = this.unknown();
      this.#products.set(key, core);
    }
    return { core, linear: largest === r ? undefined : largest === p ? q : p };
  }

  #withoutUnit(value: Value): Value {
    const atoms = this.#sums[value]!;
    return atoms[0] === UNIT ? this.#idOf(atoms.slice(1)) : value;
  }

  #idOf(atoms: readonly number[]): Value {
    const key = atoms.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const made = this.#sums.length;
    this.#sums.push(atoms);
    this.#ids.set(key, made);
    return made;
  }
}

/** Of two ascending lists, what only one of them has. */
function symmetricDifference(a: readonly number[], b: readonly number[]): readonly number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [p, q] = [a[i]!, b[j]!];
    if (p <= q) i++;
    if (q <= p) j++;
    if (p !== q) result.push(Math.min(p, q));
  }
  return [...result, ...a.slice(i), ...b.slice(j)];
}
