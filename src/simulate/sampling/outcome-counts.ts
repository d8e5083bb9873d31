import { WIDEST_INDEX } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';

/**
 * Refuses outcomes that are no exact numbers.
 *
 * @param hint what gives them in another form
 * @throws IonloomError `TooMuchMemory` for more than 53 qubits.
 */
export function requireExactOutcomes(qubits: number, hint: string): void {
  if (qubits <= WIDEST_INDEX) return;
  throw new IonloomError(
    issue('TooMuchMemory', `outcomes of ${qubits} qubits are larger than any whole number here`, {
      expected: `at most ${WIDEST_INDEX} qubits`,
      hint,
    }),
  );
}

/** How often each outcome came up; only outcomes that did are listed, in rising order of the outcome. */
export type OutcomeCounts = ReadonlyMap<number, number>;

/**
 * Counts in two sorted arrays: a million different outcomes take 12 bytes each, and no time to hash.
 */
export class SortedCounts implements OutcomeCounts {
  readonly #outcomes: Float64Array;
  readonly #counts: Float64Array;

  /** Takes outcomes in strictly rising order and their counts; the arrays are not copied. */
  constructor(outcomes: Float64Array, counts: Float64Array) {
    this.#outcomes = outcomes;
    this.#counts = counts;
  }

  get size(): number {
    return this.#outcomes.length;
  }

  get(outcome: number): number | undefined {
    const place = this.#place(outcome);
    return place === undefined ? undefined : this.#counts[place];
  }

  has(outcome: number): boolean {
    return this.#place(outcome) !== undefined;
  }

  forEach(visit: (count: number, outcome: number, counts: OutcomeCounts) => void): void {
    for (let place = 0; place < this.size; place++) visit(this.#counts[place]!, this.#outcomes[place]!, this);
  }

  keys(): MapIterator<number> {
    return this.#outcomes.values() as MapIterator<number>;
  }

  values(): MapIterator<number> {
    return this.#counts.values() as MapIterator<number>;
  }

  *entries(): MapIterator<[number, number]> {
    for (let place = 0; place < this.size; place++) yield [this.#outcomes[place]!, this.#counts[place]!];
  }

  [Symbol.iterator](): MapIterator<[number, number]> {
    return this.entries();
  }

  #place(outcome: number): number | undefined {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#outcomes[middle]!;
      if (found === outcome) return middle;
      if (found < outcome) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
