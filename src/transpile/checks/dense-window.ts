import type { Operation } from '../../circuit/index.js';
import { applyMatrix } from './apply-operation.js';
import { matrixOf } from './operation-matrix.js';

/** The most wires of a window that is multiplied out. */
export const MOST_DENSE_WIRES = 5;

/**
 * The product of operations as a whole matrix, row-major and interleaved; wire k of the window is bit k of an index.
 *
 * The result is one of two buffers that are used again: it holds until the second call after.
 */
export function denseProduct(operations: readonly Operation[], wires: readonly number[]): Float64Array {
  const size = 1 << wires.length;
  turn ^= 1;
  const known = buffers[turn]!;
  const product = known[wires.length] ?? new Float64Array(2 * size * size);
  known[wires.length] = product;
  product.fill(0);
  for (let k = 0; k < size; k++) product[2 * k * (size + 1)] = 1;
  // As a state, a matrix has its rows in the upper half of an index.
  const bitOf = (wire: number) => size << wires.indexOf(wire);
  for (const operation of operations) {
    if (operation.gate.kind === 'barrier') continue;
    const mask = operation.controls.reduce((bits, wire) => bits | bitOf(wire), 0);
    applyMatrix(product, matrixOf(operation), operation.targets.map(bitOf), mask);
  }
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
      largest = Math.max(largest, square);
    }
  }
  return Math.sqrt(largest);
}
