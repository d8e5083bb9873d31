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
  readonly #sums: (readonly number[])[] = [];
  /** By hash; those of equal hash in a list. */
  readonly #ids = new Map<number, Value[]>();
  readonly #products = new Map<number, Value>();
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
    const short = this.#sums[p]!.length + this.#sums[q]!.length <= SHORT_SUMS;
    const r = short ? this.sum(p, q) : Number.MAX_SAFE_INTEGER;
    const largest = Math.max(p, q, r);
    const smallest = Math.min(p, q, r);
    const middle = p === smallest || p === largest ? (q === smallest || q === largest ? r : q) : p;
    const key = pairKey(smallest, middle);
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
    let hash = 0;
    for (let k = 0; k < atoms.length; k++) hash = Math.imul(hash ^ atoms[k]!, 0x9e3779b1) + (hash >>> 15);
    const known = this.#ids.get(hash);
    if (known) for (const id of known) if (equal(this.#sums[id]!, atoms)) return id;
    const made = this.#sums.length;
    this.#sums.push(atoms);
    if (known) known.push(made);
    else this.#ids.set(hash, [made]);
    return made;
  }
}

/** One number for two that are smaller than 2^26. */
export function pairKey(a: number, b: number): number {
  return a * 2 ** 26 + b;
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
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
  for (; i < a.length; i++) result.push(a[i]!);
  for (; j < b.length; j++) result.push(b[j]!);
  return result;
}
