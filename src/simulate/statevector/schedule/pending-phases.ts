import type { BitParity, BitPhase } from '../normal-form/frames.js';

const TURN = 2 * Math.PI;
/** Angles this close to 0 or to half a turn are taken as that: a few roundings of an angle. */
const ANGLE_ROUNDING = 4e-15;

/** A phase on patterns of three or more bits, or the parity of three or more. */
export type WidePhase = BitPhase | BitParity;

/**
 * Diagonal gates that have been met and not yet been carried out: a quadratic phase polynomial over the register's
 * bits, and a list of what has a higher degree.
 */
export class PendingPhases {
  readonly #bits: number;
  /** Radians on the one of each bit. */
  readonly #linear: Float64Array;
  /** Radians where both bits are one, at `bits * larger + smaller`. */
  readonly #pairs: Float64Array;
  /** For each bit the mask of the bits that it has a pair with. */
  readonly #partners: Int32Array;
  wide: WidePhase[] = [];

  constructor(bits: number) {
    this.#bits = bits;
    this.#linear = new Float64Array(bits);
    this.#pairs = new Float64Array(bits * bits);
    this.#partners = new Int32Array(bits);
  }

  add(step: WidePhase): void {
    const low = lowestBit(step.mask);
    const rest = step.mask & (step.mask - 1);
    if (step.kind === 'parity' || (rest & (rest - 1)) !== 0) {
      this.wide.push(step);
    } else if (rest === 0) {
      this.#linear[low] = reduced(this.#linear[low]! + step.angle);
    } else {
      const high = lowestBit(rest);
      const at = this.#bits * high + low;
      const angle = reduced(this.#pairs[at]! + step.angle);
      this.#pairs[at] = angle;
      this.#setPartners(low, high, angle !== 0);
    }
  }

  linear(bit: number): number {
    return this.#linear[bit]!;
  }

  pair(a: number, b: number): number {
    return this.#pairs[a > b ? this.#bits * a + b : this.#bits * b + a]!;
  }

  partners(bit: number): number {
    return this.#partners[bit]!;
  }

  clearLinear(bit: number): void {
    this.#linear[bit] = 0;
  }

  clearPair(a: number, b: number): void {
    this.#pairs[a > b ? this.#bits * a + b : this.#bits * b + a] = 0;
    this.#setPartners(a, b, false);
  }

  isEmpty(): boolean {
    return this.wide.length === 0 && this.#linear.every((x) => x === 0) && this.#partners.every((x) => x === 0);
  }

  #setPartners(a: number, b: number, on: boolean): void {
    const mask = (word: number, bit: number) => (on ? word | (1 << bit) : word & ~(1 << bit));
    this.#partners[a] = mask(this.#partners[a]!, b);
    this.#partners[b] = mask(this.#partners[b]!, a);
  }
}

/** The number of the lowest one of a mask. */
export function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** Calls back for every one of a mask, rising. */
export function forEachBit(mask: number, visit: (bit: number) => void): void {
  for (let rest = mask; rest !== 0; rest &= rest - 1) visit(lowestBit(rest));
}

/** An angle in (-pi, pi], exactly 0 or pi where it is that to rounding. */
function reduced(angle: number): number {
  const inside = angle - TURN * Math.round(angle / TURN);
  if (Math.abs(inside) < ANGLE_ROUNDING) return 0;
  if (Math.abs(inside) > Math.PI - ANGLE_ROUNDING) return Math.PI;
  return inside;
}
