import type { CircuitData, Operation } from '../../../circuit/index.js';
import type { EntanglingCost, EntanglingCounts, Target } from '../../../targets/index.js';
import type { CheckedRewrites } from '../../checks/checked-rewrites.js';
import type { LeftOut } from '../../left-out.js';
import type { KnownForms } from '../../synthesis/three-wires/known-forms.js';
import type { ComparedForm, ThreeWireForm } from '../../synthesis/three-wires/three-wire-form.js';
import type { Triple } from '../../synthesis/three-wires/three-wire-matrix.js';
import { WireLists } from '../../views/windows.js';
import { costOfOperation } from './window-cost.js';

/** An angle counts a little even where a target charges by the gate. */
const ANGLE_WEIGHT = 1e-3;
/** Costs must shrink by so much: either form is the window, to what is booked. */
export const WORTHWHILE = 1e-6;

/** Which forms are looked for in which windows. */
export interface Search {
  readonly wanted: (form: ThreeWireForm) => boolean;
  /** Fewer interactions than these have no such form that is cheaper. */
  readonly fewest: number;
  /** Operations on more wires are left to passes that know them. */
  readonly widest: number;
}

/** A circuit, and what searches have found out about it; the next one may go on with that where nothing was replaced. */
export interface Reading {
  readonly operations: readonly Operation[];
  readonly lists: WireLists;
  /** What operations cost, once somebody asked. */
  readonly costs: (EntanglingCounts | undefined)[];
  /** For places whose windows are too small for any form: how many windows had been replaced by then, and one more. */
  readonly tooSmall: Int32Array;
}

/** A circuit while it is searched. */
export interface Scan extends Reading {
  readonly checks: CheckedRewrites;
  readonly known: KnownForms;
  readonly target: Target;
  readonly cost: EntanglingCost;
  readonly search: Search;
  /** How far what was written is from what it replaced. */
  readonly leftOut: LeftOut;
}

/** A circuit of which nothing has been found out yet. */
export function readingOf({ operations, qubits }: CircuitData): Reading {
  return {
    operations,
    lists: new WireLists(operations, qubits),
    costs: new Array<EntanglingCounts | undefined>(operations.length),
    tooSmall: new Int32Array(operations.length),
  };
}

/** A part of a window in another form. */
export interface Candidate {
  readonly wires: Triple;
  /** Operations from the window's start on that can be brought together. */
  readonly places: readonly number[];
  /** How many of these are replaced. */
  readonly length: number;
  readonly written: ComparedForm;
  readonly gain: number;
}

/** What the operation at a place takes. */
export function costAt({ operations, costs, cost }: Scan, place: number): EntanglingCounts {
  const known = costs[place];
  if (known) return known;
  const found = costOfOperation(operations[place]!, cost);
  costs[place] = found;
  return found;
}

/** What a form is compared by. */
export function weigh(counts: EntanglingCounts, cost: EntanglingCost): number {
  return cost.of(counts) + ANGLE_WEIGHT * counts.entanglingAngle;
}
