import type { TilePlan } from './tile-plan.js';
import type { TileScratch } from './tile-scratch.js';

/** The factors that phase kernels multiply by, from the phases that a plan lists. */
export function phaseTables(scratch: TileScratch) {
  const { tableRe, tableIm, rampRe, rampIm, factor, capacity: CAPACITY, largestRamp: LARGEST_RAMP } = scratch;

  /**
   * Fills the table of a slot by doubling: the half where a bit is one is the half where it is zero times the phases
   * that the bit has with the bits below it.
   */
  function buildTable({ codes, values }: TilePlan, at: number, slot: number): number {
    const re = tableRe;
    const im = tableIm;
    const offset = Math.imul(slot, CAPACITY);
    let next = at;
    re[offset] = values[codes[next++]!]!;
    const bits = codes[next++]!;
    im[offset] = 0;
    for (let bit = 0; bit < bits; bit++) {
      const half = 1 << bit;
      const own = codes[next++]!;
      const c = own < 0 ? 1 : values[own]!;
      const s = own < 0 ? 0 : values[own + 1]!;
      factor[0] = c;
      factor[1] = s;
      doubleTable(offset, half);
      const pairs = codes[next++]!;
      for (let pair = 0; pair < pairs; pair++, next += 2) {
        factor[0] = values[codes[next + 1]!]!;
        factor[1] = values[codes[next + 1]! + 1]!;
        multiplyTablePart(offset + half, half, codes[next]!);
      }
    }
    return next;
  }

  /** Writes `length` entries times the factor behind themselves. */
  function doubleTable(start: number, length: number): void {
    const re = tableRe;
    const im = tableIm;
    const c = factor[0]!;
    const s = factor[1]!;
    const end = (start + length) | 0;
    for (let i = start | 0; i < end; i = (i + 1) | 0) {
      const j = (i + length) | 0;
      const x = re[i]!;
      const y = im[i]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** Multiplies the entries `start + i`, `i < length`, whose index i has the held bit. */
  function multiplyTablePart(start: number, length: number, held: number): void {
    const re = tableRe;
    const im = tableIm;
    const c = factor[0]!;
    const s = factor[1]!;
    for (let i = held; i < length; i = (i + 1) | held) {
      const j = (start + i) | 0;
      const x = re[j]!;
      const y = im[j]!;
      re[j] = x * c - y * s;
      im[j] = x * s + y * c;
    }
  }

  /** The product of the phases of a list whose bits are all one in `outer`; left in `factor`. */
  function phaseProduct({ codes, values }: TilePlan, at: number, outer: number): number {
    const count = codes[at]!;
    let next = at + 1;
    let c = 1;
    let s = 0;
    for (let k = 0; k < count; k++, next += 2) {
      const mask = codes[next]!;
      if ((outer & mask) !== mask) continue;
      const value = codes[next + 1]!;
      const product = c * values[value]! - s * values[value + 1]!;
      s = c * values[value + 1]! + s * values[value]!;
      c = product;
    }
    factor[0] = c;
    factor[1] = s;
    return next;
  }

  /** Fills the two halves of the ramp by doubling; returns where the next instruction is. */
  function buildRamp(plan: TilePlan, at: number, bits: number, outer: number): number {
    const re = rampRe;
    const im = rampIm;
    const lowBits = bits >> 1;
    let next = phaseProduct(plan, at, outer);
    re[0] = 1;
    im[0] = 0;
    re[LARGEST_RAMP] = factor[0]!;
    im[LARGEST_RAMP] = factor[1]!;
    for (let bit = 0; bit < bits; bit++) {
      next = phaseProduct(plan, next, outer);
      const c = factor[0]!;
      const s = factor[1]!;
      const first = bit < lowBits ? 0 : LARGEST_RAMP;
      const half = 1 << (bit < lowBits ? bit : bit - lowBits);
      for (let i = first; i < first + half; i++) {
        re[i + half] = re[i]! * c - im[i]! * s;
        im[i + half] = re[i]! * s + im[i]! * c;
      }
    }
    return next;
  }

  return { buildTable, doubleTable, multiplyTablePart, phaseProduct, buildRamp };
}
