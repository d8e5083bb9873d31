import { type CircuitData, identityPermutation, type Operation } from '../../circuit/index.js';
import { type Angle, isNumeric } from '../../math/index.js';
import { columnDistance } from './basis-columns.js';
import { isSymbolic, largestDistance } from './binding.js';
import { actionDistance } from './closing.js';
import { denseDistance, denseProduct, MOST_DENSE_WIRES } from './dense-window.js';
import { canGather } from './gathering.js';
import { distanceWhere, hasValue, isUnseen, type KnownValue } from './known-values.js';
import { type Correspondence, type NativeClaim, nativeDistance } from './native-distance.js';
import { PauliProduct } from './pauli-product.js';
import { MOST_STATE_WIRES, stateDistance } from './random-state.js';
import { type RoutedClaim, routedDistance } from './routed-distance.js';
import { checksAreOn } from './switch.js';

/** The most that a replacement may differ from what it replaces, in an entry or in operator norm. @internal */
export const MOST_ERROR = 1e-9;

/**
 * The same for whole circuits, whose every gate has its share of rounding: as much as a verification lets pass.
 *
 * @internal
 */
export function mostErrorOf(operations: readonly Operation[]): number {
  return MOST_ERROR * Math.sqrt(Math.max(1, operations.length));
}

/** What was compared, and what came of it. */
export interface CheckReport {
  /** How many replacements were compared with what they replace. */
  readonly windows: number;
  /** How many of them were something else and so were not made. */
  readonly dropped: number;
  /** The most that one which was made differs from what it replaces, in an entry or in operator norm. */
  readonly largestError: number;
}

/** What else is known of a replacement. @internal */
export interface WindowOptions {
  /** Radians that the replacement is short of. */
  readonly phase?: Angle;
  /** By wire: where its content is after the replacement; wires that are missing stay. */
  readonly moved?: ReadonlyMap<number, number>;
  /** Wires that are known to be 0 before. */
  readonly zeros?: readonly number[];
  /** Whether the terms of one sum of Pauli strings may change places. */
  readonly freeOrder?: boolean;
  /** How far apart both may be because somebody asked for it. */
  readonly allowance?: number;
}

/** What is compared later, and what then stands for what. */
interface Comparison {
  readonly before: readonly Operation[];
  readonly after: readonly Operation[];
  readonly distance: () => number;
  readonly most: number;
}

/** What is known of what one pass replaced. @internal */
export interface ReplacedInPass {
  /** What is compared later. */
  readonly pending: Comparison[];
  /** Whether the pass has to be run once more for that. */
  again: boolean;
  /** Operations that replace others. */
  readonly made: Set<Operation>;
  /** Operations that were replaced. */
  readonly gone: Set<Operation>;
  /** Lists of operations of which the second was compared with the first as a whole. */
  readonly lists: (readonly [before: readonly Operation[], after: readonly Operation[]])[];
  /** What stands for what, for whoever wants to see for himself. */
  readonly rewrites: Rewrite[];
  /** The same by places in both lists, where a pass says so. */
  readonly groups: RewrittenGroup[];
}

/** Operations, and those that stand for them. @internal */
export type Rewrite = readonly [before: readonly Operation[], after: readonly Operation[]];

/** Places of operations in the circuit before a pass, and in the one after it of those that stand for them. @internal */
export type RewrittenGroup = readonly [before: readonly number[], after: readonly number[]];

function nothingReplaced(): ReplacedInPass {
  return { pending: [], again: false, made: new Set(), gone: new Set(), lists: [], rewrites: [], groups: [] };
}

/** Operations with what has to come after them: `original = e^{i globalPhase} Rz(frames) operations`. */
export interface StatedGates {
  readonly operations: readonly Operation[];
  readonly frames: readonly Angle[];
  readonly globalPhase: Angle;
}

const NONE: readonly never[] = [];

/**
 * The one way to replace something in a circuit: what comes is multiplied out and compared with what goes, by arithmetic
 * that knows nothing but the gate table. What is not the same is refused, and counted.
 *
 * @internal
 */
export class CheckedRewrites {
  #isDeferred: boolean;
  #windows = 0;
  #dropped = 0;
  #largestError = 0;
  /** Of the pass at hand. */
  #pass = nothingReplaced();

