import type { Operation } from '../../circuit/index.js';
import { inverseOfUse } from '../../gates/index.js';
import type { Steps } from '../../steps/index.js';
import type { Equality } from '../equality.js';
import { CircuitReader } from './circuit-reader.js';
import { DecisionDiagrams, OutOfSteps } from './decision-diagrams.js';
import { PathSum, type Place } from './path-sum.js';
import { placesByMeeting, placesByNumber } from './variable-order.js';

/** How two lists of operations are compared as path sums. */
export interface PathSumOptions {
  /**
   * For each bit, from the first, the bit on which the candidate's wire for it starts, and it ends on its own; the bits
   * that are not listed start on what is left, in order. Every bit on its own where left out.
   */
  readonly start?: readonly number[];
  /** Bits of the original that are |0> at the start; the candidate's are those where they start. */
  readonly zeros?: readonly number[];
  /** Steps after which it gives up: nodes of decision diagrams looked at, for each of the orders tried. */
  readonly steps?: number;
}

/** Steps that are taken where nobody says: some seconds. */
export const DEFAULT_STEPS = 2e6;

/** Gates read between two reports. */
const GATES_PER_STEP = 64;

/**
 * Whether two lists of operations on the same bits are the same up to a global phase, by path sums: the original and
 * then the inverse of the candidate must bring every basis state back, with one phase for all.
 */
export function* equalPathSums(
  original: readonly Operation[],
  candidate: readonly Operation[],
  bits: number,
  options: PathSumOptions = {},
): Steps<Equality> {
  const orders = [placesByMeeting(original, bits), placesByNumber(bits)];
  const distinct = orders.filter((order, k) => orders.findIndex((other) => other.join() === order.join()) === k);
  let found = yield* compared(original, candidate, distinct[0]!, options);
  for (const order of distinct.slice(1)) {
    if (found.same || found.outOfSteps !== true) break;
    found = yield* compared(original, candidate, order, options);
  }
  if (found.same) return found;
  const { stuck } = found;
  return { same: false, stuck };
}

/** What one order of variables leads to. */
type Outcome = Equality & { readonly outOfSteps?: boolean };

function* compared(
  original: readonly Operation[],
  candidate: readonly Operation[],
  order: readonly number[],
  { start = [], zeros = [], steps = DEFAULT_STEPS }: PathSumOptions,
): Steps<Outcome> {
  const diagrams = new DecisionDiagrams(steps);
  const sum = new PathSum(diagrams, order, new Set(zeros));
  const reader = new CircuitReader(sum);
  const total = original.length + candidate.length;
  let place: Place = { side: 'original', index: 0 };
  try {
    for (let done = 0; done < total; done++) {
      const isOriginal = done < original.length;
      const index = isOriginal ? done : total - 1 - done;
      place = { side: isOriginal ? 'original' : 'candidate', index };
      const operation = isOriginal ? original[index]! : inverseOfUse(candidate[index]!);
      if (!reader.read(operation, place)) return stuckAt([place], 'there is no way to read a gate as a sum over paths');
      if (done % GATES_PER_STEP === 0) yield { done, total };
    }
    reader.finish();
    const failure = failureOf(sum, start);
    if (failure !== undefined) return failure;
  } catch (thrown) {
    if (!(thrown instanceof OutOfSteps)) throw thrown;
    return { ...stuckAt([place], `the functions on the wires take more than ${steps} steps`), outOfSteps: true };
  }
  return { same: true, bound: reader.bound + sum.phases.changed };
}

/** Why a path sum is not known to bring every basis state back with one phase; undefined where it is. */
function failureOf(sum: PathSum, start: readonly number[]): Outcome | undefined {
  if (sum.open.size > 0) {
    return stuckAt([...sum.open.values()], 'what a gate does to the paths has nothing that undoes it');
  }
  const { inputs, wires } = sum;
  const listed = new Set(start);
  const places = [...start, ...wires.map((_, bit) => bit).filter((bit) => !listed.has(bit))];
  if (places.some((bit, logical) => wires[bit] !== inputs[logical])) {
    return stuckAt([], 'the wires do not come back to what they carried');
  }
  return sum.hasConstantPhase() ? undefined : stuckAt([], 'there are phases that were not seen to cancel');
}

/** Where it could not go on: the first of some places on each side. */
function stuckAt(places: readonly Place[], reason: string): Extract<Outcome, { same: false }> {
  const first = (side: Place['side']): number | undefined => {
    const indices = places.filter((place) => place.side === side).map(({ index }) => index);
    return indices.length === 0 ? undefined : Math.min(...indices);
  };
  return { same: false, stuck: { original: first('original'), candidate: first('candidate'), reason } };
}
