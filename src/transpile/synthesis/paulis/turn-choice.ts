import {
  firstOf,
  INTERACTIONS,
  interactionOf,
  letterPair,
  type PauliAxis,
  type PauliTable,
  type QuarterTurn,
  secondOf,
  WEIGHT_CHANGES,
} from '../../../pauli/index.js';

/** How the greedy search weighs what is before it. */
export interface NetworkSearch {
  /** How many rotations are looked at together. */
  readonly window: number;
  /** The weight of a rotation that must wait for one more layer than another. */
  readonly discount: number;
  /** The weight of a row of the Clifford gate that is left at the end. */
  readonly remainder: number;
  /** A rotation of w letters costs -exp(-w/decay): the smaller, the more counts what is nearly done. */
  readonly decay: number;
}

/** How many of the shortest rotations are candidates for being shortened. */
const MOST_SHORTEST = 12;
/** Sums must differ by more than rounding: any turn leads to a network for the same rotations. */
const WORTHWHILE = 1e-9;

/** A rotation's row in the table, and its layer: 0 for what may come next, more for what must wait. */
export interface LayeredRow {
  readonly row: number;
  readonly layer: number;
}

/** By row, how the cost of a rotation changes with a letter less and with a letter more. */
interface Gains {
  readonly less: Float64Array;
  readonly more: Float64Array;
}

/** Chooses the quarter turn by which the rotations that wait, and what is left to undo at the end, get shortest. */
export class TurnChoice {
  readonly #table: PauliTable;
  readonly #rest: number;
  readonly #search: NetworkSearch;
  /** By number of letters. */
  readonly #costs: Float64Array;

  /**
   * @param table with a row for every rotation
   * @param rest the first of the `2 wires` rows that are left to undo at the end
   */
  constructor(table: PauliTable, rest: number, search: NetworkSearch) {
    this.#table = table;
    this.#rest = rest;
    this.#search = search;
    this.#costs = Float64Array.from({ length: table.wires + 2 }, (_, weight) => -Math.exp(-weight / search.decay));
  }

  /** Among the quarter turns that shorten one of the shortest rotations that may come next, the best. */
  best(waiting: readonly LayeredRow[]): QuarterTurn {
    const { weights, wires } = this.#table;
    const front = waiting.filter(({ layer }) => layer === 0);
    const shortest = front.reduce((least, { row }) => Math.min(least, weights[row]!), Number.POSITIVE_INFINITY);
    const gains = this.#gains(waiting);
    const tried = new Set<number>();
    const histograms = new Map<number, Float64Array>();
    let looked = 0;
    let best: QuarterTurn | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const { row } of front) {
      if (weights[row] !== shortest) continue;
      if (looked++ === MOST_SHORTEST) break;
      const support = this.#table.support(row);
      for (let i = 0; i < support.length; i++) {
        for (let j = i + 1; j < support.length; j++) {
          const [first, second] = [support[i]!, support[j]!];
          const pair = first * wires + second;
          const histogram = histograms.get(pair) ?? this.#histogram(first, second, gains);
          histograms.set(pair, histogram);
          for (const interaction of shortening(this.#table.letter(row, first), this.#table.letter(row, second))) {
            const key = pair * INTERACTIONS + interaction;
            if (tried.has(key)) continue;
            tried.add(key);
            let change = 0;
            for (let k = 0; k < 16; k++) {
              const by = WEIGHT_CHANGES[16 * interaction + k]!;
              if (by !== 0) change += histogram[by < 0 ? k : 16 + k]!;
            }
            if (change < least - WORTHWHILE) {
              least = change;
              best = { interaction, first, second };
            }
          }
        }
      }
    }
    return best!;
  }

  /** By row, what a letter less and a letter more of it changes. */
  #gains(waiting: readonly LayeredRow[]): Gains {
    const { discount, remainder } = this.#search;
    const { weights, wires } = this.#table;
    const less = new Float64Array(weights.length);
    const more = new Float64Array(weights.length);
    const count = (row: number, factor: number): void => {
      const weight = weights[row]!;
      less[row] = factor * (this.#costs[weight - 1]! - this.#costs[weight]!);
      more[row] = factor * (this.#costs[weight + 1]! - this.#costs[weight]!);
    };
    for (let row = 0; row < 2 * wires; row++) count(this.#rest + row, remainder);
    for (const { row, layer } of waiting) count(row, discount ** layer);
    return { less, more };
  }

  /** By the pair of letters on two wires: what a letter less, and 16 further on a letter more, changes. */
  #histogram(first: number, second: number, { less, more }: Gains): Float64Array {
    const histogram = new Float64Array(32);
    const a = this.#table.columns[first]!;
    const b = this.#table.columns[second]!;
    for (let row = 0; row < less.length; row++) {
      const letters = a[row]! + 4 * b[row]!;
      if (letters === 0) continue;
      histogram[letters] = histogram[letters]! + less[row]!;
      histogram[16 + letters] = histogram[16 + letters]! + more[row]!;
    }
    return histogram;
  }
}

/** The interactions P(x)Q that take one of the letters away: one of them equal, the other not. */
function shortening(first: PauliAxis, second: PauliAxis): readonly number[] {
  return SHORTENING[letterPair(first, second)]!;
}

const SHORTENING: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, pair) => {
  const [first, second] = [firstOf(pair), secondOf(pair)];
  const others = (letter: number) => ([1, 2, 3] as const).filter((other) => other !== letter);
  if (first === 0 || second === 0) return [];
  return [
    ...others(second).map((letter) => interactionOf(first as PauliAxis, letter)),
    ...others(first).map((letter) => interactionOf(letter, second as PauliAxis)),
  ];
});
