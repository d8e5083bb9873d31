import {
  CONJUGATED_PAIRS,
  firstOf,
  INTERACTIONS,
  interactionOf,
  letterPair,
  type PauliAxis,
  type PauliTable,
  type QuarterTurn,
  secondOf,
  X_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';
import { reduceThreeWires } from './three-wires.js';

/**
 * Quarter turns after which every pair of rows (2k, 2k + 1 from `start`) stands on one wire of its own.
 *
 * The rows are the images of X and Z on wire k under a Clifford gate, which the quarter turns, applied after it, turn
 * into one-qubit gates and a permutation. Each step takes the quarter turn that brings pairs of rows and wires closest
 * to being done, where what is nearly done counts most (a cost of the kind of Webster, Koutsioumpas and Browne,
 * arXiv:2503.14660, exponential in how much a pair or a wire still holds).
 *
 * On three wires the quarter turns are as few as possible.
 *
 * @param limit gives up, returning undefined, when more quarter turns than this are needed
 */
export function reduceClifford(
  table: PauliTable,
  start: number,
  limit: number = Number.POSITIVE_INFINITY,
): readonly QuarterTurn[] | undefined {
  if (table.wires === 3) {
    const fewest = reduceThreeWires(table, start);
    return fewest.length > limit ? undefined : fewest;
  }
  const pairs = new RowPairs(table, start);
  const turns: QuarterTurn[] = [];
  while (!pairs.isLocal()) {
    const found = pairs.bestTurn();
    if (found) {
      pairs.apply(found);
      turns.push(found);
    } else {
      // No quarter turn lowers the cost: one pair of rows is brought home whatever that does to the others.
      turns.push(...pairs.localize());
    }
    if (turns.length > limit) return undefined;
  }
  return turns;
}

/** Letters of two rows on one wire, as a pair. */
type TwoLetters = number;

/** How many independent letters a block holds. */
const RANK = Uint8Array.from({ length: 16 }, (_, block) => {
  const [x, z] = [firstOf(block), secondOf(block)];
  if (x === 0 && z === 0) return 0;
  return x === 0 || z === 0 || x === z ? 1 : 2;
});

/** What a quarter turn makes of two blocks: index 256 interaction + first + 16 second, packed like the index. */
const TURNED = new Uint8Array(256 * INTERACTIONS);
for (let index = 0; index < TURNED.length; index++) {
  const interaction = index >> 8;
  const [a, b] = [index & 15, (index >> 4) & 15];
  const x = CONJUGATED_PAIRS[16 * interaction + letterPair(firstOf(a), firstOf(b))]!;
  const z = CONJUGATED_PAIRS[16 * interaction + letterPair(secondOf(a), secondOf(b))]!;
  TURNED[index] = letterPair(firstOf(x), firstOf(z)) | (letterPair(secondOf(x), secondOf(z)) << 4);
}

/** How much a block counts, in halves: one letter once, two letters one and a half times. */
const SIZE = Uint8Array.from(RANK, (rank) => [0, 2, 3][rank]!);

/** The size of what is done: one wire that holds both letters. */
const DONE = 3;

/** What is not known yet; every change is finite. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/** How much of the gain that was expected of a quarter turn must be left. */
const NEARLY = 0.7;

/** A change smaller than this is rounding: any order of turns reduces the same Clifford gate. */
const LEAST_GAIN = 1e-9;

/** Which letters the pairs of rows have on the wires, signs left out. */
class RowPairs {
  readonly #wires: number;
  /** By wire, the block of every pair of rows. */
  readonly #columns: readonly Uint8Array[];
  /** The sizes of the blocks of a pair, summed over the wires. */
  readonly #pairSizes: Int32Array;
  /** The sizes of the blocks on a wire, summed over the pairs. */
  readonly #wireSizes: Int32Array;
  /** What a sum of sizes costs. */
  readonly #costs: Float64Array;
  /** By pair of wires: how the best interaction changes the cost, which that is, and at which step it was found. */
  readonly #changes: Float64Array;
  readonly #interactions: Uint8Array;
  readonly #seen: Int32Array;
  #steps = 0;
  #refreshed = -1;

  constructor(table: PauliTable, start: number) {
    const { wires } = table;
    this.#wires = wires;
    this.#columns = table.columns.map((column) =>
      Uint8Array.from({ length: wires }, (_, k) => letterPair(column[start + 2 * k]!, column[start + 2 * k + 1]!)),
    );
    this.#pairSizes = new Int32Array(wires);
    this.#wireSizes = new Int32Array(wires);
    this.#costs = Float64Array.from({ length: 3 * wires + 4 }, (_, size) => -Math.exp(-size / 4));
    this.#changes = new Float64Array(wires * wires).fill(UNKNOWN);
    this.#interactions = new Uint8Array(wires * wires);
    this.#seen = new Int32Array(wires * wires).fill(-1);
    this.#columns.forEach((column, wire) => {
      for (let k = 0; k < wires; k++) {
        this.#pairSizes[k] = this.#pairSizes[k]! + SIZE[column[k]!]!;
        this.#wireSizes[wire] = this.#wireSizes[wire]! + SIZE[column[k]!]!;
      }
    });
  }

  isLocal(): boolean {
    return this.#pairSizes.every((size) => size === DONE);
  }

  apply({ interaction, first, second }: QuarterTurn): void {
    const a = this.#columns[first]!;
    const b = this.#columns[second]!;
    for (let k = 0; k < a.length; k++) {
      const made = TURNED[256 * interaction + a[k]! + 16 * b[k]!]!;
      this.#set(a, first, k, made & 15);
      this.#set(b, second, k, made >> 4);
    }
    this.#steps++;
    for (let wire = 0; wire < this.#wires; wire++) {
      for (const changed of [first, second]) {
        this.#changes[Math.min(wire, changed) * this.#wires + Math.max(wire, changed)] = UNKNOWN;
      }
    }
  }

  #set(column: Uint8Array, wire: number, k: number, block: TwoLetters): void {
    const change = SIZE[block]! - SIZE[column[k]!]!;
    this.#pairSizes[k] = this.#pairSizes[k]! + change;
    this.#wireSizes[wire] = this.#wireSizes[wire]! + change;
    column[k] = block;
  }

  /**
   * The quarter turn that lowers the cost most; undefined where none does.
   *
   * What is known of a pair of wires is kept until one of the two changes; the best pair is looked at anew before it is
   * taken, as other wires may have changed what its rows cost.
   */
  bestTurn(): QuarterTurn | undefined {
    for (;;) {
      let best = -1;
      let least = -LEAST_GAIN;
      for (let first = 0; first < this.#wires; first++) {
        for (let second = first + 1; second < this.#wires; second++) {
          const pair = first * this.#wires + second;
          if (this.#changes[pair] === UNKNOWN) this.#look(first, second);
          if (this.#changes[pair]! < least - LEAST_GAIN) {
            least = this.#changes[pair]!;
            best = pair;
          }
        }
      }
      if (best < 0) {
        if (this.#steps === this.#refreshed) return undefined;
        // Before giving up, nothing that is known may be old.
        this.#refreshed = this.#steps;
        this.#changes.fill(UNKNOWN);
        continue;
      }
      const first = Math.floor(best / this.#wires);
      const second = best % this.#wires;
      if (this.#seen[best] === this.#steps) return { interaction: this.#interactions[best]!, first, second };
      this.#look(first, second);
      // Nearly as good as it was thought to be: a search for the very best is not worth its time.
      if (this.#changes[best]! < NEARLY * least) return { interaction: this.#interactions[best]!, first, second };
    }
  }

  /** Finds the best interaction of two wires. */
  #look(first: number, second: number): void {
    const pair = first * this.#wires + second;
    this.#seen[pair] = this.#steps;
    this.#changes[pair] = 0;
    if (this.#wireSizes[first] === DONE && this.#wireSizes[second] === DONE) return;
    for (let interaction = 0; interaction < INTERACTIONS; interaction++) {
      const change = this.#change(interaction, first, second);
      if (change < this.#changes[pair]! - LEAST_GAIN) {
        this.#changes[pair] = change;
        this.#interactions[pair] = interaction;
      }
    }
  }

  #change(interaction: number, first: number, second: number): number {
    const a = this.#columns[first]!;
    const b = this.#columns[second]!;
    const base = 256 * interaction;
    const costs = this.#costs;
    const pairSizes = this.#pairSizes;
    let change = 0;
    let firstSize = 0;
    let secondSize = 0;
    for (let k = 0; k < a.length; k++) {
      const before = a[k]! + 16 * b[k]!;
      if (before === 0) continue;
      const made = TURNED[base + before]!;
      const inFirst = SIZE[made & 15]!;
      const inSecond = SIZE[made >> 4]!;
      firstSize += inFirst;
      secondSize += inSecond;
      const difference = inFirst + inSecond - SIZE[a[k]!]! - SIZE[b[k]!]!;
      if (difference !== 0) change += costs[pairSizes[k]! + difference]! - costs[pairSizes[k]!]!;
    }
    const wires = costs[this.#wireSizes[first]!]! + costs[this.#wireSizes[second]!]!;
    return change + costs[firstSize]! + costs[secondSize]! - wires;
  }

  /** Brings the smallest pair that is not done to one wire: first X, then Z. */
  localize(): readonly QuarterTurn[] {
    let pair = -1;
    for (let k = 0; k < this.#wires; k++) {
      const size = this.#pairSizes[k]!;
      if (size > DONE && (pair < 0 || size < this.#pairSizes[pair]!)) pair = k;
    }
    const turns: QuarterTurn[] = [];
    const turn = (interaction: number, first: number, second: number): void => {
      const made = { interaction, first, second };
      this.apply(made);
      turns.push(made);
    };
    const letters = (wire: number, row: 0 | 1): number => (this.#columns[wire]![pair]! >> (2 * row)) & 3;
    const support = (row: 0 | 1): number[] =>
      this.#columns.flatMap((_, wire) => (letters(wire, row) === 0 ? [] : [wire]));
    const letter = (wire: number, row: 0 | 1): PauliAxis => letters(wire, row) as PauliAxis;
    const [home, ...others] = support(0).sort(
      (p, q) => RANK[this.#columns[q]![pair]!]! - RANK[this.#columns[p]![pair]!]!,
    );
    for (const wire of others) {
      // P equal on the wire that is to lose its letter, Q another one at home.
      const kept = letter(home!, 0);
      turn(interactionOf(letter(wire, 0), kept === X_AXIS ? Z_AXIS : X_AXIS), wire, home!);
    }
    // A quarter turn about the X row's own letter leaves that row alone and anticommutes with the Z row.
    for (const wire of support(1)) {
      if (wire !== home) turn(interactionOf(letter(wire, 1), letter(home!, 0)), wire, home!);
    }
    return turns;
  }
}
