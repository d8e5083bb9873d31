import {
  type CircuitData,
  carriedOut,
  type Evaluable,
  isCircuit,
  onlyReads,
  requireCircuit,
  requireEvaluable,
  type StatedCircuit,
} from '../circuit/index.js';

/**
 * What "the same" means; always stated, never searched for.
 *
 * In all of them, circuits that both measure must have the same keys, each with as many bits. Except in `distribution`,
 * each key must also read the same wires (under the permutation, where one is stated).
 *
 * - `unitary`: the same unitary, global phase included.
 * - `unitary-up-to-phase`: the same unitary up to one global phase.
 * - `frames-and-permutation`: the same unitary up to one global phase, after the candidate's stated Z frames and under
 *   its stated output permutation.
 * - `distribution`: the same joint distribution of the measured keys from the all-zeros state; all qubits where the
 *   original measures nothing.
 */
export type Relation = (typeof relations)[number];

/** Every relation by name, the strictest first. */
export const relations = ['unitary', 'unitary-up-to-phase', 'frames-and-permutation', 'distribution'] as const;

/**
 * A candidate that stands for the original only together with what it states, as a transpilation does.
 *
 * The claim is `original = e^{i globalPhase} P Rz(frames) circuit`: the circuit runs, each wire w gets an Rz by
 * `frames[w]`, and logical qubit q is then found on wire `outputPermutation[q]`. What is left out is nothing: no frames,
 * every qubit on its own wire, no phase beside the circuit's own.
 */
export interface StatedCandidate
  extends Pick<StatedCircuit, 'circuit'>,
    Partial<Pick<StatedCircuit, 'frames' | 'outputPermutation' | 'inputPermutation' | 'globalPhase'>> {
  /** What it was made to keep; the whole claim if left out. */
  readonly relation?: Relation;
}

/** A circuit compared as it is, or a candidate with its claim. */
export type Candidate = CircuitData | StatedCandidate;

/**
 * A plain circuit states nothing beyond itself; @throws IonloomError `WrongArgument` for what is no candidate.
 *
 * @internal
 */
export function stated(candidate: Candidate): StatedCandidate {
  const claim = isCircuit(candidate) ? { circuit: candidate } : candidate;
  requireCircuit(claim?.circuit, 'verify');
  return claim;
}

/**
 * What is compared when the caller does not say: what the candidate was made to keep where it states something, else the
 * unitary up to its phase. An original that keeps only what is measured has nothing more to compare.
 *
 * @internal
 */
export function defaultRelation(original: Evaluable, candidate: Candidate): Relation {
  if (onlyReads(original)) return 'distribution';
  return isCircuit(candidate) ? 'unitary-up-to-phase' : (candidate.relation ?? 'frames-and-permutation');
}

/**
 * The circuit that an original is: of a transpilation, with its frames and with its qubits brought back.
 *
 * @internal
 * @throws IonloomError `WrongArgument` for what is neither.
 */
export function originalOf(original: Evaluable): CircuitData {
  requireEvaluable(original, 'verify');
  return carriedOut(original);
}
