import { printsAs } from '../printing/index.js';
import type { Evidence } from './evidence.js';
import type { SharedRegister } from './register.js';
import type { Relation } from './relation.js';
import type { Stimulus } from './stimuli.js';

/** How a verdict was reached, strongest first; `none` where nothing was compared. */
export type Method =
  | 'exact-unitary'
  | 'clifford-tableau'
  | 'random-stimuli'
  | 'output-distribution'
  | 'clifford-outcomes'
  | 'read-out'
  | 'none';

/** The outcome of a verification. */
export interface Verdict {
  /** True or false where it was decided; null where it was not, which must never be taken for true. */
  readonly equivalent: boolean | null;
  readonly method: Method;
  readonly relation: Relation;
  /**
   * Smallest fidelity found: of the processes for `exact-unitary`, of the states for `random-stimuli`, of the
   * distributions for `output-distribution`; null where nothing was compared.
   */
  readonly fidelity: number | null;
  /** Largest distance found: Euclidean between final states, or the total variation for `output-distribution`. */
  readonly distance: number | null;
  /** Total variation between the output distributions from all zeros; null where that was not compared. */
  readonly totalVariation: number | null;
  /** Hellinger distance between the same. */
  readonly hellinger: number | null;
  /** Radians by which the candidate is ahead of the original by a global phase; null where it was not sought. */
  readonly phase: number | null;
  /** The largest distance that counts as equal. */
  readonly tolerance: number;
  /** Number of inputs compared. */
  readonly stimuli: number;
  /** What was compared, how, and what is therefore guaranteed. */
  readonly guarantee: string;
}

/** What a verdict is about. */
export interface Judged {
  readonly relation: Relation;
  readonly tolerance: number;
  readonly register: SharedRegister;
}

/** The random inputs of a comparison. */
export interface StimuliUsed {
  readonly kinds: readonly Stimulus[];
  readonly seed: number;
}

/** Prints as whether the circuits are the same, and the sentence about it. */
function printed(verdict: Verdict): Verdict {
  return Object.freeze(printsAs({ ...verdict }, verdictText));
}

function verdictText({ equivalent, guarantee }: Verdict): string {
  const word = equivalent === null ? 'undecided' : equivalent ? 'equivalent' : 'not equivalent';
  return `${word}: ${guarantee}`;
}

/** Judges what was measured. */
export function judge(judged: Judged, method: Method, evidence: Evidence, used?: StimuliUsed): Verdict {
  const { relation, tolerance } = judged;
  // NaN is not within any tolerance.
  const equivalent = evidence.distance <= tolerance;
  const phase = relation === 'unitary-up-to-phase' || relation === 'frames-and-permutation' ? evidence.phase : null;
  const guarantee = equivalent ? agreement(judged, method, evidence, used) : disagreement(judged, method, evidence);
  return printed({ equivalent, method, relation, ...evidence, phase, tolerance, guarantee });
}

/** The verdict where the read-out alone shows a difference. */
export function differs({ relation, tolerance }: Judged, reason: string): Verdict {
  const guarantee = `The circuits are not the same in the relation ${relation}: ${reason}.`;
  return printed({ equivalent: false, method: 'read-out', relation, tolerance, ...nothing, guarantee });
}

/** The same verdict with a sentence about the read-outs before or after its own. */
export function withSentence(verdict: Verdict, place: 'first' | 'last', sentence: string | undefined): Verdict {
  if (sentence === undefined) return verdict;
  const sentences = place === 'first' ? [sentence, verdict.guarantee] : [verdict.guarantee, sentence];
  return printed({ ...verdict, guarantee: sentences.join(' ') });
}

/** The verdict on two Clifford circuits that do the same. */
export function sameClifford({ relation, tolerance, register }: Judged): Verdict {
  const count = register.logical + register.bits;
  return printed({
    equivalent: true,
    method: 'clifford-tableau',
    relation,
    tolerance,
    ...identical,
    stimuli: count,
    guarantee: `Both circuits are Clifford (angles to ${short(CLIFFORD_TOLERANCE)}) and make the same of X and Z on every qubit, signs included, ${relationWords[relation]}: the circuits act alike on every ${inputOf(register)}.`,
  });
}

