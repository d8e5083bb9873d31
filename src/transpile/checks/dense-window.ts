import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';

/** The most wires of a window that is multiplied out. */
export const MOST_DENSE_WIRES = 5;

/**
 * The product of operations as a whole matrix, row-major and interleaved; wire k of the window is bit k of an index.
 *
 * The result is one of two buffers that are used again: it holds until the second call after.
 *
 */
export function denseProduct(operations: readonly Operation[], wires: readonly number[]): Float64Array {
  const size = 1 << wires.length;
  turn ^= 1;
  const known = buffers[turn]!;
  const product = known[wires.length] ?? new Float64Array(2 * size * size);
  known[wires.length] = product;
  product.fill(0);
  for (let k = 0; k < size; k++) product[2 * k * (size + 1)] = 1;
  for (let k = 0; k < operations.length; k++) apply(product, size, operations[k]!, wires);
  return product;
}

const buffers: readonly (Float64Array | undefined)[][] = [[], []];
let turn = 0;

/**
 * The largest entry of what two products differ by.
 *
 * @param phase radians that the second product is short of
 * @param moved for every wire of the window the wire on which its content is after the second product
 */
export function denseDistance(
  first: Float64Array,
  second: Float64Array,
  wires: number,
  phase: number,
  moved: readonly number[] | undefined,
): number {
  const size = 1 << wires;
  const c = Math.cos(phase);
  const s = Math.sin(phase);
  let largest = 0;
  for (let row = 0; row < size; row++) {
    let other = row;
    if (moved) {
      other = 0;
      for (let wire = 0; wire < wires; wire++) if ((row >> wire) & 1) other |= 1 << moved[wire]!;
    }
    let a = 2 * row * size;
    let b = 2 * other * size;
    for (let column = 0; column < size; column++, a += 2, b += 2) {
      const re = second[b]!;
      const im = second[b + 1]!;
      const dRe = first[a]! - (c * re - s * im);
      const dIm = first[a + 1]! - (s * re + c * im);
      const square = dRe * dRe + dIm * dIm;
      // What is no number must not pass for small.
      if (!(square <= largest)) largest = square;
    }
  }
  return Math.sqrt(largest);
}

function apply(product: Float64Array, size: number, operation: Operation, wires: readonly number[]): void {
  const { gate, controls, targets } = operation;
  if (gate.kind === 'barrier') return;
  let mask = 0;
  for (let k = 0; k < controls.length; k++) mask |= 1 << wires.indexOf(controls[k]!);
  const matrix = matrixOf(operation);
  if (targets.length === 1) applyOne(product, size, matrix, 1 << wires.indexOf(targets[0]!), mask);
  else applyMany(product, size, matrix, targets, wires, mask);
}

function applyOne(product: Float64Array, size: number, m: Float64Array, bit: number, mask: number): void {
  const [aRe, aIm, bRe, bIm, cRe, cIm, dRe, dIm] = m as unknown as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let row = 0; row < size; row++) {
    if ((row & bit) !== 0 || (row & mask) !== mask) continue;
    let p = 2 * row * size;
    let q = 2 * (row | bit) * size;
    for (let column = 0; column < size; column++, p += 2, q += 2) {
      const xRe = product[p]!;
      const xIm = product[p + 1]!;
      const yRe = product[q]!;
      const yIm = product[q + 1]!;
      product[p] = aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm;
      product[p + 1] = aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe;
      product[q] = cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm;
      product[q + 1] = cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe;
    }
  }
}

const rows = new Int32Array(1 << MOST_DENSE_WIRES);
const column = new Float64Array(2 << MOST_DENSE_WIRES);

/** The first target is the most significant bit of the gate's own index. */
function applyMany(
  product: Float64Array,
  size: number,
  m: Float64Array,
  targets: readonly number[],
  wires: readonly number[],
  mask: number,
): void {
  const count = targets.length;
  const small = 1 << count;
  let all = 0;
  for (let k = 0; k < count; k++) all |= 1 << wires.indexOf(targets[k]!);
  for (let base = 0; base < size; base++) {
    if ((base & all) !== 0 || (base & mask) !== mask) continue;
    for (let index = 0; index < small; index++) {
      let row = base;
      for (let k = 0; k < count; k++) {
        if ((index >> (count - 1 - k)) & 1) row |= 1 << wires.indexOf(targets[k]!);
      }
      rows[index] = 2 * row * size;
    }
    for (let at = 0; at < 2 * size; at += 2) {
      for (let index = 0; index < small; index++) {
        column[2 * index] = product[rows[index]! + at]!;
        column[2 * index + 1] = product[rows[index]! + at + 1]!;
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
        product[rows[index]! + at] = re;
        product[rows[index]! + at + 1] = im;
      }
    }
  }
}

const constants = new WeakMap<Gate, Float64Array>();

/** The gate table's matrix of an operation without its controls; its parameters are numbers. */
export function matrixOf({ gate, parameters, targets, data }: Operation): Float64Array {
  if (parameters.length > 0 || data || gate.targets === 'any') {
    return gate.matrix(parameters as readonly number[], data, targets.length);
  }
  let known = constants.get(gate);
  if (!known) {
    known = gate.matrix([], undefined, targets.length);
    constants.set(gate, known);
  }
  return known;
}
