import type { Operation } from '../../circuit/index.js';
import { type Gate, matrixOfUse } from '../../gates/index.js';
import { adjoint, identity, kak, type Matrix, multiply } from '../../math/index.js';
import { applyGate, distanceFromUnitary, nearUnitary } from './dense-matrix.js';

/**
 * What gates on several wires do, seen from before all one-wire gates: what these turn the wires by is undone after it, so
 * that the circuit is its events in order, and then one unitary on each wire.
 */
export interface Event {
  /** Its number in the order of the circuit. */
  readonly at: number;
  /** The row that its operations are in. */
  readonly row: number;
  /** Of the first operation. */
  readonly place: number;
  /** Wire k is bit k of the matrix. */
  readonly wires: readonly number[];
  readonly matrix: Matrix;
}

/** A circuit as events, and what is left to do on each wire after them. */
export interface Events {
  readonly events: readonly Event[];
  readonly ends: readonly Matrix[];
  /** At most what it adds, in operator norm, that matrices which were given are not quite unitary. */
  readonly bound: number;
}

/** The most wires on which gates are multiplied out. */
export const MOST_WIRES = 5;
/** The most wires of an event of several gates. */
const MOST_TOGETHER = 3;

/** Why a circuit could not be read, and the place of the operation. */
export interface Unreadable {
  readonly place: number;
}

/**
 * A circuit as events. Gates of one row become one event where no gate of another row has a wire of theirs in between.
 *
 * @param rowOf by place of an operation on several wires, the row that it is in
 * @returns the place where a gate has too many wires, or an angle that is no number
 */
export function eventsOf(
  operations: readonly Operation[],
  wires: number,
  rowOf: (place: number) => number,
): Events | Unreadable {
  const reader = new EventReader(wires);
  let bound = 0;
  for (const [place, operation] of operations.entries()) {
    const { gate, controls, targets, parameters } = operation;
    if (gate.kind !== 'unitary') continue;
    const own = controls.length === 0 ? targets : [...controls, ...targets];
    if (own.length > MOST_WIRES || !parameters.every((each) => typeof each === 'number')) return { place };
    const matrix = matrixOf(operation);
    // It is taken for the unitary next to it when it is read, undone and multiplied out.
    if (operation.data?.matrix) bound += 3 * distanceFromUnitary(operation.data.matrix);
    if (own.length === 1) reader.turn(own[0]!, matrix);
    else reader.add(matrix, own, place, rowOf(place));
  }
  return { ...reader.finish(), bound };
}

const constants = new WeakMap<Gate, Map<number, Matrix>>();

/** The matrix of a gate; gates without parameters always have the same one, by their number of controls. */
function matrixOf(operation: Operation): Matrix {
  const { gate, parameters, controls, data } = operation;
  if (parameters.length > 0 || data !== undefined || gate.targets === 'any') return matrixOfUse(operation);
  let known = constants.get(gate);
  if (known === undefined) {
    known = new Map();
    constants.set(gate, known);
  }
  let matrix = known.get(controls.length);
  if (matrix === undefined) {
    matrix = matrixOfUse(operation);
    known.set(controls.length, matrix);
  }
  return matrix;
}

/** Gates that are still last on all of their wires, as one. */
interface OpenEvent extends Event {
  /** Whether it is more than one gate. */
  readonly isProduct: boolean;
}

class EventReader {
  readonly #events: (Event | undefined)[] = [];
  readonly #ends: Matrix[];
  readonly #open: (OpenEvent | undefined)[];

  constructor(wires: number) {
    this.#ends = new Array<Matrix>(wires).fill(identity(2));
    this.#open = new Array<undefined>(wires).fill(undefined);
  }

  /** What is not quite unitary would be less so with every turn to come, and could not be undone by its adjoint. */
  turn(wire: number, matrix: Matrix): void {
    this.#ends[wire] = nearUnitary(multiply(matrix, this.#ends[wire]!));
  }

  add(gate: Matrix, own: readonly number[], place: number, row: number): void {
    const met: OpenEvent[] = [];
    for (const wire of own) {
      const open = this.#open[wire];
      if (open && !met.includes(open)) met.push(open);
    }
    const joined = met.filter((open) => open.row === row);
    const wires = [...new Set([...joined.flatMap((open) => open.wires), ...own])];
    const isJoined = joined.length > 0 && wires.length <= MOST_TOGETHER;
    for (const open of met) if (!isJoined || open.row !== row) this.#close(open);
    const on = isJoined ? wires : own;
    const matrix = identity(1 << on.length);
    if (isJoined) {
      for (const open of joined) {
        // The wires of a gate are told from the most significant one.
        applyGate(open.matrix, placesOf(open.wires, on).reverse(), matrix, on.length);
        this.#events[open.at] = undefined;
      }
    }
    for (const wire of own) applyGate(this.#ends[wire]!, [on.indexOf(wire)], matrix, on.length);
    applyGate(gate, placesOf(own, on), matrix, on.length);
    for (const wire of own) applyGate(adjoint(this.#ends[wire]!), [on.indexOf(wire)], matrix, on.length);
    const first = isJoined ? Math.min(...joined.map((open) => open.place)) : place;
    const event = { row, place: first, wires: on, matrix, at: this.#events.length, isProduct: isJoined };
    this.#events.push(event);
    for (const wire of on) this.#open[wire] = event;
  }

  /**
   * Ends an event: nothing can join it any more. What several gates come to beside an interaction is turned over to the
   * wires, so that it can be seen what the interaction commutes with; any such choice is right.
   */
  #close(open: OpenEvent): void {
    for (const wire of open.wires) this.#open[wire] = undefined;
    if (!open.isProduct || open.wires.length !== 2) return;
    const [low, high] = open.wires as [number, number];
    const { before, after } = kak(open.matrix);
    const rest = [multiply(after[1], before[1]), multiply(after[0], before[0])].map(nearUnitary) as [Matrix, Matrix];
    const { matrix } = open;
    applyGate(adjoint(rest[0]), [0], matrix, 2);
    applyGate(adjoint(rest[1]), [1], matrix, 2);
    this.#ends[low] = nearUnitary(multiply(this.#ends[low]!, rest[0]));
    this.#ends[high] = nearUnitary(multiply(this.#ends[high]!, rest[1]));
  }

  finish(): Pick<Events, 'events' | 'ends'> {
    for (const open of new Set(this.#open)) if (open) this.#close(open);
    return { events: this.#events.filter((event) => event !== undefined), ends: this.#ends };
  }
}

function placesOf(wires: readonly number[], among: readonly number[]): number[] {
  return wires.map((wire) => among.indexOf(wire));
}
