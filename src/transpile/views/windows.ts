import type { Operation } from '../../circuit/index.js';
import { isNumeric, type Matrix } from '../../math/index.js';
import { smallMatrix, type Triple } from '../synthesis/three-wires/three-wire-matrix.js';

/** Operations on three wires that can be brought together, in time order. */
export interface Window {
  readonly wires: Triple;
  /** Places in the circuit's list of operations; the first is where the others can be moved to. */
  readonly places: readonly number[];
  /** Whether the window ends where nothing more commutes, and not at a limit. */
  readonly complete: boolean;
}

/** How far a window may grow. */
export interface WindowLimits {
  /** The most operations on more than one wire. */
  readonly interactions: number;
  /** The most operations that are looked at, those outside of the window included. */
  readonly steps: number;
}

/** How many operations on a wire are looked at for neighbours. */
const NEIGHBOUR_STEPS = 12;

const NO_SLOT = -1;
const NO_PLACE = 2 ** 31 - 1;

/** What gates have in common on a wire: no gate passed, a Pauli with which all commute, or none. */
const NOTHING = 0;
const PAULIS = { X: 1, Y: 2, Z: 3 } as const;
const ANYTHING = 4;

/** What a window knows of its three wires: the next slot on each, and what was passed over. */
const cursors = new Int32Array(3);
const passed = new Uint8Array(3);

/**
 * The operations of a circuit by wire, with a scan from first to last that can take out what it has dealt with.
 *
 * A slot is an operation on one of its wires: those of an operation follow each other, controls first.
 */
export class WireLists {
  readonly #operations: readonly Operation[];
  /** For every operation, its first slot. */
  readonly #start: Int32Array;
  readonly #placeOf: Int32Array;
  readonly #wireOf: Int32Array;
  /** For every slot, the next one on its wire. */
  readonly #next: Int32Array;
  /** For every slot, the Pauli with which the operation commutes on its wire. */
  readonly #bases: Uint8Array;
  readonly #matrices: (Matrix | undefined)[];
  /** Whether an operation may be inside of a window. */
  readonly #fits: Uint8Array;
  /** For every wire, its first slot that the scan has not passed. */
  readonly #heads: Int32Array;
  readonly #taken: Uint8Array;

  constructor(operations: readonly Operation[], qubits: number) {
    const count = operations.length;
    this.#operations = operations;
    this.#start = new Int32Array(count + 1);
    this.#matrices = new Array<Matrix | undefined>(count);
    this.#fits = new Uint8Array(count);
    this.#heads = new Int32Array(qubits).fill(NO_SLOT);
    this.#taken = new Uint8Array(count);
    for (let place = 0; place < count; place++) {
      const { controls, targets } = operations[place]!;
      this.#start[place + 1] = this.#start[place]! + controls.length + targets.length;
    }
    const slots = this.#start[count]!;
    this.#placeOf = new Int32Array(slots);
    this.#wireOf = new Int32Array(slots);
    this.#next = new Int32Array(slots);
    this.#bases = new Uint8Array(slots);
    for (let place = 0; place < count; place++) this.#read(operations[place]!, place);
    for (let slot = slots - 1; slot >= 0; slot--) {
      const wire = this.#wireOf[slot]!;
      this.#next[slot] = this.#heads[wire]!;
      this.#heads[wire] = slot;
    }
  }