  /** @param deferred whether comparisons are put off until it is known which of several circuits is kept */
  constructor(deferred: boolean = false) {
    this.#isDeferred = deferred;
  }

  get report(): CheckReport {
    return { windows: this.#windows, dropped: this.#dropped, largestError: this.#largestError };
  }

  /** Whether operations may be replaced by others. */
  replaces(before: readonly Operation[], after: readonly Operation[], options: WindowOptions = {}): boolean {
    return this.replacesWhen(before, after, () =>
      Math.max(0, distanceOf(before, after, options) - (options.allowance ?? 0)),
    );
  }

  /** Whether operations may be replaced by others, compared by other means: now, or later if for now it is a yes. */
  replacesWhen(
    before: readonly Operation[],
    after: readonly Operation[],
    distance: () => number,
    most: number = MOST_ERROR,
  ): boolean {
    if (!checksAreOn()) return true;
    if (this.#isDeferred) {
      this.#pass.pending.push({ before, after, distance, most });
      this.#note(before, after);
      return true;
    }
    if (!this.allows(distance(), most)) return false;
    this.vouch(before, after);
    return true;
  }

  /** Whether something by other means compared is the same: at once, or later where that is how it is done. */
  allowsWhen(distance: () => number, most: number = MOST_ERROR): boolean {
    return this.replacesWhen(NONE, NONE, distance, most);
  }

  /** Whether a comparison that only the running pass can make is to be left to a second run of it, on what is kept. */
  leavesToSecondRun(): boolean {
    if (!checksAreOn()) return true;
    if (this.#isDeferred) this.#pass.again = true;
    return this.#isDeferred;
  }

  /** Counts a comparison that somebody made by other means; whether what was compared is the same. */
  allows(distance: number, most: number = MOST_ERROR): boolean {
    this.#windows++;
    // What is no number must not pass for small.
    if (!(distance <= most)) {
      this.#dropped++;
      return false;
    }
    if (distance > this.#largestError) this.#largestError = distance;
    return true;
  }

  /**
   * Whether operations can be brought together, as {@link canGather} finds out.
   *
   * @param places of the operations, ascending
   * @param isGone whether the operation at a place is not there any more
   */
  gathers(operations: readonly Operation[], places: readonly number[], isGone: (place: number) => boolean): boolean {
    if (!checksAreOn()) return true;
    // What is gone now is not what is gone later.
    return this.allows(canGather(operations, places, isGone) ? 0 : Number.POSITIVE_INFINITY);
  }

  /** Whether native gates, with what they state beside them, are a circuit of gates on one and two wires. */
  lowers(circuit: CircuitData, made: StatedGates, correspondence: Correspondence): boolean {
    const { operations, qubits } = circuit;
    if (!checksAreOn()) return true;
    const distance = (): number => {
      const symbolic = isSymbolic(operations) || !isNumeric(circuit.globalPhase);
      return largestDistance(!symbolic, (binding) => {
        const bound = (list: readonly Operation[]) => (symbolic ? list.map((each) => binding.operation(each)) : list);
        const claim = {
          operations: bound(made.operations),
          frames: made.frames.map((frame) => binding.angle(frame)),
          globalPhase: binding.angle(made.globalPhase) - binding.angle(circuit.globalPhase),
        };
        return loweringDistance(bound(operations), claim, qubits, correspondence);
      });
    };
    if (!this.allowsWhen(distance, mostErrorOf(operations))) return false;
    this.vouchForList(operations, made.operations);
    return true;
  }

  /** Whether a circuit on the wires of a machine is another one that was led over it. */
  routes(circuit: CircuitData, claim: RoutedClaim): boolean {
    if (!checksAreOn()) return true;
    if (!this.allowsWhen(() => routedDistance(circuit, claim))) return false;
    this.vouchForList(circuit.operations, claim.circuit.operations);
    return true;
  }

  /**
   * Whether others may stand in the place of an operation, up to a phase, because products of Pauli letters have known
   * values there.
   *
   * @param before what comes before it on wires that start at |0>
   */
  replacesWhere(
    operation: Operation,
    others: readonly Operation[],
    known: readonly KnownValue[],
    before: readonly Operation[],
    qubits: number,
  ): boolean {
    if (!checksAreOn()) return true;
    const isKnown = known.every((each) => hasValue(each, before, qubits));
    const isFew = operation.controls.length + operation.targets.length <= MOST_DENSE_WIRES;
    const allowed = isKnown && isFew ? distanceWhere(operation, others, known) : Number.POSITIVE_INFINITY;
    if (!this.allows(allowed)) return false;
    this.vouch([operation], others);
    return true;
  }

  /**
   * Whether an operation may be left out, as nobody sees what it does.
   *
   * @param after what follows, the last one first
   */
  mayLeave(operation: Operation, after: readonly Operation[], isRead: (wire: number) => boolean): boolean {
    if (!checksAreOn()) return true;
    if (!this.allows(isUnseen(operation, after, isRead) ? 0 : Number.POSITIVE_INFINITY)) return false;
    this.vouch([operation], []);
    return true;
  }

  /** Whether comparisons are put off until it is known which of several circuits is kept. */
  get isDeferred(): boolean {
    return this.#isDeferred;
  }

  /** From now on all is compared at once. */
  compareAtOnce(): void {
    this.#isDeferred = false;
  }

  /** Forgets what was counted. */
  startAnew(): void {
    this.#windows = 0;
    this.#dropped = 0;
    this.#largestError = 0;
  }

  /** What of the pass at hand is still to be compared. */
  takeDeferred(): ReplacedInPass | undefined {
    return this.#isDeferred ? this.#pass : undefined;
  }

  /** Compares what was put off; whether all of it is the same. */
  settles(pass: ReplacedInPass): boolean {
    this.#pass = pass;
    return pass.pending.every(({ before, after, distance, most }) => {
      if (!this.allows(distance(), most)) return false;
      this.vouch(before, after);
      return true;
    });
  }

  /** Notes that operations stand for others by a comparison that was allowed. */
  vouch(before: readonly Operation[], after: readonly Operation[]): void {
    const { gone, made } = this.#pass;
    for (const operation of before) gone.add(operation);
    for (const operation of after) made.add(operation);
    this.#note(before, after);
  }

  #note(before: readonly Operation[], after: readonly Operation[]): void {
    if (before.length > 0 || after.length > 0) this.#pass.rewrites.push([before, after]);
  }

  /** Notes by place which operations of the circuit that a pass makes stand for which of the one that it was given. */
  corresponds(groups: readonly RewrittenGroup[]): void {
    for (const group of groups) this.#pass.groups.push(group);
  }

  /** What the pass at hand said of what stands for what. */
  get noted(): Pick<ReplacedInPass, 'rewrites' | 'groups'> {
    const { rewrites, groups } = this.#pass;
    return { rewrites, groups };
  }

  /** Whether an operation is another one on the wires where its own are now. */
  relabels(operation: Operation, made: Operation, wireOf: (wire: number) => number): boolean {
    if (operation === made) return true;
    const onWires = (from: readonly number[], to: readonly number[]) =>
      from.length === to.length && from.every((wire, k) => wireOf(wire) === to[k]);
    const same =
      operation.gate === made.gate && operation.parameters === made.parameters && operation.data === made.data;
    if (!same || !onWires(operation.controls, made.controls) || !onWires(operation.targets, made.targets)) return false;
    this.vouch([operation], [made]);
    return true;
  }

  /** Notes that the end of a list stands for operations by a comparison that was made on other wires. */
  repeats(before: readonly Operation[], list: readonly Operation[], start: number = 0): void {
    this.#windows++;
    const { gone, made } = this.#pass;
    for (const operation of before) gone.add(operation);
    for (let k = start; k < list.length; k++) made.add(list[k]!);
    this.#note(before, list.slice(start));
  }

  /** Notes that a whole list stands for another by comparisons that were allowed. */
  vouchForList(before: readonly Operation[], after: readonly Operation[]): void {
    this.#pass.lists.push([before, after]);
  }

  /** Forgets which operations were compared: a pass begins. */
  begin(): void {
    this.#pass = nothingReplaced();
  }

  /**
   * Whether all that a pass changed was compared: every operation of the second list is one of the first or replaces
   * some, and every one that is missing was replaced.
   */
  coverage(before: readonly Operation[], after: readonly Operation[]): boolean {
    if (!checksAreOn() || this.#isDeferred || before === after) return true;
    const { made, gone, lists } = this.#pass;
    if (lists.some(([from, to]) => from === before && to === after)) return true;
    // Mostly what stays is in the same order, and what is in neither list only beside it.
    let [i, j, used] = [0, 0, 0];
    for (;;) {
      if (i < before.length && before[i] === after[j]) {
        i++;
        j++;
      } else if (j < after.length && made.has(after[j]!)) {
        used++;
        j++;
      } else if (i < before.length && gone.has(before[i]!)) {
        i++;
      } else {
        break;
      }
    }
    if (i === before.length && j === after.length && used === made.size) return true;
    const known = new Set(before);
    const found = new Set(after);
    return (
      after.every((operation) => known.has(operation) || made.has(operation)) &&
      before.every((operation) => found.has(operation) || gone.has(operation)) &&
      [...made].every((operation) => found.has(operation) || gone.has(operation))
    );
  }
}

/** How far native gates, with what is claimed beside them, are from the operations that they stand for. */
function loweringDistance(
  operations: readonly Operation[],
  claim: NativeClaim,
  qubits: number,
  correspondence: Correspondence,
): number {
  const distance = nativeDistance(operations, claim, qubits, correspondence);
  if (distance <= mostErrorOf(operations)) return distance;
  // Interactions about nearly the same axis may be told in another order than they were made in: what both make of a
  // state decides, where it can be followed.
  const outputPermutation = identityPermutation(qubits);
  const stated = ({ operations, frames, globalPhase }: NativeClaim) => {
    return { circuit: { operations, globalPhase: 0 }, outputPermutation, frames, globalPhase };
  };
  const before = stated({ operations, frames: outputPermutation.map(() => 0), globalPhase: 0 });
  return actionDistance(before, stated(claim)) ?? distance;
}

function distanceOf(before: readonly Operation[], after: readonly Operation[], options: WindowOptions): number {
  const { phase = 0 } = options;
  if (!isSymbolic(before) && !isSymbolic(after) && typeof phase === 'number') {
    return numericDistance(before, after, phase, options);
  }
  return largestDistance(false, (binding) => {
    const bound = (operations: readonly Operation[]) => operations.map((each) => binding.operation(each));
    return numericDistance(bound(before), bound(after), binding.angle(phase), options);
  });
}

/** In the strongest form that fits: what is made of a state, products of Pauli rotations, or basis states. */
function numericDistance(
  before: readonly Operation[],
  after: readonly Operation[],
  phase: number,
  { moved, zeros = NONE, freeOrder = false }: WindowOptions,
): number {
  const wires = wiresIn(before, after);
  const places = moved && wires.map((wire) => wires.indexOf(moved.get(wire) ?? wire));
  if (!freeOrder && wires.length <= MOST_STATE_WIRES) {
    const seen = stateDistance(before, after, wires, zeros, phase, places);
    if (seen <= MOST_ERROR || zeros.length > 0 || wires.length > MOST_DENSE_WIRES) return seen;
    // A row may add up to more than its largest entry, and it is the entries that count.
    const first = denseProduct(before, wires);
    return denseDistance(first, denseProduct(after, wires), wires.length, phase, places);
  }
  const first = new PauliProduct(wires, { freeOrder });
  const second = new PauliProduct(wires, { freeOrder });
  if (before.every((each) => first.add(each)) && after.every((each) => second.add(each))) {
    const distance = first.distanceTo(second, phase, places);
    // Other rotations may have the same product: those by pi/4 about all products of Zs of four wires are nothing.
    const isOther = before.some(({ controls }) => controls.length > 1);
    if (distance <= MOST_ERROR || freeOrder || !isOther) return distance;
  }
  if (moved) return Number.POSITIVE_INFINITY;
  return columnDistance(before, after, wires, zeros, phase);
}

function wiresIn(before: readonly Operation[], after: readonly Operation[]): readonly number[] {
  const found: number[] = [];
  // A search in a list is the fastest for the few wires that windows mostly have.
  let seen: Set<number> | undefined;
  const add = (wire: number): void => {
    if (seen ? seen.has(wire) : found.includes(wire)) return;
    found.push(wire);
    if (seen) seen.add(wire);
    else if (found.length > 16) seen = new Set(found);
  };
  for (const operations of [before, after]) {
    for (const { controls, targets } of operations) {
      for (let k = 0; k < controls.length; k++) add(controls[k]!);
      for (let k = 0; k < targets.length; k++) add(targets[k]!);
    }
  }
  return found;
}
