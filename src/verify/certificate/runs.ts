import {
  type Axis,
  bestAxis,
  type Commutators,
  commutatorNorm,
  commutatorsOf,
  largestCommutator,
} from './commutant.js';
import type { Event } from './events.js';

/** What commutes with everything but for so little is free to stand anywhere, and that is booked. */
const FREE = 1e-10;
/** The most by which an event of a run may fail to commute with the axis of the run. */
const ALONG = 1e-9;

/** The events of a wire, in runs of such that all commute with each other there. */
export interface WireRuns {
  /** By run, the rows of its events in time order. */
  readonly runs: readonly (readonly number[])[];
}

/** The runs on all wires, and at most how far (in operator norm) the circuit is from one where all in a run commute exactly. */
export interface Runs {
  readonly wires: readonly WireRuns[];
  readonly bound: number;
}

interface Member {
  readonly row: number;
  readonly commutators: Commutators;
}

/**
 * Takes the events of every wire apart into runs about one axis. Two circuits that have the same events, and the same
 * runs on every wire whatever the order within, are the same: what differs in order commutes.
 */
export function runsOf(events: readonly Event[], wires: number): Runs {
  const builders = Array.from({ length: wires }, () => new RunBuilder());
  let bound = 0;
  for (const { row, wires: own, matrix } of events) {
    for (const [k, wire] of own.entries()) {
      const commutators = commutatorsOf(matrix, 1 << k);
      const norm = largestCommutator(commutators);
      if (norm <= FREE) bound += norm;
      else builders[wire]!.add({ row, commutators });
    }
  }
  for (const builder of builders) bound += builder.close();
  return { wires: builders, bound };
}

class RunBuilder implements WireRuns {
  readonly runs: number[][] = [];
  #members: Member[] = [];
  #axis: Axis | undefined;
  #bound = 0;

  add(member: Member): void {
    const { commutators } = member;
    if (this.#members.length > 0 && this.#joins(commutators)) {
      this.#members.push(member);
      return;
    }
    this.close();
    this.#members = [member];
    this.#axis = axisOf(commutators);
  }

  /** Whether something commutes along the axis of the run, or the run along its axis: that of weak events is not sharp. */
  #joins(commutators: Commutators): boolean {
    if (this.#axis === undefined) return false;
    if (commutatorNorm(commutators, this.#axis) <= ALONG) return true;
    const axis = axisOf(commutators);
    if (axis === undefined || !this.#members.every((each) => commutatorNorm(each.commutators, axis) <= ALONG))
      return false;
    this.#axis = axis;
    return true;
  }

  /** Ends the run; at most how far all of its members so far are from commuting exactly. */
  close(): number {
    const axis = this.#axis;
    if (this.#members.length > 0) this.runs.push(this.#members.map(({ row }) => row));
    // A run of one is in no order.
    if (axis && this.#members.length > 1) {
      for (const { commutators } of this.#members) this.#bound += commutatorNorm(commutators, axis);
    }
    this.#members = [];
    this.#axis = undefined;
    return this.#bound;
  }
}

function axisOf(commutators: Commutators): Axis | undefined {
  const axis = bestAxis(commutators);
  return axis && commutatorNorm(commutators, axis) <= ALONG ? axis : undefined;
}
