import type { Operation } from '../../circuit/index.js';
import { pauliLetter } from '../../gates/index.js';
import { matrixOf } from './dense-window.js';

/** A product of one-wire states that have nothing to do with each other, and what operations make of it. */
export class ProductState {
  /** Interleaved; the wire at position k of the list is bit k. */
  readonly amplitudes: Float64Array;
  readonly #positions: ReadonlyMap<number, number>;
  /** What one-wire gates have come to on each wire since something else was there, until it has to be done. */
  readonly #waiting: (Float64Array | undefined)[];

  constructor(wires: readonly number[]) {
    this.#positions = new Map(wires.map((wire, k) => [wire, k]));
    this.#waiting = wires.map(() => undefined);
    this.amplitudes = new Float64Array(2 << wires.length);
    this.amplitudes[0] = 1;
    wires.forEach((wire, k) => {
      // Wires in the order of their numbers are turned by multiples of irrational angles.
      const [polar, azimuth] = [0.5 + ((0.618034 * (wire + 1)) % 1), 6.2 * ((0.754878 * (wire + 1)) % 1)];
      this.#double(2 << k, Math.cos(polar), Math.sin(polar) * Math.cos(azimuth), Math.sin(polar) * Math.sin(azimuth));
    });
  }

  /** Makes the first half of amplitudes, for the next wire at 0, into both halves. */
  #double(size: number, zero: number, re: number, im: number): void {
    const all = this.amplitudes;
    for (let k = 0; k < size; k += 2) {
      const [a, b] = [all[k]!, all[k + 1]!];
      all[size + k] = a * re - b * im;
      all[size + k + 1] = a * im + b * re;
      all[k] = a * zero;
      all[k + 1] = b * zero;
    }
  }

  /** Applies an operation with numbers as parameters. */
  apply(operation: Operation): void {
    const { gate, controls, targets, data } = operation;
    if (gate.kind === 'barrier') return;
    if (controls.length === 0 && targets.length === 1 && !data?.pauliSum) {
      const wire = this.#positions.get(targets[0]!)!;
      const before = this.#waiting[wire];
      this.#waiting[wire] = before ? productOf(matrixOf(operation), before) : matrixOf(operation);
      return;
    }
    for (const wire of controls) this.#settle(this.#positions.get(wire)!);
    for (const wire of targets) this.#settle(this.#positions.get(wire)!);
    let mask = 0;
    for (const wire of controls) mask |= 1 << this.#positions.get(wire)!;
    const own = targets.map((wire) => 1 << this.#positions.get(wire)!);
    if (data?.pauliSum) this.#sum(operation, own, mask);
    else if (own.length === 1) this.#one(matrixOf(operation), own[0]!, mask);
    else if (!this.#rotation(operation, own, mask)) this.#many(matrixOf(operation), own, mask);
  }

  /** Does what was put off. */
  settle(): void {
    for (let wire = 0; wire < this.#waiting.length; wire++) this.#settle(wire);
  }

  #settle(wire: number): void {
    const waiting = this.#waiting[wire];
    if (!waiting) return;
    this.#waiting[wire] = undefined;
    this.#one(waiting, 1 << wire, 0);
  }

  #sum({ parameters, targets, data }: Operation, own: readonly number[], mask: number): void {
    const { terms, coefficients } = data!.pauliSum!;
    terms.forEach((term, k) => {
      const letters = targets.map((_, target) => pauliLetter(term, target));
      this.#turn(letters, own, mask, 2 * coefficients[k]! * (parameters[0] as number), 0);
    });
  }

  /** Applies a rotation about one string; false where an operation is none. */
  #rotation({ gate, parameters }: Operation, own: readonly number[], mask: number): boolean {
    const { rotation } = gate;
    if (rotation?.generator.length !== 1) return false;
    const [letters, weight] = rotation.generator[0]!;
    const angle = weight * (rotation.angle(parameters) as number);
    this.#turn([...letters], own, mask, angle, rotation.phase(parameters) as number);
    return true;
  }

  /** e^{i phase} exp(-i angle/2 P). */
  #turn(letters: readonly string[], own: readonly number[], mask: number, angle: number, phase: number): void {
    const all = this.amplitudes;
    let [flips, signs, ys] = [0, 0, 0];
    letters.forEach((letter, k) => {
      if (letter === 'X' || letter === 'Y') flips |= own[k]!;
      if (letter === 'Z' || letter === 'Y') signs |= own[k]!;
      if (letter === 'Y') ys++;
    });
    const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
    const [pRe, pIm] = [Math.cos(phase), Math.sin(phase)];
    const [ownRe, ownIm] = [c * pRe, c * pIm];
    // -i sin e^{i phase} i^ys, by the number of Ys: P takes |k> to i^ys (-1)^{k & signs} |k ^ flips>.
    const quarter = ((ys + 3) & 3) * (Math.PI / 2);
    const [otherRe, otherIm] = [s * Math.cos(phase + quarter), s * Math.sin(phase + quarter)];
    const lowest = flips & -flips;
    const flipped = oddBits(flips & signs) ? -1 : 1;
    for (let k = 0; k < all.length >> 1; k++) {
      if ((k & mask) !== mask || (k & lowest) !== 0) continue;
      const sign = oddBits(k & signs) ? -1 : 1;
      const [i, j] = [2 * k, 2 * (k ^ flips)];
      const [aRe, aIm, bRe, bIm] = [all[i]!, all[i + 1]!, all[j]!, all[j + 1]!];
      // The sign belongs to where an amplitude comes from.
      const back = sign * flipped;
      all[i] = ownRe * aRe - ownIm * aIm + back * (otherRe * bRe - otherIm * bIm);
      all[i + 1] = ownRe * aIm + ownIm * aRe + back * (otherRe * bIm + otherIm * bRe);
      if (flips === 0) continue;
      all[j] = ownRe * bRe - ownIm * bIm + sign * (otherRe * aRe - otherIm * aIm);
      all[j + 1] = ownRe * bIm + ownIm * bRe + sign * (otherRe * aIm + otherIm * aRe);
    }
  }

  #one(m: Float64Array, bit: number, mask: number): void {
    const all = this.amplitudes;
    const [aRe, aIm, bRe, bIm] = [m[0]!, m[1]!, m[2]!, m[3]!];
    const [cRe, cIm, dRe, dIm] = [m[4]!, m[5]!, m[6]!, m[7]!];
    const size = all.length >> 1;
    for (let start = 0; start < size; start += 2 * bit) {
      for (let k = start; k < start + bit; k++) {
        if ((k & mask) !== mask) continue;
        const p = 2 * k;
        const q = p + 2 * bit;
        const xRe = all[p]!;
        const xIm = all[p + 1]!;
        const yRe = all[q]!;
        const yIm = all[q + 1]!;
        all[p] = aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm;
        all[p + 1] = aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe;
        all[q] = cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm;
        all[q + 1] = cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe;
      }
    }
  }

  /** The first target is the most significant bit of the gate's own index. */
  #many(m: Float64Array, own: readonly number[], mask: number): void {
    const all = this.amplitudes;
    const small = 1 << own.length;
    const places = new Int32Array(small);
    let inside = 0;
    for (let index = 0; index < small; index++) {
      own.forEach((bit, k) => {
        if ((index >> (own.length - 1 - k)) & 1) places[index]! |= bit;
      });
      inside |= places[index]!;
    }
    const column = new Float64Array(2 * small);
    for (let base = 0; base < all.length >> 1; base++) {
      if ((base & inside) !== 0 || (base & mask) !== mask) continue;
      for (let index = 0; index < small; index++) {
        const at = 2 * (base | places[index]!);
        column[2 * index] = all[at]!;
        column[2 * index + 1] = all[at + 1]!;
      }
      for (let index = 0; index < small; index++) {
        let re = 0;
        let im = 0;
        for (let k = 0, entry = 2 * index * small; k < small; k++, entry += 2) {
          const mRe = m[entry]!;
          const mIm = m[entry + 1]!;
          if (mRe === 0 && mIm === 0) continue;
          re += mRe * column[2 * k]! - mIm * column[2 * k + 1]!;
          im += mRe * column[2 * k + 1]! + mIm * column[2 * k]!;
        }
        const at = 2 * (base | places[index]!);
        all[at] = re;
        all[at + 1] = im;
      }
    }
  }
}

function productOf(later: Float64Array, earlier: Float64Array): Float64Array {
  const made = new Float64Array(8);
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 2; column++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < 2; k++) {
        const [a, b] = [4 * row + 2 * k, 4 * k + 2 * column];
        re += later[a]! * earlier[b]! - later[a + 1]! * earlier[b + 1]!;
        im += later[a]! * earlier[b + 1]! + later[a + 1]! * earlier[b]!;
      }
      made[4 * row + 2 * column] = re;
      made[4 * row + 2 * column + 1] = im;
    }
  }
  return made;
}

function oddBits(word: number): boolean {
  let bits = word ^ (word >>> 16);
  bits ^= bits >>> 8;
  bits ^= bits >>> 4;
  bits ^= bits >>> 2;
  return ((bits ^ (bits >>> 1)) & 1) === 1;
}
