import type { SimulationResult } from '../../simulate/index.js';
import type { Weights } from '../runner/outcome.js';
import { TaskFailure } from './failure.js';

/*
 * Outcomes are whole numbers here, bit k being qubit k: exact in a double, since no machine of the catalogue has more
 * than 53 qubits. Beyond 32 bits there are no bit operations, so powers of two are added.
 */

/** The most outcomes of one answer: lists that are longer than this are of no use, and fill the memory. */
const MOST_OUTCOMES = 2 ** 20;

/** An outcome whose bits stand elsewhere. @param places for each bit, where it goes */
export function moved(outcome: number, places: readonly number[]): number {
  let result = 0;
  for (let bit = 0, rest = outcome; rest > 0; bit++, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result += 2 ** places[bit]!;
  }
  return result;
}

/** How often each outcome came up. */
export function countsOf(outcomes: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}

/** Weights by decimal number, by rising outcome. @param divisor every weight is divided by it */
export function weightsOf(weights: ReadonlyMap<number, number>, divisor = 1): Weights {
  const rising = [...weights].sort(([a], [b]) => a - b);
  return Object.fromEntries(rising.map(([outcome, weight]) => [String(outcome), weight / divisor]));
}

/** Outcomes as decimal numbers, shot by shot. */
export function decimals(outcomes: Float64Array): readonly string[] {
  return Array.from(outcomes, String);
}

/**
 * The exact probabilities of all qubits, impossible outcomes left out.
 *
 * @throws TaskFailure `SimulationError` where they are too many.
 */
export function exactWeights(result: SimulationResult, signal: AbortSignal): Weights {
  const weights: Record<string, number> = {};
  let found = 0;
  for (const { value, probability } of result.outcomesAbove(0)) {
    weights[String(value)] = probability;
    if (++found % 4096 === 0) signal.throwIfAborted();
    if (found > MOST_OUTCOMES) {
      throw new TaskFailure(
        'SimulationError',
        `could not execute simulation: more than ${MOST_OUTCOMES} outcomes are possible, which is more than an answer holds`,
      );
    }
  }
  return weights;
}
