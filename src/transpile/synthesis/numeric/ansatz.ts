import {
  type Matrix,
  NO_ROTATION,
  type Quaternion,
  quaternionMatrix,
  rotationAbout,
  rotationProduct,
} from '../../../math/index.js';
import { applyOneQubit, maskOf } from '../three-wires/three-wire-matrix.js';
import { applyInteraction, conjugatedPauli } from './hermitian-vectors.js';
import { normalEquations, solve, workspace } from './least-squares.js';

/** Positions of the two wires of an interaction. */
export type Pair = readonly [number, number];

/** The squared distance (sum over all entries) at which a fit is as good as rounding lets it be. */
const PERFECT = 1e-27;
/** What stops a fit only says how good it is; that is measured. A fit that improves by less than this share a step, far from the end, leads nowhere. */
const STALLED = 5e-2;
const ROW = 16;
const scratch = new Float64Array(8);

/**
 * Interactions exp(-i angle/2 ZZ) on given pairs of three wires with any one-qubit gates around them, fitted to an 8 by 8
 * unitary up to its phase by Levenberg-Marquardt steps.
 *
 * Before each interaction its two wires have a gate each, at the end all three. Steps are small rotations in front of
 * these gates: about X and Y before an interaction, since Z commutes with it, about all axes at the end. In the frame of
 * the wires' start a step about a Pauli P after the product S changes the whole by S* P S: these Hermitian matrices are
 * the columns of the Jacobian.
 */
export class Ansatz {
  readonly pairs: readonly Pair[];
  /** Radians. */
  readonly angles: Float64Array;
  /** Two for each interaction, in the order of its wires, and three at the end. */
  readonly locals: Quaternion[];
  /** The product of all gates. */
  readonly product: Float64Array = new Float64Array(128);

  constructor(pairs: readonly Pair[]) {
    this.pairs = pairs;
    this.angles = new Float64Array(pairs.length);
    this.locals = new Array<Quaternion>(2 * pairs.length + 3).fill(NO_ROTATION);
  }

  /** The same gates, to be changed on their own. */
  copy(): Ansatz {
    const made = new Ansatz(this.pairs);
    made.angles.set(this.angles);
    made.#setLocals(this.locals);
    return made;
  }

  /** The same gates without an interaction; its one-qubit gates go into the next ones on their wires. */
  without(left: number): Ansatz {
    const shorter = new Ansatz(this.pairs.filter((_, k) => k !== left));
    const carried: Quaternion[] = [NO_ROTATION, NO_ROTATION, NO_ROTATION];
    let to = 0;
    const put = (slot: number, position: number) => {
      shorter.locals[to++] = rotationProduct(this.locals[slot]!, carried[position]!);
      carried[position] = NO_ROTATION;
    };
    for (let k = 0; k < this.pairs.length; k++) {
      const [a, b] = this.pairs[k]!;
      if (k === left) {
        carried[a] = this.locals[2 * k]!;
        carried[b] = this.locals[2 * k + 1]!;
        continue;
      }
      put(2 * k, a);
      put(2 * k + 1, b);
      shorter.angles[k < left ? k : k - 1] = this.angles[k]!;
    }
    for (let position = 0; position < 3; position++) put(2 * this.pairs.length + position, position);
    return shorter;
  }

  /** The matrix of the one-qubit gate in a slot; its determinant is 1. */
  localMatrix(slot: number): Matrix {
    return quaternionMatrix(this.locals[slot]!);
  }

  /**
   * Moves angles and one-qubit gates towards a unitary.
   *
   * @param steps the most steps that are tried
   * @param fixedAngles whether only the one-qubit gates may change
   * @returns the sum of the squared moduli of the entries of the difference, at the best phase
   */
  fit(unitary: Matrix, steps: number, fixedAngles = false): number {
    const free = fixedAngles ? 4 : 5;
    const size = free * this.pairs.length + 9;
    const work = workspace(size);
    const { step, columns, normal, gradient, factor, error } = work;
    let distance = this.#distance(unitary, error);
    let damping = 0.1;
    let stale = false;
    let slow = 0;
    for (let count = 0; count < steps && distance > PERFECT; count++) {
      if (!stale) {
        this.#jacobian(columns, fixedAngles);
        normalEquations(columns, size, error, normal, gradient);
        stale = true;
      }
      if (!solve(normal, gradient, size, 8 * damping, factor, step)) {
        damping *= 8;
        continue;
      }
      const [angles, locals] = [this.angles.slice(), this.locals.slice()];
      this.#move(step, fixedAngles);
      const next = this.#distance(unitary, error);
      if (next < distance) {
        slow = next > (1 - STALLED) * distance && distance > 1e-6 ? slow + 1 : 0;
        distance = next;
        damping = Math.max(damping / 6, 1e-13);
        stale = false;
        if (slow > 4) break;
      } else {
        this.angles.set(angles);
        this.#setLocals(locals);
        // At the limit of rounding no step is better.
        if (distance < 1e-24 || damping > 1e6) break;
        damping *= 5;
        this.#distance(unitary, error);
      }
    }
    return distance;
  }

