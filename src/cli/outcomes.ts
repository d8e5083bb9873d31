import { type Outcome, readOutcome } from '../circuit/index.js';
import { IonloomError } from '../errors/index.js';
import type { SimulationResult } from '../simulate/index.js';
import { Failure } from './failure.js';

/** One outcome of some wires, as a simulation gave it. */
export interface ListedOutcome extends Outcome {
  /** Exact where no shots were taken, else the share of the shots. */
  readonly probability: number;
  /** Undefined where no shots were taken. */
  readonly count: number | undefined;
}

/**
 * The outcomes of measurement keys (none: of all qubits) that are possible, or that came up in the shots; in the order
 * of their numbers, or the `top` most likely ones.
 *
 * @throws Failure when there are too many to list.
 */
export function listedOutcomes(
  result: SimulationResult,
  keys: readonly string[],
  top?: number,
): readonly ListedOutcome[] {
  const { shots } = result;
  const listed =
    shots === undefined
      ? exactOutcomes(result, keys, top)
      : [...result.counts(...keys)].map(([bits, count]) => outcome(bits, count / shots, count));
  if (top === undefined) return [...listed].sort(byValue);
  return [...listed].sort((a, b) => b.probability - a.probability || byValue(a, b)).slice(0, top);
}

function exactOutcomes(result: SimulationResult, keys: readonly string[], top?: number): readonly ListedOutcome[] {
  if (top !== undefined) {
    return result.mostLikely(top, ...keys).map(({ bits, probability }) => outcome(bits, probability));
  }
  try {
    return [...result.probabilities(...keys)].map(([bits, probability]) => outcome(bits, probability));
  } catch (error) {
    if (!(error instanceof IonloomError) || error.code !== 'TooMuchMemory') throw error;
    const hint = '--top N lists the N most likely ones, --shots N those that come up in N shots';
    throw new Failure([{ ...error.issues[0]!, hint }], { cause: error });
  }
}

function outcome(bits: string, probability: number, count?: number): ListedOutcome {
  return { bits, value: readOutcome(bits), probability, count };
}

function byValue(a: ListedOutcome, b: ListedOutcome): number {
  return a.value < b.value ? -1 : 1;
}
