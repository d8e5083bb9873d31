import { IonloomError, issue } from '../../errors/index.js';
import { allocate } from '../memory.js';
import { binomial } from './binomial.js';
import { portableLog } from './logarithm.js';
import { type OutcomeCounts, SortedCounts } from './outcome-counts.js';
import type { RandomStream } from './random.js';

export type { OutcomeCounts } from './outcome-counts.js';

/**
 * Draws `shots` outcomes whose weights are `weight(0) .. weight(size - 1)`; the weights need no normalisation.
 *
 * Uniform numbers in rising order are merged with the running sum of the weights: one pass over the outcomes, one over
 * the shots, no table and no search. The numbers come sorted, because the partial sums of exponential spacings, divided
 * by their total, are distributed as sorted uniform numbers are. More than {@link MANY_SHOTS} are not drawn one by one.
 *
 * @internal
 */
export function sampleOutcomes(
  size: number,
  weight: (outcome: number) => number,
  shots: number,
  random: RandomStream,
): OutcomeCounts {
  if (shots > MANY_SHOTS) return sampleMany(size, weight, shots, random);
  const part = new Float64Array(Math.min(size, PART));
  let total = 0;
  let last = 0;
  for (let start = 0; start < size; start += PART) {
    const count = Math.min(PART, size - start);
    fillWeights(part, weight, start, count);
    for (let k = 0; k < count; k++) {
      total += part[k]!;
      if (part[k]! > 0) last = start + k;
    }
  }
  const merge = new Merge(sortedUniforms(shots, random), total, Math.min(shots, size));
  for (let start = 0; start < last; start += PART) {
    const count = Math.min(PART, last - start);
    fillWeights(part, weight, start, count);
    merge.add(part, start, count);
  }
  // What is left belongs to the last possible outcome, even where rounding kept the running sum below the total.
  return merge.finish(last);
}

/** More shots than this would take long and much memory to draw one by one. */
export const MANY_SHOTS = 2 ** 23;

/**
 * The same for any number of shots: how many fall to a part of the outcomes is drawn at once, then how many of those to
 * each outcome.
 */
function sampleMany(
  size: number,
  weight: (outcome: number) => number,
  shots: number,
  random: RandomStream,
): OutcomeCounts {
  const parts = Math.ceil(size / PART);
  const part = new Float64Array(Math.min(size, PART));
  const outcomes: number[] = [];
  const counts: number[] = [];
  const sums = new Float64Array(parts);
  for (let index = 0; index < parts; index++) {
    const count = Math.min(PART, size - index * PART);
    fillWeights(part, weight, index * PART, count);
    for (let k = 0; k < count; k++) sums[index] = sums[index]! + part[k]!;
  }
  shareOut(sums, parts, shots, random, (index, some) => {
    const start = index * PART;
    const count = Math.min(PART, size - start);
    fillWeights(part, weight, start, count);
    const note = (outcome: number, times: number): void => {
      outcomes.push(start + outcome);
      counts.push(times);
    };
    if (some > FEW_FOR_PART) shareOut(part, count, some, random, note);
    else for (const [outcome, times] of sampleOutcomes(count, (k) => part[k]!, some, random)) note(outcome, times);
  });
  return new SortedCounts(Float64Array.from(outcomes), Float64Array.from(counts));
}

/** Fewer shots than this are drawn one by one in a part of the outcomes. */
const FEW_FOR_PART = 2 ** 16;

/** Shares shots out among weights, one after the other: the shots of each are binomial among those that are left. */
function shareOut(
  weights: Float64Array,
  count: number,
  shots: number,
  random: RandomStream,
  give: (place: number, shots: number) => void,
): void {
  // Sums from the end keep the shares of small weights exact.
  const rest = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) rest[k] = rest[k + 1]! + weights[k]!;
  let left = shots;
  for (let k = 0; k < count && left > 0; k++) {
    if (!(weights[k]! > 0)) continue;
    const some = rest[k + 1]! > 0 ? binomial(left, weights[k]! / rest[k]!, random) : left;
    if (some > 0) give(k, some);
    left -= some;
  }
}

/** Outcomes are weighed in parts, so that each loop is a function that is compiled once and called often. */
const PART = 1 << 12;

function fillWeights(part: Float64Array, weight: (outcome: number) => number, start: number, count: number): void {
  for (let k = 0; k < count; k++) part[k] = weight(start + k);
}

