import { selectBits, WIDEST_INDEX } from '../../../circuit/index.js';

/** Bits that are gathered at once, by a table: few, since most lists are short. */
const CHUNK = 6;
const CHUNK_VALUES = 2 ** CHUNK;
const CHUNK_MASK = CHUNK_VALUES - 1;

/** The bits of a number that are looked at together: 24 and 29 are fewer than the 32 of a bitwise operation. */
const HALF = 4 * CHUNK;
const HALF_VALUE = 2 ** HALF;

/**
 * Outcomes one after the other, of which bits are picked without going through them. Up to 53 bits are held as numbers,
 * since a million texts take seconds to pick bits from and to sort; more as texts.
 *
 * The rank of an outcome is its text read as a binary number: ranks are in the order of the texts.
 *
 * @internal
 */
export class OutcomeList {
  readonly length: number;
  readonly #values: Float64Array | readonly string[];
  /** For every bit of an outcome, which bit of its number, or character of its text, it is; null for one that is always 0. */
  readonly #places: readonly (number | null)[];

  private constructor(values: Float64Array | readonly string[], places: readonly (number | null)[]) {
    this.#values = values;
    this.#places = places;
    this.length = values.length;
  }

  /** Numbers of up to 53 bits, bit k of an outcome being bit k of its number. */
  static ofNumbers(values: Float64Array, width: number): OutcomeList {
    return new OutcomeList(
      values,
      Array.from({ length: width }, (_, bit) => bit),
    );
  }

  /** Ranks of outcomes of up to 53 bits. */
  static ofRanks(ranks: Float64Array, width: number): OutcomeList {
    return new OutcomeList(
      ranks,
      Array.from({ length: width }, (_, bit) => width - 1 - bit),
    );
  }

  /** Texts with bit 0 first. */
  static ofTexts(texts: readonly string[], width: number): OutcomeList {
    if (width <= WIDEST_INDEX) return OutcomeList.ofRanks(Float64Array.from(texts, rankOf), width);
    const places = Array.from({ length: width }, (_, bit) => bit);
    return new OutcomeList(texts, places);
  }

  get width(): number {
    return this.#places.length;
  }

  /** The same outcomes of other bits: bit k is bit `bits[k]`, or always 0 where that is null. */
  select(bits: readonly (number | null)[]): OutcomeList {
    return new OutcomeList(
      this.#values,
      bits.map((bit) => (bit === null ? null : this.#places[bit]!)),
    );
  }

  /** The rank of each; undefined beyond 53 bits. */
  ranks(): Float64Array | undefined {
    if (this.width > WIDEST_INDEX) return undefined;
    const values = this.#values;
    return values instanceof Float64Array ? gathered(values, this.#places) : Float64Array.from(this.texts(), rankOf);
  }

  /** The text of each, bit 0 first. */
  texts(): readonly string[] {
    const values = this.#values;
    if (!(values instanceof Float64Array)) return values.map((text) => selectBits(text, this.#places));
    // What a number holds may be picked more often than it has bits.
    if (this.width > WIDEST_INDEX) {
      const whole = OutcomeList.ofNumbers(values, WIDEST_INDEX).texts();
      return whole.map((text) => selectBits(text, this.#places));
    }
    return Array.from(gathered(values, this.#places), rankWriter(this.width, this.length));
  }
}

/** The rank of a text of up to 53 characters. @internal */
export function rankOf(text: string): number {
  return text === '' ? 0 : Number.parseInt(text, 2);
}

/** A rank with its bits in reverse: the integer of the outcome. @internal */
export function mirrored(ranks: Float64Array, width: number): Float64Array {
  return gathered(
    ranks,
    Array.from({ length: width }, (_, bit) => bit),
  );
}

/** Numbers whose binary digits, the first one first, are some bits of other numbers. */
function gathered(values: Float64Array, places: readonly (number | null)[]): Float64Array {
  const table = tableOf(places);
  const middle = Math.min(table.length, CHUNK_VALUES * (HALF / CHUNK));
  const found = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    let high = Math.floor(value / HALF_VALUE);
    let low = value - high * HALF_VALUE;
    let sum = 0;
    for (let start = 0; start < middle; start += CHUNK_VALUES, low >>= CHUNK) sum += table[start + (low & CHUNK_MASK)]!;
    for (let start = middle; start < table.length; start += CHUNK_VALUES, high >>= CHUNK) {
      sum += table[start + (high & CHUNK_MASK)]!;
    }
    found[index] = sum;
  }
  return found;
}

/** For every few bits of a number in a row, what each of their values adds to the number that is gathered. */
function tableOf(places: readonly (number | null)[]): Float64Array {
  const added: number[] = [];
  places.forEach((place, bit) => {
    if (place !== null) added[place] = (added[place] ?? 0) + 2 ** (places.length - 1 - bit);
  });
  const table = new Float64Array(Math.ceil(added.length / CHUNK) * CHUNK_VALUES);
  for (let index = 0; index < table.length; index++) {
    const value = index & CHUNK_MASK;
    if (value === 0) continue;
    const lowest = 31 - Math.clz32(value & -value);
    const place = (index >> CHUNK) * CHUNK + lowest;
    table[index] = table[index - 2 ** lowest]! + (added[place] ?? 0);
  }
  return table;
}

/** The bits of which texts are kept ready. */
const TEXT_BITS = 12;

/** Writes ranks of so many bits; for many of them it keeps texts ready. @internal */
export function rankWriter(width: number, count: number): (rank: number) => string {
  if (width === 0) return () => '';
  if (width > 2 * TEXT_BITS || count < 2 ** TEXT_BITS) return (rank) => rank.toString(2).padStart(width, '0');
  const tableOf = (bits: number) =>
    Array.from({ length: 2 ** bits }, (_, value) => (bits === 0 ? '' : value.toString(2).padStart(bits, '0')));
  const lowBits = Math.min(TEXT_BITS, width);
  const low = tableOf(lowBits);
  const high = tableOf(width - lowBits);
  return (rank) => high[rank >> lowBits]! + low[rank & (low.length - 1)]!;
}
