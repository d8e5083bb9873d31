import type { Operation } from '../../circuit/index.js';
import { wireBases } from '../../gates/index.js';
import { isNumeric, type Matrix } from '../../math/index.js';
import { smallMatrix, type Triple } from './three-wire-matrix.js';

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
  /** For every operation, its wires: controls, then targets. */
  readonly #wires: (readonly number[])[];
  /** For every operation, the places of the next ones on its wires. */
  readonly #next: (readonly number[])[];
  /** For every operation that a window met, the Paulis that it commutes with on its wires. */
  readonly #bases: (Bases | undefined)[];
  readonly #matrices: (Matrix | undefined)[];
  /** Whether an operation may be inside of a window. */
  readonly #fits: Uint8Array;
  /** For every wire, its first operation that the scan has not passed. */
  readonly #heads: Int32Array;
  readonly #taken: Uint8Array;

  constructor(operations: readonly Operation[], qubits: number) {
    this.#operations = operations;
    this.#wires = operations.map(wiresOf);
    this.#next = new Array<readonly number[]>(operations.length);
    this.#bases = new Array<Bases | undefined>(operations.length);
    this.#matrices = new Array<Matrix | undefined>(operations.length);
    this.#fits = Uint8Array.from(operations, (operation, k) => (mayBeInside(operation, this.#wires[k]!) ? 1 : 0));
    this.#heads = new Int32Array(qubits).fill(NO_PLACE);
    this.#taken = new Uint8Array(operations.length);
    for (let place = operations.length - 1; place >= 0; place--) {
      this.#next[place] = this.#wires[place]!.map((wire) => {
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

  /** The wires of the operation at a place: controls, then targets. */
  wiresAt(place: number): readonly number[] {
    return this.#wires[place]!;
  }

  /** The matrix of the operation at a place without its controls; its parameters are numbers. */
  matrixAt(place: number): Matrix {
    const known = this.#matrices[place];
    if (known) return known;
    const made = smallMatrix(this.#operations[place]!);
    this.#matrices[place] = made;
    return made;
  }

  /** Takes operations out. */
  take(places: readonly number[]): void {
    for (const place of places) this.#taken[place] = 1;
  }

  /** Moves the scan past a place; places come in order. */
  pass(place: number): void {
    const next = this.#next[place]!;
    const wires = this.#wires[place]!;
    for (let k = 0; k < wires.length; k++) this.#heads[wires[k]!] = next[k]!;
  }

  /** The wires that share an operation with one of a pair soon after a place: the third wires worth a try. */
  neighbours(place: number, pair: readonly [number, number], most: number): readonly number[] {
    const found: number[] = [];
    for (const wire of pair) {
      let fresh = 0;
      let at = this.#after(place, wire);
      for (let step = 0; step < NEIGHBOUR_STEPS && at !== NO_PLACE && fresh < most; step++) {
        if (this.#operations[at]!.gate.kind === 'barrier') break;
        if (this.#taken[at] === 0) {
          for (const other of this.#wires[at]!) {
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
    const cursors: [number, number, number] = [this.#heads[wires[0]]!, this.#heads[wires[1]]!, this.#heads[wires[2]]!];
    const passed: [Passed, Passed, Passed] = ['nothing', 'nothing', 'nothing'];
    const places: number[] = [];
    let left = interactions;
    for (let step = 0; step < steps; step++) {
      let place = NO_PLACE;
      for (let k = 0; k < 3; k++) if (passed[k] !== 'anything' && cursors[k]! < place) place = cursors[k]!;
      if (place === NO_PLACE) break;
      const touched = this.#wires[place]!;
      if (this.#taken[place] === 0) {
        if (this.#isInside(place, wires, passed)) {
          if (touched.length > 1 && left-- === 0) break;
          places.push(place);
        } else {
          this.#passOver(place, wires, passed);
        }
      }
      const next = this.#next[place]!;
      for (let k = 0; k < 3; k++) if (cursors[k] === place) cursors[k] = next[touched.indexOf(wires[k]!)]!;
    }
    return { wires, places };
  }

  #isInside(place: number, wires: Triple, passed: readonly Passed[]): boolean {
    if (this.#fits[place] === 0) return false;
    const touched = this.#wires[place]!;
    for (let k = 0; k < touched.length; k++) {
      const position = wires.indexOf(touched[k]!);
      if (position < 0) return false;
      const before = passed[position]!;
      if (before !== 'nothing' && this.#basesAt(place)[k] !== before) return false;
    }
    return true;
  }

  #passOver(place: number, wires: Triple, passed: Passed[]): void {
    const touched = this.#wires[place]!;
    const bases = this.#basesAt(place);
    for (let k = 0; k < 3; k++) {
      const at = touched.indexOf(wires[k]!);
      if (at < 0) continue;
      const basis = bases[at] ?? 'anything';
      passed[k] = passed[k] === 'nothing' || passed[k] === basis ? basis : 'anything';
    }
  }

  #basesAt(place: number): Bases {
    const known = this.#bases[place];
    if (known) return known;
    const operation = this.#operations[place]!;
    const found = operation.gate.kind === 'barrier' ? [] : wireBases(operation);
    this.#bases[place] = found;
    return found;
  }

  #after(place: number, wire: number): number {
    return this.#next[place]![this.#wires[place]!.indexOf(wire)]!;
  }
}

type Bases = ReturnType<typeof wireBases>;

/** How many operations on a wire are looked at for neighbours. */
const NEIGHBOUR_STEPS = 12;

/** Controls, then targets. */
export function wiresOf({ controls, targets }: Operation): readonly number[] {
  return controls.length === 0 ? targets : [...controls, ...targets];
}

/** Gates on at most three wires without free parameters. */
function mayBeInside({ gate, parameters }: Operation, wires: readonly number[]): boolean {
  return gate.kind !== 'barrier' && wires.length <= 3 && parameters.every(isNumeric);
}
