import type { Operation } from '../../circuit/index.js';
import { wireBases } from '../../gates/index.js';
import { isNumeric } from '../../math/index.js';
import type { Triple } from './three-wire-matrix.js';

/** Operations on three wires that can be brought together, in time order. */
export interface Window {
  readonly wires: Triple;
  /** Places in the circuit's list of operations; the first is where the others can be moved to. */
  readonly places: readonly number[];
}

/** How far a window may grow. */
export interface WindowLimits {
  /** The most operations on more than one wire. */
  readonly interactions: number;
  /** The most operations that are looked at, those outside of the window included. */
  readonly steps: number;
}

const NO_PLACE = 2 ** 31 - 1;

/** What the gates that were passed over on a wire have in common: nothing passed, a Pauli all commute with, or none. */
type Passed = 'nothing' | 'X' | 'Y' | 'Z' | 'anything';

/** The operations of a circuit by wire, with a scan from first to last that can take out what it has dealt with. */
export class WireLists {
  readonly #operations: readonly Operation[];
  /** For every operation, the places of the next ones on its wires (controls, then targets). */
  readonly #next: (readonly number[])[];
  /** For every wire, its first operation that the scan has not passed. */
  readonly #heads: Int32Array;
  readonly #taken: Uint8Array;

  constructor(operations: readonly Operation[], qubits: number) {
    this.#operations = operations;
    this.#next = new Array<readonly number[]>(operations.length);
    this.#heads = new Int32Array(qubits).fill(NO_PLACE);
    this.#taken = new Uint8Array(operations.length);
    for (let place = operations.length - 1; place >= 0; place--) {
      this.#next[place] = wiresOf(operations[place]!).map((wire) => {
        const next = this.#heads[wire]!;
        this.#heads[wire] = place;
        return next;
      });
    }
  }

  /** Whether the operation at a place was taken out. */
  isTaken(place: number): boolean {
    return this.#taken[place] === 1;
  }

  /** Takes operations out. */
  take(places: readonly number[]): void {
    for (const place of places) this.#taken[place] = 1;
  }

  /** Moves the scan past a place; places come in order. */
  pass(place: number): void {
    const next = this.#next[place]!;
    wiresOf(this.#operations[place]!).forEach((wire, k) => {
      this.#heads[wire] = next[k]!;
    });
  }

  /** The wires that share an operation with one of a pair soon after a place: the third wires worth a try. */
  neighbours(place: number, pair: readonly [number, number], most: number): readonly number[] {
    const found: number[] = [];
    for (const wire of pair) {
      let fresh = 0;
      let at = this.#after(place, wire);
      for (let step = 0; step < NEIGHBOUR_STEPS && at !== NO_PLACE && fresh < most; step++) {
        const operation = this.#operations[at]!;
        if (operation.gate.kind === 'barrier') break;
        if (this.#taken[at] === 0) {
          for (const other of wiresOf(operation)) {
            if (other === pair[0] || other === pair[1]) continue;
            fresh++;
            if (!found.includes(other)) found.push(other);
          }
        }
        at = this.#after(at, wire);
      }
    }
    return found;
  }

  /**
   * The operations on three wires that can be brought to the place where the scan is, as far as the limits allow.
   *
   * What is on other wires, too, is passed over, and what comes after it only belongs to the window where both commute
   * with the same Pauli on every wire that they share; so nothing has to be multiplied to know that they commute.
   */
  window(wires: Triple, { interactions, steps }: WindowLimits): Window {
    const cursors = wires.map((wire) => this.#heads[wire]!);
    const passed: Passed[] = ['nothing', 'nothing', 'nothing'];
    const places: number[] = [];
    let left = interactions;
    for (let step = 0; step < steps; step++) {
      let place = NO_PLACE;
      for (let k = 0; k < 3; k++) if (passed[k] !== 'anything') place = Math.min(place, cursors[k]!);
      if (place === NO_PLACE) break;
      const operation = this.#operations[place]!;
      const touched = wiresOf(operation);
      if (this.#taken[place] === 0) {
        if (isInside(operation, touched, wires, passed)) {
          if (touched.length > 1 && left-- === 0) break;
          places.push(place);
        } else {
          passOver(operation, touched, wires, passed);
        }
      }
      for (let k = 0; k < 3; k++) {
        if (cursors[k] === place) cursors[k] = this.#next[place]![touched.indexOf(wires[k]!)]!;
      }
    }
    return { wires, places };
  }

  #after(place: number, wire: number): number {
    return this.#next[place]![wiresOf(this.#operations[place]!).indexOf(wire)]!;
  }
}

/** How many operations on a wire are looked at for neighbours. */
const NEIGHBOUR_STEPS = 12;

/** Controls, then targets. */
export function wiresOf({ controls, targets }: Operation): readonly number[] {
  return controls.length === 0 ? targets : [...controls, ...targets];
}

function isInside(operation: Operation, touched: readonly number[], wires: Triple, passed: readonly Passed[]): boolean {
  if (operation.gate.kind === 'barrier' || touched.length > 3 || !operation.parameters.every(isNumeric)) return false;
  let bases: ReturnType<typeof wireBases> | undefined;
  for (let k = 0; k < touched.length; k++) {
    const position = wires.indexOf(touched[k]!);
    if (position < 0) return false;
    const before = passed[position]!;
    if (before === 'nothing') continue;
    bases ??= wireBases(operation);
    if (bases[k] !== before) return false;
  }
  return true;
}

function passOver(operation: Operation, touched: readonly number[], wires: Triple, passed: Passed[]): void {
  const bases = operation.gate.kind === 'barrier' ? [] : wireBases(operation);
  for (let k = 0; k < touched.length; k++) {
    const position = wires.indexOf(touched[k]!);
    if (position < 0) continue;
    const basis = bases[k] ?? 'anything';
    passed[position] = passed[position] === 'nothing' || passed[position] === basis ? basis : 'anything';
  }
}
