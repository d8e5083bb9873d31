/**
 * A Boolean function of a comparison's variables, by number: two functions are the same if and only if their numbers
 * are. The last bit says that it is the negation of the function with the number below, so negating is `f ^ 1`.
 */
export type BooleanFunction = number;

/** The function that is 0 everywhere. */
export const FALSE: BooleanFunction = 0;

/** The function that is 1 everywhere. */
export const TRUE: BooleanFunction = 1;

/** A variable, by number in the order in which they were made. */
export type Variable = number;

/** Thrown where a comparison has taken all the steps that it may. */
export class OutOfSteps extends Error {}

const FIRST_SIZE = 1 << 12;
const CACHE_SIZE = 1 << 16;
const LARGEST_CACHE = 1 << 20;

/** More nodes than this are not kept: about 150 MB. */
const MOST_NODES = 1 << 22;

/**
 * Reduced ordered binary decision diagrams with complement edges (Bryant 1986; Brace, Rudell and Bryant 1990): each
 * function has one diagram only, and functions share what they have in common.
 *
 * Every function with an even number is 0 where all variables are.
 */
export class DecisionDiagrams {
  /** Steps taken: nodes looked at that no table knew. */
  steps = 0;
  private readonly limit: number;
  private readonly ranks: number[] = [];
  private readonly bound: boolean[] = [];
  private nodes = 1;
  private variable = new Int32Array(FIRST_SIZE);
  private low = new Int32Array(FIRST_SIZE);
  private high = new Int32Array(FIRST_SIZE);
  private unique = new Int32Array(4 * FIRST_SIZE);
  private readonly supports: (readonly Variable[] | undefined)[] = [[]];
  private readonly products = new Cache();
  private readonly sums = new Cache();
  private readonly cofactors = new Cache();

  /** @param limit steps after which {@link OutOfSteps} is thrown */
  constructor(limit: number) {
    this.limit = limit;
  }

  /**
   * A new variable.
   *
   * @param rank its place in the order of all variables, which no other one has
   * @param isBound whether it is summed over, and {@link boundVariables} tells where it occurs
   */
  newVariable(rank: number, isBound: boolean): Variable {
    this.ranks.push(rank);
    this.bound.push(isBound);
    return this.ranks.length - 1;
  }

  /** The function that a variable is. */
  functionOf(variable: Variable): BooleanFunction {
    return this.node(variable, FALSE, TRUE);
  }

  /** f and g. */
  and(f: BooleanFunction, g: BooleanFunction): BooleanFunction {
    if (f === FALSE || g === FALSE) return FALSE;
    if (f === TRUE || f === g) return g;
    if (g === TRUE) return f;
    if (f === (g ^ 1)) return FALSE;
    const [a, b] = f < g ? [f, g] : [g, f];
    const known = this.products.get(a, b);
    if (known !== undefined) return known;
    this.step();
    const top = this.upper(a, b);
    const result = this.node(
      top,
      this.and(this.branch(a, top, 0), this.branch(b, top, 0)),
      this.and(this.branch(a, top, 1), this.branch(b, top, 1)),
    );
    this.products.set(a, b, result, this.nodes);
    return result;
  }

  /** f or g but not both. */
  xor(f: BooleanFunction, g: BooleanFunction): BooleanFunction {
    const sign = (f ^ g) & 1;
    const [x, y] = [f & ~1, g & ~1];
    if (x === y) return sign;
    if (x === FALSE) return y ^ sign;
    if (y === FALSE) return x ^ sign;
    const [a, b] = x < y ? [x, y] : [y, x];
    const known = this.sums.get(a, b);
    if (known !== undefined) return known ^ sign;
    this.step();
    const top = this.upper(a, b);
    const result = this.node(
      top,
      this.xor(this.branch(a, top, 0), this.branch(b, top, 0)),
      this.xor(this.branch(a, top, 1), this.branch(b, top, 1)),
    );
    this.sums.set(a, b, result, this.nodes);
    return result ^ sign;
  }

  /** g where f is 1, and h elsewhere. */
  choose(f: BooleanFunction, g: BooleanFunction, h: BooleanFunction): BooleanFunction {
    return this.xor(h, this.and(f, this.xor(g, h)));
  }

