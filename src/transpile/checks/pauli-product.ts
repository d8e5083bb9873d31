import type { Operation } from '../../circuit/index.js';
import { type CliffordAction, pauliLetter, type SignedPauli } from '../../gates/index.js';
import { letterInMasks, letterNamed, PauliString, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { actionOf, undoingActionOf } from './clifford-actions.js';
import { FreeTerms, type Rotation, sizeOf, withoutFullTurns } from './free-terms.js';
import { matrixOf } from './operation-matrix.js';
import { StabilizerState } from './stabilizer-state.js';

/** Angles (radians) this close to a multiple of pi/2 are that multiple; the rest counts as an error. */
const QUARTER_TURN = 1e-9;
const HALF_PI = Math.PI / 2;
/** Angles are from minus this to a quarter turn more: neither end is one that circuits are likely to have. */
const MOST_NEGATIVE = 0.0817;

/** What two products have to be for their operations to be the same. */
export interface ProductOptions {
  /** Whether the terms of one sum of strings may change places. */
  readonly freeOrder: boolean;
}

/**
 * Operations as rotations about Pauli strings, seen from the beginning, and one Clifford circuit after them all.
 *
 * `operations = C R`, with R the product of the rotations in time order. What is Clifford only because angles add up is
 * taken into C wherever they meet, so that it makes no difference how something was written.
 */
export class PauliProduct {
  readonly rotations: Rotation[] = [];
  /** Radians, at most: what was taken for zero. */
  neglected = 0;
  readonly #wires: number;
  readonly #positions: ReadonlyMap<number, number>;
  /** What X and Z on every wire after C were before it. */
  readonly #before: PauliString[] = [];
  /** C as gates, and as quarter turns about strings as they are at that time. */
  readonly #cliffords: (Operation | Turn)[] = [];
  #step = 0;
  readonly #freeOrder: boolean;

  constructor(wires: readonly number[], { freeOrder }: ProductOptions) {
    this.#wires = wires.length;
    this.#freeOrder = freeOrder;
    this.#positions = new Map(wires.map((wire, k) => [wire, k]));
    for (let wire = 0; wire < wires.length; wire++) {
      this.#before.push(PauliString.letter(wires.length, wire, X_AXIS), PauliString.letter(wires.length, wire, Z_AXIS));
    }
  }

  /** Radians that the rotations leave out. */
  phase = 0;

  /** Adds an operation with numbers as parameters; false where it is nothing of this kind. */
  add(operation: Operation): boolean {
    const { gate, targets, controls, parameters, data } = operation;
    if (gate.kind === 'barrier') return true;
    if (gate.data === 'pauliSum' && controls.length === 0) {
      this.#step++;
      const { terms, coefficients } = data!.pauliSum!;
      terms.forEach((term, k) => {
        const letters = targets.map((_, target) => pauliLetter(term, target));
        this.#rotate(this.#pulled(letters, targets), 2 * coefficients[k]! * (parameters[0] as number));
      });
      return true;
    }
    const action = undoingActionOf(operation);
    if (action) {
      this.#clifford(operation, action);
      return true;
    }
    const term = gate.rotation?.generator.length === 1 ? gate.rotation.generator[0]! : undefined;
    if (controls.length > 0 || (!term && targets.length > 1)) return false;
    this.#step++;
    if (term && gate.rotation) {
      this.phase += gate.rotation.phase(parameters) as number;
      this.#rotate(this.#pulled([...term[0]], targets), term[1] * (gate.rotation.angle(parameters) as number));
      return true;
    }
    const { phase, angles } = zyz(matrixOf(operation));
    this.phase += phase;
    (['Z', 'Y', 'Z'] as const).forEach((letter, k) => {
      this.#rotate(this.#pulled([letter], targets), angles[k]!);
    });
    return true;
  }

  /**
   * How far another product is from this one, at most, once what is on each wire of it is taken to be where this one has
   * it; infinite where they are different.
   *
   * @param phase radians that the other one is short of
   * @param moved for every wire of this one the wire of the other that holds its content at the end
   */
  distanceTo(other: PauliProduct, phase: number, moved: readonly number[] | undefined): number {
    const home = moved ?? this.#before.map((_, k) => k);
    for (let wire = 0; wire < this.#wires; wire++) {
      for (const side of [0, 1]) {
        if (!this.#before[2 * wire + side]!.equals(other.#before[2 * home[wire]! + side]!, true)) return Infinity;
      }
    }
    const { distance: apart, turns } = this.#freeOrder ? this.#reordered(other) : this.#inOrder(other);
    const distance = this.neglected + other.neglected + apart;
    const off = phase + other.phase - this.phase + Math.PI * turns;
    if (!(distance < 1)) return Infinity;
    const relative = this.#state().phaseTo(other.#state(), home);
    if (relative === undefined) return Infinity;
    return distance + 2 * Math.abs(Math.sin((off + relative) / 2));
  }

  /** How far the rotations are apart, and how many full turns, which are -1, lie between them. */
  #inOrder(other: PauliProduct): { readonly distance: number; readonly turns: number } {
    let distance = 0;
    let turns = 0;
    const left = this.rotations.map((each) => ({ ...each }));
    for (const rotation of other.rotations) {
      let angle = rotation.angle;
      const at = left.findIndex(({ pauli }) => pauli.equals(rotation.pauli, false));
      if (at >= 0 && left.slice(0, at).every((before) => before.pauli.commutes(rotation.pauli))) {
        const found = left[at]!;
        const { rest, full } = withoutFullTurns(found.angle - angle);
        if (Math.abs(rest) >= QUARTER_TURN) {
          found.angle -= angle;
          continue;
        }
        turns += full;
        angle = rest;
        left.splice(at, 1);
      }
      distance += sizeOf(angle);
    }
    for (const { angle } of left) distance += sizeOf(angle);
    return { distance, turns };
  }

  /** The same where terms of one sum may change places, and so may meet equal ones of other sums. */
  #reordered(other: PauliProduct): { readonly distance: number; readonly turns: number } {
    const left = new FreeTerms(this.rotations);
    let distance = 0;
    let turns = 0;
    for (const { pauli, angle } of other.rotations) {
      const { rest, full } = withoutFullTurns(left.take(pauli, angle) - angle);
      distance += sizeOf(rest);
      turns += full;
    }
    return { distance: distance + left.size(), turns };
  }

  #state(): StabilizerState {
    const state = new StabilizerState(this.#wires);
    for (const each of this.#cliffords) {
      if ('quarters' in each) state.turn(each.pauli, each.quarters);
      else state.apply(each, this.#wiresOf(each));
    }
    return state;
  }

  #wiresOf({ controls, targets }: Operation): readonly number[] {
    return [...controls, ...targets].map((wire) => this.#positions.get(wire)!);
  }

  #pulled(letters: readonly string[], targets: readonly number[]): PauliString {
    const product = PauliString.identity(this.#wires);
    letters.forEach((letter, k) => {
      const wire = this.#positions.get(targets[k]!)!;
      product.multiplyLetter(letterNamed(letter), this.#before[2 * wire]!, this.#before[2 * wire + 1]!);
    });
    return product;
  }

  #clifford(operation: Operation, action: CliffordAction): void {
    const wires = this.#wiresOf(operation);
    const placed = (image: SignedPauli): PauliString => {
      const product = PauliString.identity(this.#wires);
      wires.forEach((wire, j) => {
        product.multiplyLetter(letterInMasks(image, j), this.#before[2 * wire]!, this.#before[2 * wire + 1]!);
      });
      if (image.negative) product.power = (product.power + 2) & 3;
      return product;
    };
    const made = wires.map((_, k) => [placed(action.imagesOfX[k]!), placed(action.imagesOfZ[k]!)] as const);
    wires.forEach((wire, k) => {
      this.#before[2 * wire] = made[k]![0];
      this.#before[2 * wire + 1] = made[k]![1];
    });
    this.neglected += restOfQuarters(operation);
    this.#cliffords.push(operation);
  }

  /** Adds a rotation after all that are there. */
  #rotate(signed: PauliString, signedAngle: number): void {
    const pauli = signed.positive();
    const angle = signed.isMinus() ? -signedAngle : signedAngle;
    if (pauli.isIdentity()) {
      this.phase -= angle / 2;
      return;
    }
    const step = this.#step;
    // In a free order what comes between need not commute with it, so that nothing of it can go anywhere.
    for (let at = this.#freeOrder ? -1 : this.rotations.length - 1; at >= 0; at--) {
      const earlier = this.rotations[at]!;
      if (earlier.pauli.equals(pauli, false)) {
        this.rotations.splice(at, 1);
        this.#put({ pauli, angle: earlier.angle + angle, step }, at);
        return;
      }
      if (!earlier.pauli.commutes(pauli)) break;
    }
    this.#put({ pauli, angle, step }, this.rotations.length);
  }

  /** Puts a rotation at a place; quarter turns go on, past what they commute with, into the Clifford circuit. */
  #put({ pauli, angle, step }: Rotation, at: number): void {
    const quarters = this.#freeOrder ? 0 : Math.floor((angle + MOST_NEGATIVE) / HALF_PI);
    const rest = angle - quarters * HALF_PI;
    if (Math.abs(rest) > QUARTER_TURN) this.rotations.splice(at, 0, { pauli, angle: rest, step });
    else this.neglected += Math.abs(rest) / 2;
    if (quarters === 0) return;
    const image = this.#pushed(pauli);
    for (let row = 0; row < this.#before.length; row++) this.#before[row]!.conjugateBack(pauli, quarters);
    this.#cliffords.push({ pauli: image, quarters });
  }

  /** What a string before C is after it. */
  #pushed(pauli: PauliString): PauliString {
    const state = pauli.copy();
    for (const each of this.#cliffords) {
      if ('quarters' in each) state.conjugateBack(each.pauli, -each.quarters);
      else state.conjugate(actionOf(each)!, this.#wiresOf(each));
    }
    return state;
  }
}

/** exp(-i quarters pi/4 P). */
interface Turn {
  readonly pauli: PauliString;
  readonly quarters: number;
}

/** How far a Clifford gate is from the one that it is taken for. */
function restOfQuarters({ gate, parameters }: Operation): number {
  if (parameters.length === 0 || !gate.rotation) return 0;
  const angle = gate.rotation.angle(parameters) as number;
  return Math.abs(angle - HALF_PI * Math.round(angle / HALF_PI)) / 2;
}

/** A one-qubit unitary as e^{i phase} Rz(third) Ry(second) Rz(first). */
function zyz(m: Float64Array): { readonly phase: number; readonly angles: readonly [number, number, number] } {
  const [a, b, c, d] = [
    Math.atan2(m[1]!, m[0]!),
    Math.atan2(-m[3]!, -m[2]!),
    Math.atan2(m[5]!, m[4]!),
    Math.atan2(m[7]!, m[6]!),
  ];
  const cosine = Math.hypot(m[0]!, m[1]!);
  const sine = Math.hypot(m[4]!, m[5]!);
  const theta = 2 * Math.atan2(sine, cosine);
  // Rz(p) Ry(t) Rz(l) has the arguments -(p + l)/2, (l - p)/2 of minus the entry, (p - l)/2 and (p + l)/2.
  if (cosine < 1e-12) return { phase: (c + b) / 2, angles: [0, theta, c - b] };
  if (sine < 1e-12) return { phase: (a + d) / 2, angles: [0, theta, d - a] };
  const phase = (a + d) / 2;
  return { phase, angles: [d - c, theta, c - a] };
}