  #read(operation: Operation, place: number): void {
    const { gate, controls, targets } = operation;
    const isGate = gate.kind !== 'barrier';
    let slot = this.#start[place]!;
    for (const wire of controls) this.#fill(slot++, place, wire, PAULIS.Z);
    for (let k = 0; k < targets.length; k++) {
      const basis = isGate ? gate.bases[k] : undefined;
      this.#fill(slot++, place, targets[k]!, basis ? PAULIS[basis] : ANYTHING);
    }
    this.#fits[place] = mayBeInside(operation) ? 1 : 0;
  }

  #fill(slot: number, place: number, wire: number, basis: number): void {
    this.#placeOf[slot] = place;
    this.#wireOf[slot] = wire;
    this.#bases[slot] = basis;
  }

  /** Whether the operation at a place was taken out. */
  isTaken(place: number): boolean {
    return this.#taken[place] === 1;
  }

  /** How many wires the operation at a place has. */
  widthAt(place: number): number {
    return this.#start[place + 1]! - this.#start[place]!;
  }

  /** A wire of the operation at a place, by number: controls, then targets. */
  wireAt(place: number, k: number): number {
    return this.#wireOf[this.#start[place]! + k]!;
  }

  /** Whether the operation at a place may be inside of a window, and so one may start there. */
  fitsAt(place: number): boolean {
    return this.#fits[place] === 1;
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
    for (let slot = this.#start[place]!; slot < this.#start[place + 1]!; slot++) {
      this.#heads[this.#wireOf[slot]!] = this.#next[slot]!;
    }
  }

  /** Starts the scan anew; nothing must have been taken out. */
  rewind(): void {
    this.#heads.fill(NO_SLOT);
    for (let slot = this.#wireOf.length - 1; slot >= 0; slot--) this.#heads[this.#wireOf[slot]!] = slot;
  }

  /** The next operation on two wires or more that a wire of the operation at a place meets, if it may be in a window. */
  nextInteraction(place: number, k: number): number | undefined {
    for (let slot = this.#next[this.#start[place]! + k]!; slot !== NO_SLOT; slot = this.#next[slot]!) {
      const at = this.#placeOf[slot]!;
      if (this.#fits[at] === 0) return undefined;
      if (this.widthAt(at) > 1) return at;
    }
    return undefined;
  }

  /** Whether everything on a wire before a place is behind the scan. */
  isPassedUntil(wire: number, place: number): boolean {
    const slot = this.#heads[wire]!;
    return slot === NO_SLOT || this.#placeOf[slot]! >= place;
  }

  /** The wires that share an operation with one of a pair soon after a place: the third wires worth a try. */
  neighbours(place: number, pair: readonly [number, number], most: number): readonly number[] {
    const found: number[] = [];
    for (const wire of pair) {
      let fresh = 0;
      let slot = this.#next[this.#slotOf(place, wire)]!;
      for (let step = 0; step < NEIGHBOUR_STEPS && slot !== NO_SLOT && fresh < most; step++) {
        const at = this.#placeOf[slot]!;
        if (this.#operations[at]!.gate.kind === 'barrier') break;
        if (this.#taken[at] === 0) {
          for (let beside = this.#start[at]!; beside < this.#start[at + 1]!; beside++) {
            const other = this.#wireOf[beside]!;
            if (other === pair[0] || other === pair[1]) continue;
            fresh++;
            if (!found.includes(other)) found.push(other);
          }
        }
        slot = this.#next[slot]!;
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
    const placeOf = this.#placeOf;
    const next = this.#next;
    const places: number[] = [];
    for (let k = 0; k < 3; k++) cursors[k] = this.#heads[wires[k]!]!;
    passed.fill(NOTHING);
    let left = interactions;
    for (let step = 0; step < steps; step++) {
      let place = NO_PLACE;
      for (let k = 0; k < 3; k++) {
        const slot = cursors[k]!;
        if (slot !== NO_SLOT && placeOf[slot]! < place) place = placeOf[slot]!;
      }
      if (place === NO_PLACE) return { wires, places, complete: true };
      if (this.#taken[place] === 0) {
        if (this.#isInside(place)) {
          if (this.widthAt(place) > 1 && left-- === 0) break;
          places.push(place);
        } else {
          this.#passOver(place);
        }
      }
      for (let k = 0; k < 3; k++) {
        const slot = cursors[k]!;
        // Nothing is inside any more where something that does not commute was passed over.
        if (slot !== NO_SLOT && placeOf[slot] === place) cursors[k] = passed[k] === ANYTHING ? NO_SLOT : next[slot]!;
      }
    }
    return { wires, places, complete: false };
  }

  #isInside(place: number): boolean {
    if (this.#fits[place] === 0) return false;
    let found = 0;
    for (let k = 0; k < 3; k++) {
      const slot = cursors[k]!;
      if (slot === NO_SLOT || this.#placeOf[slot] !== place) continue;
      if (passed[k] !== NOTHING && passed[k] !== this.#bases[slot]) return false;
      found++;
    }
    // Its other wires are none of the window's, or nothing is inside on them any more.
    return found === this.widthAt(place);
  }

  #passOver(place: number): void {
    for (let k = 0; k < 3; k++) {
      const slot = cursors[k]!;
      if (slot === NO_SLOT || this.#placeOf[slot] !== place) continue;
      const basis = this.#bases[slot]!;
      passed[k] = passed[k] === NOTHING || passed[k] === basis ? basis : ANYTHING;
    }
  }

  #slotOf(place: number, wire: number): number {
    let slot = this.#start[place]!;
    while (this.#wireOf[slot] !== wire) slot++;
    return slot;
  }
}

/** Controls, then targets. */
export function wiresOf({ controls, targets }: Operation): readonly number[] {
  return controls.length === 0 ? targets : [...controls, ...targets];
}

/** Gates on at most three wires without free parameters. */
function mayBeInside({ gate, parameters, controls, targets }: Operation): boolean {
  if (gate.kind === 'barrier' || controls.length + targets.length > 3) return false;
  for (let k = 0; k < parameters.length; k++) if (!isNumeric(parameters[k]!)) return false;
  return true;
}
