import { IonloomError, issue } from '../errors/index.js';
import { allocate } from './memory.js';
import type { RandomStream } from './random.js';

/** How often each outcome came up; only outcomes that did are listed, in rising order of the outcome. */
export type OutcomeCounts = ReadonlyMap<number, number>;

/**
 * Draws `shots` outcomes whose weights are `weight(0) .. weight(size - 1)`; the weights need no normalisation.
 *
 * The uniforms are sorted and merged with the running sum of the weights, so no table of size `size` is built.
 */
export function sampleOutcomes(
  size: number,
  weight: (outcome: number) => number,
  shots: number,
  random: RandomStream,
): OutcomeCounts {
  const counts = new Map<number, number>();
  if (shots === 0) return counts;
  let total = 0;
  let last = 0;
  for (let outcome = 0; outcome < size; outcome++) {
    const share = weight(outcome);
    total += share;
    if (share > 0) last = outcome;
  }
  const marks = allocate(shots, `sampling ${shots} shots`);
  for (let shot = 0; shot < shots; shot++) marks[shot] = random.uniform() * total;
  marks.sort();
  let drawn = 0;
  let sum = 0;
  for (let outcome = 0; outcome < last && drawn < shots; outcome++) {
    sum += weight(outcome);
    const before = drawn;
    while (drawn < shots && marks[drawn]! < sum) drawn++;
    if (drawn > before) counts.set(outcome, drawn - before);
  }
  // What is left belongs to the last possible outcome, even where rounding kept the running sum below the total.
  if (drawn < shots) counts.set(last, shots - drawn);
  return counts;
}

/**
 * Checks a number of shots.
 *
 * @throws IonloomError `InvalidInput` unless it is a whole number of at least 1.
 */
export function requireShots(shots: number): void {
  if (Number.isSafeInteger(shots) && shots >= 1) return;
  throw new IonloomError(
    issue('InvalidInput', `${shots} is not a number of shots`, {
      path: ['shots'],
      expected: 'a whole number of at least 1',
      received: String(shots),
    }),
  );
}
