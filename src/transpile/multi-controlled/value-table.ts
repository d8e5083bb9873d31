/** A Boolean function of what the wires hold at the start and after every gate that is no permutation; equal ids, equal functions. */
export type Value = number;

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
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    const known = this.#products.get(key);
    if (known !== undefined) return known;
    const made = this.unknown();
    this.#products.set(key, made);
    return made;
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
