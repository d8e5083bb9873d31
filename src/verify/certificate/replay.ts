import { adjoint, identity, type Matrix, multiply } from '../../math/index.js';
import { applyGate, type Factors, factorsOf, movedRows } from './dense-matrix.js';
import { type Event, MOST_WIRES } from './events.js';

/** The most by which a row, or the end of a wire, may be off (Frobenius). */
export const MOST_DISTANCE = 1e-7;

/** Events of one circuit beside those of another that are to do the same, each in time order. */
export interface Row {
  readonly before: readonly Event[];
  readonly after: readonly Event[];
}

/** Rows that are looked at together, on wires of the circuit before. */
interface OpenRow {
  readonly wires: readonly number[];
  readonly rows: Row[];
}

/**
 * Reads two circuits row by row. What was read of the one is the unitary of each wire that is kept here, after an exchange
 * of wires, after what was read of the other.
 */
export class Replay {
  /** By wire of the circuit before. */
  readonly carried: Matrix[];
  /** By wire of the circuit before, the wire of the other that its content is on. */
  readonly positions: number[];
  /** Of all distances so far, in operator norm. */
  bound = 0;
  /** By wire of the other circuit, the wire of the circuit before. */
  readonly #labels: number[];
  readonly #open: (OpenRow | undefined)[];

  /** @param positions by wire of the circuit before, the wire of the other on which its content starts */
  constructor(positions: readonly number[]) {
    this.positions = [...positions];
    this.#labels = [];
    for (const [wire, position] of positions.entries()) this.#labels[position] = wire;
    this.carried = positions.map(() => identity(2));
    this.#open = positions.map(() => undefined);
  }

  /** Reads a row; one that could not be made the same as its side if it, and all that had to be taken with it, is not. */
  read(row: Row): Row | undefined {
    for (;;) {
      const wires = this.#wiresOf(row);
      const touched = this.#touching(wires);
      const [only] = touched;
      if (only === undefined) return this.#begin(wires, [row]);
      if (touched.length === 1 && wires.every((wire) => only.wires.includes(wire))) {
        only.rows.push(row);
        return undefined;
      }
      const stuck = touched.filter((each) => !this.#close(each));
      if (stuck.length === 0) continue;
      // What is no product of one-wire gates by itself may be one with what follows.
      const all = [...new Set([...stuck.flatMap((each) => each.wires), ...this.#wiresOf(row)])];
      if (all.length > MOST_WIRES) return stuck[0]!.rows[0];
      return this.#begin(all, [...stuck.flatMap((each) => each.rows), row]);
    }
  }

  /** Ends what is still looked at; a row where that fails. */
  finish(): Row | undefined {
    for (const open of new Set(this.#open)) {
      if (open && !this.#close(open)) return open.rows[0];
    }
    return undefined;
  }

  #wiresOf({ before, after }: Row): readonly number[] {
    const wires = new Set<number>();
    for (const event of before) for (const wire of event.wires) wires.add(wire);
    for (const event of after) for (const wire of event.wires) wires.add(this.#labels[wire]!);
    return [...wires];
  }

  #touching(wires: readonly number[]): readonly OpenRow[] {
    return [...new Set(wires.flatMap((wire) => this.#open[wire] ?? []))];
  }

  #begin(wires: readonly number[], rows: Row[]): Row | undefined {
    if (wires.length > MOST_WIRES) return rows[0];
    const open = { wires, rows };
    for (const wire of wires) this.#open[wire] = open;
    return undefined;
  }

  #forget(open: OpenRow): void {
    for (const wire of open.wires) this.#open[wire] = undefined;
  }

  /** Multiplies out what was looked at together, and takes what it leaves on each wire along; whether that is all it leaves. */
  #close(open: OpenRow): boolean {
    const { wires, rows } = open;
    const place = (wire: number): number => wires.indexOf(wire);
    const left = identity(1 << wires.length);
    for (const [k, wire] of wires.entries()) applyGate(this.carried[wire]!, [k], left, wires.length);
    const right = identity(1 << wires.length);
    for (const { before, after } of rows) {
      for (const event of before) applyEvent(event, event.wires.map(place), left, wires.length);
      for (const event of after) {
        applyEvent(
          event,
          event.wires.map((wire) => place(this.#labels[wire]!)),
          right,
          wires.length,
        );
      }
    }
    const found = localOf(multiply(left, adjoint(right)), wires.length);
    if (found === undefined) return false;
    this.bound += found.distance;
    for (const [k, wire] of wires.entries()) this.carried[wire] = found.factors[k]!;
    const positions = wires.map((wire) => this.positions[wire]!);
    for (const [k, wire] of wires.entries()) {
      const position = positions[found.from[k]!]!;
      this.positions[wire] = position;
      this.#labels[position] = wire;
    }
    this.#forget(open);
    return true;
  }
}

/** @param places of the event's wires among those of the matrix */
function applyEvent({ matrix }: Event, places: number[], whole: Matrix, wires: number): void {
  applyGate(matrix, places.reverse(), whole, wires);
}

/** A unitary as one-wire unitaries after an exchange of wires. */
interface Local extends Factors {
  /** For each wire, the wire that its content comes from. */
  readonly from: readonly number[];
}

/** A unitary as one-wire unitaries after an exchange of wires, undefined where it is none. */
function localOf(matrix: Matrix, wires: number): Local | undefined {
  for (const from of exchanges(wires)) {
    const stays = from.every((wire, k) => wire === k);
    const found = factorsOf(stays ? matrix : movedColumns(matrix, from), wires);
    if (found.distance <= MOST_DISTANCE) return { ...found, from };
  }
  return undefined;
}

/** The matrix without an exchange of wires that comes first in it. */
function movedColumns(matrix: Matrix, from: readonly number[]): Matrix {
  return adjoint(movedRows(adjoint(matrix), from));
}

const known: (readonly (readonly number[])[])[] = [];

/** All orders of up to three wires, of more only as they are and exchanges of two. */
function exchanges(wires: number): readonly (readonly number[])[] {
  let found = known[wires];
  if (found === undefined) {
    const own = Array.from({ length: wires }, (_, k) => k);
    const list: number[][] = [own];
    for (let i = 0; i < wires; i++) {
      for (let j = i + 1; j < wires; j++) list.push(own.map((k) => (k === i ? j : k === j ? i : k)));
    }
    if (wires === 3) list.push([1, 2, 0], [2, 0, 1]);
    known[wires] = list;
    found = list;
  }
  return found;
}
