import { outcomeIndex, selectBits, WIDEST_INDEX, writeOutcome } from '../../circuit/index.js';
import { countRows } from '../bits/outcome-rows.js';
import { type OutcomeCounts, requireExactOutcomes } from './outcome-counts.js';
import type { Samples } from './samples.js';

/**
 * Counts of shots by the integer of some wires, rising; null reads 0.
 *
 * @throws IonloomError `TooMuchMemory` for more than 53 wires, whose outcomes are no exact numbers.
 */
export function countsByIndex(samples: Samples, wires: readonly (number | null)[]): OutcomeCounts {
  requireExactOutcomes(wires.length, 'use counts(), which gives them as text, or fewer keys');
  const counts = new Map<number, number>();
  if ('bits' in samples) {
    for (const [text, count] of countRows(samples.bits, wires)) counts.set(outcomeIndex(text), count);
  } else {
    for (const [index, count] of samples.counts) {
      // Powers of two instead of shifts: a register may be wider than 31 wires.
      const value = wires.reduce<number>(
        (sum, wire, bit) => (wire !== null && Math.floor(index / 2 ** wire) % 2 === 1 ? sum + 2 ** bit : sum),
        0,
      );
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** The same by the text of some wires, of any number of them; in no order of their own. */
export function countsByText(
  samples: Samples,
  qubits: number,
  wires: readonly (number | null)[],
): ReadonlyMap<string, number> {
  if ('bits' in samples) return countRows(samples.bits, wires);
  if (wires.length <= WIDEST_INDEX) {
    const counts = [...countsByIndex(samples, wires)];
    return new Map(counts.map(([value, count]) => [writeOutcome(value, wires.length), count]));
  }
  const counts = new Map<string, number>();
  for (const [index, count] of samples.counts) {
    const text = selectBits(writeOutcome(index, qubits), wires);
    counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return counts;
}
