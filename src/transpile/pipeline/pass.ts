import type { StatedCircuit } from '../../circuit/index.js';
import type { Entangler, EntanglingCost, ErrorMap, Target } from '../../targets/index.js';
import type { CheckedRewrites } from '../checks/checked-rewrites.js';
import type { Level, PauliOrder, TranspileRelation } from './options.js';

/** What was asked for, and what it is asked of: the same for every pass. @internal */
export interface PassRequest {
  readonly target: Target;
  /** What interactions take and cost there. */
  readonly cost: EntanglingCost;
  /** What single pairs and read-outs cost there beside others. */
  readonly errors: ErrorMap;
  readonly entangler: Entangler;
  /** For every qubit, the wire that it is to start on; chosen by the transpiler if undefined. */
  readonly initialLayout?: readonly number[] | undefined;
  readonly level: Level;
  /** What must stay the same; only under `distribution` may a pass use that wires start at 0 and what is measured. */
  readonly relation: TranspileRelation;
  /** Whether every qubit is to end on the wire that it started on. */
  readonly keepWires: boolean;
  /** Which terms of a Pauli sum may change places. */
  readonly pauliOrder: PauliOrder;
  /** The most that may be left out in all, as a distance in operator norm; 0 for exact circuits. */
  readonly approximate: number;
  /** By which everything is compared with what it replaces. */
  readonly checks: CheckedRewrites;
  /** Whether the time that passes may spend on searching is over; always at levels that have no budget. */
  readonly outOfTime: () => boolean;
}

/** What must hold for a pass to be run at all; what is left out need not. @internal */
export interface PassNeeds {
  /**
   * The gates of the circuit: one-qubit gates without controls, interactions of one Pauli pair and barriers. Lists of
   * passes see to it, and a test walks them all.
   */
  readonly gates?: 'elementary';
  /** Any pair: a target that connects all, or a circuit that is still to be routed. */
  readonly allPairs?: true;
  /** That it matters on which wires qubits start, or that the target does not connect all pairs. */
  readonly layout?: true;
  /** A target whose interactions take any angle. */
  readonly partialAngles?: true;
  /** That qubits may end on other wires. */
  readonly freeWires?: true;
  /** That nothing but the distribution of what is measured counts. */
  readonly relation?: 'distribution';
  /** That something may be left out. */
  readonly allowance?: true;
  /** The least level. */
  readonly level?: Level;
}

/** One step of the pipeline. @internal */
export interface Pass {
  readonly name: string;
  readonly needs: PassNeeds;
  /** What holds of the circuit after; its unitary is always the same, up to what is stated. */
  readonly ensures: string;
  /** Whether there is no circuit without it, so that it cannot be left out where it is wrong. */
  readonly needed?: true;
  /** Whether it puts qubits on the wires of the machine: before it every pair will do, after it only those that connect. */
  readonly routes?: true;
  /** Whether under what was asked for it may make another unitary, so that only what it replaces can be compared. */
  readonly isLoose?: (request: PassRequest) => boolean;
  /**
   * Returns the very object that it was given where it changes nothing.
   *
   * Whatever it replaces it asks {@link PassRequest.checks} first: a circuit with operations that were neither there
   * before nor compared with what was is refused.
   */
  readonly run: (stated: StatedCircuit, request: PassRequest) => StatedCircuit;
}

/** Whether a pass has anything to do under what was asked for; which gates a circuit has is up to the list of passes. */
export function meets({ needs }: Pass, request: PassRequest): boolean {
  const { target, keepWires, relation, approximate, level } = request;
  return (
    (!needs.allPairs || target.connectivity === 'all-to-all') &&
    (!needs.layout || needsLayout(request)) &&
    (!needs.partialAngles || target.partialAngles) &&
    (!needs.freeWires || !keepWires) &&
    (needs.relation === undefined || relation === needs.relation) &&
    (!needs.allowance || approximate > 0) &&
    (needs.level === undefined || level >= needs.level)
  );
}

/** Whether it matters on which wires qubits start. */
export function needsLayout({ target, errors, initialLayout }: PassRequest): boolean {
  return target.connectivity !== 'all-to-all' || errors.isUneven || initialLayout !== undefined;
}

/** The same request of a machine that connects all pairs: what holds until a circuit is routed. */
export function beforeRouting(request: PassRequest): PassRequest {
  const { target } = request;
  if (target.connectivity === 'all-to-all') return request;
  return { ...request, target: { ...target, connectivity: 'all-to-all' } };
}