/** The verdict on two Clifford circuits that do not do the same. */
export function differentClifford({ relation, tolerance, register }: Judged, pauli: 'X' | 'Z', bit: number): Verdict {
  const qubit = register.bitOfQubit.indexOf(bit);
  const where = qubit === -1 ? 'a spare wire' : `qubit ${qubit}`;
  return printed({
    equivalent: false,
    method: 'clifford-tableau',
    relation,
    tolerance,
    ...nothing,
    stimuli: register.logical + register.bits,
    guarantee: `The circuits are not the same ${relationWords[relation]}: both are Clifford, and they make different things of ${pauli} on ${where}.`,
  });
}

/** The verdict on what two Clifford circuits let one read. */
export function cliffordOutcomes({ relation, tolerance }: Judged, same: boolean): Verdict {
  return printed({
    equivalent: same,
    method: 'clifford-outcomes',
    relation,
    tolerance,
    ...(same ? identical : nothing),
    stimuli: 1,
    guarantee: same
      ? `From all zeros both circuits, which are Clifford (angles to ${short(CLIFFORD_TOLERANCE)}), give the same outcomes of what is measured, all equally likely: sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.`
      : `The circuits are not the same ${relationWords[relation]}: both are Clifford, and other outcomes of what is measured are possible.`,
  });
}

/** The verdict where no comparison fits. */
export function undecided({ relation, tolerance }: Judged, reason: string): Verdict {
  const guarantee = `Nothing was compared and nothing is guaranteed: ${reason}`;
  return printed({ equivalent: null, method: 'none', relation, tolerance, ...nothing, guarantee });
}

const nothing = {
  fidelity: null,
  distance: null,
  totalVariation: null,
  hellinger: null,
  phase: null,
  stimuli: 0,
} as const;

const identical = { fidelity: 1, distance: 0, totalVariation: 0, hellinger: 0, phase: null } as const;

/** Angles this close to Clifford angles (radians) are taken for them. */
export const CLIFFORD_TOLERANCE = 1e-9;

const relationWords: Readonly<Record<Relation, string>> = {
  unitary: 'global phase included',
  'unitary-up-to-phase': 'up to one global phase',
  'frames-and-permutation': 'after the stated Z frames and under the stated permutation, up to one global phase',
  distribution: 'as distributions of what is measured',
};

function agreement(judged: Judged, method: Method, evidence: Evidence, used: StimuliUsed | undefined): string {
  const { register, tolerance } = judged;
  const how = relationWords[judged.relation];
  const within = `to ${short(evidence.distance)} (tolerance ${short(tolerance)})`;
  const input = inputOf(register);
  if (method === 'exact-unitary') {
    return `All ${evidence.stimuli} columns of both unitaries agree ${how}, ${within}: the circuits act alike on every ${input}.`;
  }
  if (method === 'output-distribution') {
    return `From all zeros the exact distributions of what is measured agree ${within}: sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.`;
  }
  const dense = used!.kinds.filter((kind) => kind === 'dense').length;
  const product = used!.kinds.filter((kind) => kind === 'product').length;
  const states = [
    `${dense} Haar-random ${dense === 1 ? 'state' : 'states'} of all ${register.logical} qubits`,
    ...(product === 0 ? [] : [`${product} random product ${product === 1 ? 'state' : 'states'}`]),
  ].join(', ');
  const odds = dense === 1 ? '(tolerance/d)^2' : `(tolerance/d)^${2 * dense}`;
  return `The final states from ${states} (seed ${used!.seed}) and all zeros agree ${how}, ${within}: a deviation of root mean square d over every ${input} would have passed with a probability of about ${odds} at most.`;
}

/** What is compared, where the candidate's spare wires start at zero. */
function inputOf({ bits, logical }: SharedRegister): string {
  const spare = bits - logical;
  const wires = spare === 1 ? 'the spare wire' : `the ${spare} spare wires`;
  return spare === 0 ? 'input' : `input with ${wires} at zero`;
}

function disagreement(judged: Judged, method: Method, evidence: Evidence): string {
  const how = relationWords[judged.relation];
  const what =
    method === 'exact-unitary'
      ? 'a column of the unitaries'
      : method === 'random-stimuli'
        ? 'a final state'
        : 'the distribution of what is measured';
  return `The circuits are not the same ${how}: ${what} differs by ${short(evidence.distance)}, above the tolerance of ${short(judged.tolerance)}.`;
}

function short(value: number): string {
  return value === 0 ? '0' : value.toPrecision(2);
}