  /** f where a variable has a value. */
  restrict(f: BooleanFunction, variable: Variable, value: 0 | 1): BooleanFunction {
    const node = f >> 1;
    const sign = f & 1;
    if (node === 0 || this.ranks[this.variable[node]!]! > this.ranks[variable]!) return f;
    if (this.variable[node] === variable) return (value === 0 ? this.low : this.high)[node]! ^ sign;
    const key = 2 * variable + value;
    const known = this.cofactors.get(node, key);
    if (known !== undefined) return known ^ sign;
    this.step();
    const result = this.node(
      this.variable[node]!,
      this.restrict(this.low[node]!, variable, value),
      this.restrict(this.high[node]!, variable, value),
    );
    this.cofactors.set(node, key, result, this.nodes);
    return result ^ sign;
  }

  /** The variables among those that are summed over of which f depends, in the order in which they were made. */
  boundVariables(f: BooleanFunction): readonly Variable[] {
    const node = f >> 1;
    const known = this.supports[node];
    if (known !== undefined) return known;
    this.step();
    const below = union(this.boundVariables(this.low[node]!), this.boundVariables(this.high[node]!));
    const own = this.variable[node]!;
    const found = this.bound[own] ? union(below, [own]) : below;
    this.supports[node] = found;
    return found;
  }

  /** The function that is `low` where a variable is 0 and `high` where it is 1. */
  private node(variable: Variable, low: BooleanFunction, high: BooleanFunction): BooleanFunction {
    if (low === high) return low;
    const sign = low & 1;
    return this.kept(variable, low ^ sign, high ^ sign) ^ sign;
  }

  private kept(variable: Variable, low: number, high: number): BooleanFunction {
    const mask = this.unique.length - 1;
    let place = hash(hash(variable, low), high) & mask;
    for (;;) {
      const node = this.unique[place]!;
      if (node === 0) break;
      if (this.variable[node] === variable && this.low[node] === low && this.high[node] === high) return 2 * node;
      place = (place + 1) & mask;
    }
    const node = this.nodes++;
    if (node >= MOST_NODES) throw new OutOfSteps();
    if (node === this.variable.length) this.grow();
    this.variable[node] = variable;
    this.low[node] = low;
    this.high[node] = high;
    this.place(node);
    return 2 * node;
  }

  private grow(): void {
    const size = 2 * this.variable.length;
    this.variable = longer(this.variable, size);
    this.low = longer(this.low, size);
    this.high = longer(this.high, size);
    this.unique = new Int32Array(4 * size);
    for (let node = 1; node < this.nodes - 1; node++) this.place(node);
  }

  private place(node: number): void {
    const mask = this.unique.length - 1;
    let place = hash(hash(this.variable[node]!, this.low[node]!), this.high[node]!) & mask;
    while (this.unique[place] !== 0) place = (place + 1) & mask;
    this.unique[place] = node;
  }

  /** The variable that comes first in either function. */
  private upper(f: BooleanFunction, g: BooleanFunction): Variable {
    const a = this.variable[f >> 1]!;
    const b = this.variable[g >> 1]!;
    return this.ranks[a]! <= this.ranks[b]! ? a : b;
  }

  private branch(f: BooleanFunction, variable: Variable, value: 0 | 1): BooleanFunction {
    const node = f >> 1;
    if (this.variable[node] !== variable) return f;
    return (value === 0 ? this.low : this.high)[node]! ^ (f & 1);
  }

  private step(): void {
    if (++this.steps > this.limit) throw new OutOfSteps();
  }
}

/** What was computed last for pairs of numbers; forgets what falls on the same place. */
class Cache {
  private first = new Int32Array(CACHE_SIZE).fill(-1);
  private second = new Int32Array(CACHE_SIZE);
  private result = new Int32Array(CACHE_SIZE);

  get(a: number, b: number): number | undefined {
    const place = hash(a, b) & (this.first.length - 1);
    return this.first[place] === a && this.second[place] === b ? this.result[place] : undefined;
  }

  set(a: number, b: number, result: number, nodes: number): void {
    if (nodes > this.first.length && this.first.length < LARGEST_CACHE) {
      const size = 4 * this.first.length;
      this.first = new Int32Array(size).fill(-1);
      this.second = new Int32Array(size);
      this.result = new Int32Array(size);
    }
    const place = hash(a, b) & (this.first.length - 1);
    this.first[place] = a;
    this.second[place] = b;
    this.result[place] = result;
  }
}

function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function longer(list: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(size);
  result.set(list);
  return result;
}

/** Two sorted lists as one; the very list where the other adds nothing. */
function union(a: readonly Variable[], b: readonly Variable[]): readonly Variable[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const merged: Variable[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    merged.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return merged.length === a.length ? a : merged.length === b.length ? b : merged;
}
