import type { Equality, Stuck } from './equality.js';
import type { Relation } from './relation.js';

/** What a comparison measured, before it is judged. */
export interface Evidence {
  /** Smallest fidelity found, between 0 and 1. */
  readonly fidelity: number;
  /** Largest phase-aligned distance found. */
  readonly distance: number;
  /** Between the output distributions from the all-zeros state; null where there was no memory for it. */
  readonly totalVariation: number | null;
  readonly hellinger: number | null;
  /** Radians by which the candidate is ahead of the original, as far as a common phase tells; 0 if it was not sought. */
  readonly phase: number;
  /** Number of inputs on which the circuits were compared. */
  readonly stimuli: number;
}

/** What a check found, as the verdict tells it. */
export interface Finding {
  /** Null where the comparison could not go on. */
  readonly equivalent: boolean | null;
  readonly figures: Figures;
  /** What is different, in words; only where a check can tell. */
  readonly difference?: string;
  /** Where the comparison could not go on. */
  readonly stuck?: Stuck;
}

/** The figures of a verdict. */
export interface Figures {
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
  /** The most that the circuits are apart in operator norm, up to what the relation leaves open; null where no bound is known. */
  readonly bound: number | null;
  /** The largest distance that counts as equal. */
  readonly tolerance: number;
  /** Number of inputs compared. */
  readonly stimuli: number;
}

/** What is judged: by which relation and how strictly. */
interface Measure {
  readonly relation: Relation;
  readonly tolerance: number;
}

/** The finding from what was measured. */
export function measured({ relation, tolerance }: Measure, evidence: Evidence): Finding {
  // NaN is not within any tolerance.
  const equivalent = evidence.distance <= tolerance;
  const phase = relation === 'unitary-up-to-phase' || relation === 'frames-and-permutation' ? evidence.phase : null;
  return { equivalent, figures: { ...evidence, bound: null, phase, tolerance } };
}

/** The finding that everything is the same, without any rounding. */
export function identical({ tolerance }: Measure, stimuli: number): Finding {
  const same = { fidelity: 1, distance: 0, totalVariation: 0, hellinger: 0, bound: 0, phase: null };
  return { equivalent: true, figures: { tolerance, ...same, stimuli } };
}

/** The finding that something is different, by how much being unknown. */
export function different({ tolerance }: Measure, stimuli: number, difference?: string): Finding {
  const figures = { tolerance, ...nothing, stimuli };
  return { equivalent: false, figures, ...(difference === undefined ? {} : { difference }) };
}

/** The finding of a comparison by gates; one that is only known to be within more than the tolerance decides nothing. */
export function bounded(measure: Measure, equality: Equality): Finding {
  const { tolerance } = measure;
  const figures = { tolerance, ...nothing };
  if (!equality.same) return { equivalent: null, figures, stuck: equality.stuck };
  const { bound } = equality;
  if (bound <= tolerance) return { equivalent: true, figures: { ...figures, bound } };
  const reason = `its errors add up to ${short(bound)}, above the tolerance of ${short(tolerance)}`;
  return {
    equivalent: null,
    figures: { ...figures, bound },
    stuck: { original: undefined, candidate: undefined, reason },
  };
}

/** A figure to two digits. */
export function short(value: number): string {
  return value === 0 ? '0' : value.toPrecision(2);
}

/** The figures where nothing was compared. */
export const nothing = {
  fidelity: null,
  distance: null,
  totalVariation: null,
  hellinger: null,
  bound: null,
  phase: null,
  stimuli: 0,
} as const;