/** Sorted uniform numbers against the running sum of the weights. */
class Merge {
  readonly #marks: Float64Array;
  readonly #total: number;
  readonly #outcomes: Float64Array;
  readonly #counts: Float64Array;
  #found = 0;
  #drawn = 0;
  #sum = 0;

  constructor(marks: Float64Array, total: number, capacity: number) {
    this.#marks = marks;
    this.#total = total;
    this.#outcomes = allocate(capacity, `counting ${marks.length} shots`);
    this.#counts = allocate(capacity, `counting ${marks.length} shots`);
  }

  add(weights: Float64Array, start: number, count: number): void {
    const marks = this.#marks;
    const total = this.#total;
    const outcomes = this.#outcomes;
    const counts = this.#counts;
    let found = this.#found;
    let drawn = this.#drawn;
    let sum = this.#sum;
    for (let k = 0; k < count && drawn < marks.length; k++) {
      sum += weights[k]!;
      const before = drawn;
      while (drawn < marks.length && marks[drawn]! * total < sum) drawn++;
      if (drawn === before) continue;
      outcomes[found] = start + k;
      counts[found] = drawn - before;
      found += 1;
    }
    this.#found = found;
    this.#drawn = drawn;
    this.#sum = sum;
  }

  /** The counts, with the shots that are left given to `last`. */
  finish(last: number): OutcomeCounts {
    const left = this.#marks.length - this.#drawn;
    if (left > 0) {
      this.#outcomes[this.#found] = last;
      this.#counts[this.#found] = left;
      this.#found += 1;
    }
    return new SortedCounts(this.#outcomes.slice(0, this.#found), this.#counts.slice(0, this.#found));
  }
}

/** Uniform numbers from 0 to 1 in rising order, as `count` draws would be after sorting. @internal */
export function sortedUniforms(count: number, random: RandomStream): Float64Array {
  const marks = allocate(count, `sampling ${count} shots`);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    sum -= portableLog(1 - random.uniform());
    marks[k] = sum;
  }
  const scale = 1 / (sum - portableLog(1 - random.uniform()));
  for (let k = 0; k < count; k++) marks[k] = marks[k]! * scale;
  return marks;
}

/**
 * The outcomes of counts one by one, in a random order, as if each shot had been noted when it came.
 *
 * @internal
 * @throws IonloomError `TooMuchMemory` if the list does not fit.
 */
export function shotList(counts: OutcomeCounts, random: RandomStream): Float64Array {
  let shots = 0;
  for (const count of counts.values()) shots += count;
  const list = allocate(shots, `the list of ${shots} shots`);
  let filled = 0;
  for (const [outcome, count] of counts) {
    list.fill(outcome, filled, filled + count);
    filled += count;
  }
  for (let k = shots - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    const outcome = list[k]!;
    list[k] = list[other]!;
    list[other] = outcome;
  }
  return list;
}

/**
 * The counts nearest to exact probabilities that add up to `shots`: every product rounded down, and the shots that are
 * left given to the largest remainders, to the lower outcome among equal ones.
 *
 * @internal
 */
export function roundedCounts(size: number, probability: (outcome: number) => number, shots: number): OutcomeCounts {
  const remainders: (readonly [outcome: number, remainder: number])[] = [];
  const counts = new Map<number, number>();
  let given = 0;
  for (let outcome = 0; outcome < size; outcome++) {
    const share = shots * probability(outcome);
    // A share that is whole but for rounding is whole.
    const whole = Math.floor(share + WHOLE);
    if (whole > 0) counts.set(outcome, whole);
    given += whole;
    const remainder = share - whole;
    if (remainder > WHOLE) remainders.push([outcome, remainder]);
  }
  remainders.sort(([a, p], [b, q]) => q - p || a - b);
  for (const [outcome] of remainders.slice(0, Math.max(0, shots - given))) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return new SortedCounts(
    Float64Array.from(sorted, ([outcome]) => outcome),
    Float64Array.from(sorted, ([, count]) => count),
  );
}

/** Shares of shots this close to whole numbers are whole: the counts add up to the shots in either case. */
const WHOLE = 1e-9;

/**
 * Checks a number of shots.
 *
 * @internal
 * @throws IonloomError `ValueOutOfRange` unless it is a whole number of at least 1.
 */
export function requireShots(shots: number): void {
  if (Number.isSafeInteger(shots) && shots >= 1) return;
  throw new IonloomError(
    issue('ValueOutOfRange', `${shots} is not a number of shots`, {
      path: ['shots'],
      expected: 'a whole number of at least 1',
      received: String(shots),
    }),
  );
}