  /** Fills `error` with i (E - E*) for E = product* unitary at the best phase, as a Hermitian vector. */
  #distance(unitary: Matrix, error: Float64Array): number {
    const { product } = this;
    this.#multiply();
    let re = 0;
    let im = 0;
    for (let k = 0; k < 128; k += 2) {
      re += product[k]! * unitary[k]! + product[k + 1]! * unitary[k + 1]!;
      im += product[k]! * unitary[k + 1]! - product[k + 1]! * unitary[k]!;
    }
    const length = Math.hypot(re, im);
    const c = length === 0 ? 1 : re / length;
    const s = length === 0 ? 0 : -im / length;
    let sum = 0;
    let at = 0;
    for (let i = 0; i < 8; i++) {
      for (let j = i; j < 8; j++) {
        let aRe = 0;
        let aIm = 0;
        let bRe = 0;
        let bIm = 0;
        for (let r = 0; r < 128; r += ROW) {
          const wiRe = product[r + 2 * i]!;
          const wiIm = product[r + 2 * i + 1]!;
          const wjRe = product[r + 2 * j]!;
          const wjIm = product[r + 2 * j + 1]!;
          const uiRe = unitary[r + 2 * i]!;
          const uiIm = unitary[r + 2 * i + 1]!;
          const ujRe = unitary[r + 2 * j]!;
          const ujIm = unitary[r + 2 * j + 1]!;
          aRe += wiRe * ujRe + wiIm * ujIm;
          aIm += wiRe * ujIm - wiIm * ujRe;
          bRe += wjRe * uiRe + wjIm * uiIm;
          bIm += wjRe * uiIm - wjIm * uiRe;
        }
        const eRe = aRe * c - aIm * s;
        const eIm = aRe * s + aIm * c;
        const fRe = bRe * c - bIm * s;
        const fIm = bRe * s + bIm * c;
        if (i === j) {
          sum += (eRe - 1) * (eRe - 1) + eIm * eIm;
          error[at++] = -2 * eIm;
        } else {
          sum += eRe * eRe + eIm * eIm + fRe * fRe + fIm * fIm;
          // i (E_ij - conj(E_ji)).
          error[at++] = -Math.SQRT2 * (eIm + fIm);
          error[at++] = Math.SQRT2 * (eRe - fRe);
        }
      }
    }
    return sum;
  }

  #multiply(): void {
    const { product, pairs } = this;
    product.fill(0);
    for (let k = 0; k < 8; k++) product[k * (ROW + 2)] = 1;
    for (let k = 0; k < pairs.length; k++) {
      const [a, b] = pairs[k]!;
      this.#applyLocal(product, 2 * k, a);
      this.#applyLocal(product, 2 * k + 1, b);
      applyInteraction(product, maskOf(a), maskOf(b), this.angles[k]!);
    }
    for (let position = 0; position < 3; position++) this.#applyLocal(product, 2 * pairs.length + position, position);
  }

  #applyLocal(product: Float64Array, slot: number, position: number): void {
    applyOneQubit(product, quaternionMatrix(this.locals[slot]!, scratch), maskOf(position));
  }

  #jacobian(columns: Float64Array, fixedAngles: boolean): void {
    const { product, pairs } = this;
    product.fill(0);
    for (let k = 0; k < 8; k++) product[k * (ROW + 2)] = 1;
    let column = 0;
    const add = (flips: number, signs: number, ys: boolean) => {
      conjugatedPauli(product, flips, signs, ys, columns, 64 * column++);
    };
    for (let k = 0; k < pairs.length; k++) {
      const [a, b] = pairs[k]!;
      const [maskA, maskB] = [maskOf(a), maskOf(b)];
      this.#applyLocal(product, 2 * k, a);
      this.#applyLocal(product, 2 * k + 1, b);
      add(maskA, 0, false);
      add(maskA, maskA, true);
      add(maskB, 0, false);
      add(maskB, maskB, true);
      if (!fixedAngles) add(0, maskA | maskB, false);
      applyInteraction(product, maskA, maskB, this.angles[k]!);
    }
    for (let position = 0; position < 3; position++) {
      const mask = maskOf(position);
      this.#applyLocal(product, 2 * pairs.length + position, position);
      add(mask, 0, false);
      add(mask, mask, true);
      add(0, mask, false);
    }
  }

  #move(step: Float64Array, fixedAngles: boolean): void {
    let at = 0;
    for (let k = 0; k < this.pairs.length; k++) {
      this.#turn(2 * k, step[at]!, step[at + 1]!, 0);
      this.#turn(2 * k + 1, step[at + 2]!, step[at + 3]!, 0);
      at += 4;
      if (!fixedAngles) this.angles[k] = this.angles[k]! + step[at++]!;
    }
    for (let position = 0; position < 3; position++) {
      this.#turn(2 * this.pairs.length + position, step[at]!, step[at + 1]!, step[at + 2]!);
      at += 3;
    }
  }

  /** Puts exp(-i (x X + y Y + z Z)/2) in front of the one-qubit gate in a slot. */
  #turn(slot: number, x: number, y: number, z: number): void {
    const angle = Math.hypot(x, y, z);
    if (angle === 0) return;
    const turn = rotationAbout([x / angle, y / angle, z / angle], angle);
    this.locals[slot] = rotationProduct(turn, this.locals[slot]!);
  }

  #setLocals(locals: readonly Quaternion[]): void {
    for (let slot = 0; slot < locals.length; slot++) this.locals[slot] = locals[slot]!;
  }
}
