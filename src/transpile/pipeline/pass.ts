import type { CircuitData } from '../../circuit/index.js';
import type { Angle } from '../../math/index.js';
import type { Entangler, Target } from '../../targets/index.js';
import type { CheckedRewrites } from '../checks/checked-rewrites.js';
import type { ApproximationLedger } from '../left-out.js';
import type { Level, PauliOrder, TranspileRelation } from './options.js';

/** What passes share, what was asked for, and what they state beside the circuit. @internal */
export interface PassContext {
  readonly target: Target;
  readonly entangler: Entangler;
  readonly level: Level;
  /** What must stay the same; only under `distribution` may a pass use that wires start at 0 and what is measured. */
  readonly relation: TranspileRelation;
  /** Whether every qubit is to end on the wire that it started on. */
  readonly keepWires: boolean;
  /** Which terms of a Pauli sum may change places. */
  readonly pauliOrder: PauliOrder;
  /** By which everything is compared with what it replaces. */
  readonly checks: CheckedRewrites;
  /** Whether the time that passes may spend on searching is over; always at levels that have no budget. */
  readonly outOfTime: () => boolean;
  /** What may be left out, and what was. */
  ledger: ApproximationLedger;
  /** For every qubit of the original, the wire that holds it at the end; a pass that relabels wires composes it. */
  outputPermutation: readonly number[];
  /** Radians of the Rz after the circuit on each wire; set by the lowering. */
  frames: readonly Angle[];
  /** Radians; set by the lowering. */
  globalPhase: Angle;
}

/** One step of the pipeline. @internal */
export interface Pass {
  readonly name: string;
  /** What must hold of the circuit before. */
  readonly requires: string;
  /** What holds of the circuit after; its unitary is always the same, up to what the context states. */
  readonly ensures: string;
  /** Whether there is no circuit without it, so that it cannot be left out where it is wrong. */
  readonly needed?: true;
  /** Whether under what was asked for it may make another unitary, so that only what it replaces can be compared. */
  readonly isLoose?: (context: PassContext) => boolean;
  /**
   * Returns the very circuit that it was given where it changes nothing, the context included.
   *
   * Whatever it replaces it asks {@link PassContext.checks} first: a circuit with operations that were neither there
   * before nor compared with what was is refused.
   */
  readonly run: (circuit: CircuitData, context: PassContext) => CircuitData;
}
