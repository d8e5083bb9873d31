import { IonloomError } from '../errors/index.js';
import type { SimulationResult } from '../simulate/index.js';
import { Failure } from './failure.js';

/** One outcome of some wires, as a simulation gave it. */
export interface ListedOutcome {
  /** One character per wire, the first listed wire first. */
  readonly bits: string;
  /** The same as a number: bit i is the i-th listed wire. */
  readonly value: number;
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
  if (top === undefined) return [...listed].sort((a, b) => a.value - b.value);
  return [...listed].sort((a, b) => b.probability - a.probability || a.value - b.value).slice(0, top);
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
  return { bits, value: bits === '' ? 0 : Number.parseInt([...bits].reverse().join(''), 2), probability, count };
}
