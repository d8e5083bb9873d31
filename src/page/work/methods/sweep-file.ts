import type { Context } from './index.js';
import { readSweepLine, type SweepLine, type SweepNumber } from './sweep-line.js';

/** A curve of a number over a parameter, from a file of results. */
export interface SweepFileGiven {
  /** JSON Lines, as `ionloom sweep` writes them. */
  readonly file: Blob;
  /** The parameter that the curve goes over; the first that changes if left out. */
  readonly over: string | undefined;
  /** The name of the number; the first one of the first result if left out. */
  readonly number: string | undefined;
  /** At which values other parameters stay, null for any; the first of those of an axis if left out. */
  readonly at: Readonly<Record<string, number | null>>;
}

/** A parameter that is not the same on all lines. */
export interface SweptParameter {
  readonly name: string;
  /** Its values in ascending order, where these are few: it is an axis of a grid. Else empty. */
  readonly values: readonly number[];
}

/** What a file of results holds, and the curve that was asked for. */
export interface SweepFileCurve {
  /** How many results. */
  readonly results: number;
  /** How many lines hold none, and the number of the first of them, from 1. */
  readonly unread: { readonly count: number; readonly first: number };
  /** Those that change, or all where none does. */
  readonly parameters: readonly SweptParameter[];
  /** Names of numbers that any result has, up to a bound. */
  readonly names: readonly string[];
  readonly over: string | undefined;
  readonly number: string | undefined;
  /** Where other parameters stay; null for any value. */
  readonly at: Readonly<Record<string, number | null>>;
  /** In ascending order. */
  readonly points: readonly ({ readonly at: number } & SweepNumber)[];
}

/** No more names than these are offered. */
const MOST_NAMES = 500;

/** An axis of more values than these is none to choose one from. */
const MOST_VALUES = 200;

/** Reads a file of results, of any size, a piece at a time. */
export async function sweepFile(
  { file, over, number, at }: SweepFileGiven,
  { signal, tell }: Context<{ readonly share: number }>,
): Promise<SweepFileCurve> {
  const table = new ResultTable(number);
  const unread = { count: 0, first: 0 };
  let line = 0;
  let read = 0;
  let rest = '';
  const take = (text: string) => {
    line++;
    if (text.trim() === '') return;
    const found = readSweepLine(text);
    if (found !== undefined) table.add(found);
    else if (unread.count++ === 0) unread.first = line;
  };
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    signal.throwIfAborted();
    const lines = (rest + decoder.decode(piece.value, { stream: true })).split('\n');
    rest = lines.pop()!;
    lines.forEach(take);
    read += piece.value.length;
    tell({ share: read / file.size });
  }
  take(rest + decoder.decode());
  return { unread, ...table.curve(over, at) };
}

/** The columns of the results: of all parameters, and of one number. */
class ResultTable {
  #results = 0;
  readonly #parameters = new Map<string, Column>();
  readonly #names = new Set<string>();
  #areOutcomes = false;
  #number: string | undefined;
  readonly #numbers: (SweepNumber | undefined)[] = [];

  constructor(number: string | undefined) {
    this.#number = number;
  }

  add({ values, numbers }: SweepLine): void {
    this.#areOutcomes ||= numbers.areOutcomes;
    if (this.#names.size < MOST_NAMES) for (const name of numbers.names()) this.#names.add(name);
    this.#number ??= this.#orderedNames()[0];
    this.#numbers.push(this.#number === undefined ? undefined : numbers.get(this.#number));
    for (const [name, value] of values) {
      const column = this.#parameters.get(name) ?? new Column();
      this.#parameters.set(name, column);
      column.set(this.#results, value);
    }
    this.#results++;
  }

  curve(wanted: string | undefined, wishes: SweepFileGiven['at']): Omit<SweepFileCurve, 'unread'> {
    const all = [...this.#parameters];
    const changing = all.filter(([, column]) => column.distinct.size > 1);
    const offered = changing.length === 0 ? all : changing;
    const over = offered.some(([name]) => name === wanted) ? wanted : offered[0]?.[0];
    const others = offered.filter(([name]) => name !== over);
    const at = Object.fromEntries(
      others.map(([name, column]) => [name, wishes[name] === undefined ? this.#firstOf(column) : wishes[name]]),
    );
    return {
      results: this.#results,
      parameters: offered.map(([name, column]) => ({ name, values: this.#axisOf(column) })),
      names: this.#orderedNames().slice(0, MOST_NAMES),
      over,
      number: this.#number,
      at,
      points: over === undefined ? [] : this.#points(this.#parameters.get(over)!, others, at),
    };
  }

  #points(
    over: Column,
    others: readonly (readonly [name: string, column: Column])[],
    at: SweepFileGiven['at'],
  ): SweepFileCurve['points'] {
    const fixed = others.filter(([name]) => at[name] !== null);
    return this.#numbers
      .flatMap((number, row) => {
        const value = over.values[row];
        const isThere = fixed.every(([name, column]) => column.values[row] === at[name]);
        return number === undefined || value === undefined || !isThere ? [] : [{ at: value, ...number }];
      })
      .sort((a, b) => a.at - b.at);
  }

  #orderedNames(): readonly string[] {
    return this.#areOutcomes ? [...this.#names].sort() : [...this.#names];
  }

  /** The values of an axis: few, and each on several lines. */
  #axisOf({ distinct }: Column): readonly number[] {
    const isAxis = distinct.size <= MOST_VALUES && 2 * distinct.size <= this.#results;
    return isAxis ? [...distinct].sort((a, b) => a - b) : [];
  }

  #firstOf(column: Column): number | null {
    return this.#axisOf(column).length === 0 ? null : [...column.distinct][0]!;
  }
}

/** The values of a parameter by the number of their result. */
class Column {
  readonly values: number[] = [];
  /** All that there are, up to one more than an axis has. */
  readonly distinct = new Set<number>();

  set(row: number, value: number): void {
    this.values[row] = value;
    if (this.distinct.size <= MOST_VALUES) this.distinct.add(value);
  }
}
