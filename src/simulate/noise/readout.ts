import type { RandomStream } from '../sampling/random.js';
import type { OutcomeCounts } from '../sampling/sample.js';

/** Counts as a device reports them that reads every bit as its opposite with some probability. */
export function withReadoutErrors(
  counts: OutcomeCounts,
  qubits: number,
  probability: number,
  random: RandomStream,
): OutcomeCounts {
  if (probability === 0) return counts;
  const read = new Map<number, number>();
  for (const [outcome, count] of counts) {
    for (let shot = 0; shot < count; shot++) {
      let flips = 0;
      for (let qubit = 0; qubit < qubits; qubit++) if (random.uniform() < probability) flips |= 1 << qubit;
      const seen = outcome ^ flips;
      read.set(seen, (read.get(seen) ?? 0) + 1);
    }
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
