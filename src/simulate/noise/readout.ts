import { binomial } from '../sampling/binomial.js';
import type { RandomStream } from '../sampling/random.js';
import type { OutcomeCounts } from '../sampling/sample.js';

/**
 * Counts as a device reports them that reads every bit as its opposite with some probability: of every outcome, one
 * number is drawn for each bit and not one for each shot, so that any number of shots takes no longer.
 */
export function withReadoutErrors(
  counts: OutcomeCounts,
  qubits: number,
  probability: number,
  random: RandomStream,
): OutcomeCounts {
  if (probability === 0) return counts;
  let read = counts;
  for (let qubit = 0; qubit < qubits; qubit++) {
    const next = new Map<number, number>();
    const add = (outcome: number, count: number): void => {
      if (count > 0) next.set(outcome, (next.get(outcome) ?? 0) + count);
    };
    for (const [outcome, count] of read) {
      const flipped = binomial(count, probability, random);
      add(outcome, count - flipped);
      add(outcome ^ (1 << qubit), flipped);
    }
    read = next;
  }
  return new Map([...read].sort(([a], [b]) => a - b));
}

/** Mixes a distribution of all qubits as {@link withReadoutErrors} does on average, in place. */
export function mixReadoutErrors(distribution: Float64Array, probability: number): void {
  if (probability === 0) return;
  for (let bit = 1; bit < distribution.length; bit *= 2) {
    for (let i = 0; i < distribution.length; i++) {
      if (i & bit) continue;
      const zero = distribution[i]!;
      const one = distribution[i | bit]!;
      distribution[i] = zero + probability * (one - zero);
      distribution[i | bit] = one + probability * (zero - one);
    }
  }
}
