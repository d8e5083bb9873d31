import { byOutcome, readOutcome } from '../../../circuit/index.js';
import { mirrored, OutcomeList, rankOf, rankWriter } from './outcome-list.js';

/**
 * The weight of every outcome that has one, in the order of the outcomes' texts.
 *
 * @internal
 */
export abstract class SortedWeights implements Iterable<readonly [text: string, weight: number]> {
  abstract readonly size: number;
  abstract readonly values: ArrayLike<number> & Iterable<number>;
  abstract [Symbol.iterator](): Iterator<readonly [text: string, weight: number]>;
  /** Undefined for an outcome that is not listed. */
  abstract get(text: string): number | undefined;
  /** The integer of each outcome, in their order. */
  abstract integers(): Iterable<bigint>;
  abstract outcomes(): OutcomeList;
  /** The same outcomes with other weights, without those whose weight is 0. */
  abstract withWeights(weights: ArrayLike<number>): SortedWeights;
}

/**
 * The weights of outcomes, those of the same outcome added in the order in which they come.
 *
 * @internal
 * @param weights one for each outcome
 */
export function sortedWeights(outcomes: OutcomeList, weights: ArrayLike<number>): SortedWeights {
  const ranks = outcomes.ranks();
  if (ranks === undefined) {
    const sums = new Map<string, number>();
    outcomes.texts().forEach((text, index) => {
      sums.set(text, (sums.get(text) ?? 0) + weights[index]!);
    });
    return new WeightsByText(byOutcome(sums), outcomes.width);
  }
  const { width } = outcomes;
  // Where about every outcome is there, a place for each is faster than looking them up.
  return 2 ** width <= 4 * ranks.length + 64 ? inPlaces(ranks, weights, width) : lookedUp(ranks, weights, width);
}

function inPlaces(ranks: Float64Array, weights: ArrayLike<number>, width: number): SortedWeights {
  const sums = new Float64Array(2 ** width);
  const isThere = new Uint8Array(2 ** width);
  let count = 0;
  for (let index = 0; index < ranks.length; index++) {
    const rank = ranks[index]!;
    sums[rank]! += weights[index]!;
    count += 1 - isThere[rank]!;
    isThere[rank] = 1;
  }
  const found = new Float64Array(count);
  const own = new Float64Array(count);
  let place = 0;
  for (let rank = 0; rank < sums.length; rank++) {
    if (isThere[rank] === 0) continue;
    found[place] = rank;
    own[place++] = sums[rank]!;
  }
  return new WeightsByRank(found, own, width);
}

function lookedUp(ranks: Float64Array, weights: ArrayLike<number>, width: number): SortedWeights {
  const sums = new Map<number, number>();
  for (let index = 0; index < ranks.length; index++) {
    const rank = ranks[index]!;
    sums.set(rank, (sums.get(rank) ?? 0) + weights[index]!);
  }
  const found = Float64Array.from(sums.keys()).sort();
  return new WeightsByRank(
    found,
    found.map((rank) => sums.get(rank)!),
    width,
  );
}

/** Of up to 53 bits. */
class WeightsByRank extends SortedWeights {
  readonly values: Float64Array;
  /** Ascending. */
  private readonly ranks: Float64Array;
  private readonly width: number;

  constructor(ranks: Float64Array, values: Float64Array, width: number) {
    super();
    this.ranks = ranks;
    this.values = values;
    this.width = width;
  }

  get size(): number {
    return this.ranks.length;
  }

  get(text: string): number | undefined {
    const { ranks } = this;
    const rank = rankOf(text);
    let [from, to] = [0, ranks.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ranks[middle]! < rank) from = middle + 1;
      else to = middle;
    }
    return ranks[from] === rank ? this.values[from] : undefined;
  }

  *[Symbol.iterator](): Generator<readonly [string, number]> {
    const write = rankWriter(this.width, this.size);
    for (let index = 0; index < this.ranks.length; index++) yield [write(this.ranks[index]!), this.values[index]!];
  }

  *integers(): Generator<bigint> {
    for (const integer of mirrored(this.ranks, this.width)) yield BigInt(integer);
  }

  outcomes(): OutcomeList {
    return OutcomeList.ofRanks(this.ranks, this.width);
  }

  withWeights(weights: ArrayLike<number>): SortedWeights {
    const isLeft = (_: number, index: number) => weights[index] !== 0;
    return new WeightsByRank(this.ranks.filter(isLeft), Float64Array.from(weights).filter(isNonZero), this.width);
  }
}

/** Of more bits than a number has. */
class WeightsByText extends SortedWeights {
  private readonly weights: ReadonlyMap<string, number>;
  private readonly width: number;

  constructor(weights: ReadonlyMap<string, number>, width: number) {
    super();
    this.weights = weights;
    this.width = width;
  }

  get size(): number {
    return this.weights.size;
  }

  get values(): readonly number[] {
    return [...this.weights.values()];
  }

  get(text: string): number | undefined {
    return this.weights.get(text);
  }

  [Symbol.iterator](): Iterator<readonly [string, number]> {
    return this.weights[Symbol.iterator]();
  }

  *integers(): Generator<bigint> {
    for (const text of this.weights.keys()) yield readOutcome(text);
  }

  outcomes(): OutcomeList {
    return OutcomeList.ofTexts([...this.weights.keys()], this.width);
  }

  withWeights(weights: ArrayLike<number>): SortedWeights {
    const entries = [...this.weights.keys()].map((text, index) => [text, weights[index]!] as const);
    return new WeightsByText(new Map(entries.filter(([, weight]) => isNonZero(weight))), this.width);
  }
}

function isNonZero(weight: number): boolean {
  return weight !== 0;
}
