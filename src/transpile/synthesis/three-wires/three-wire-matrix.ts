import type { Operation } from '../../../circuit/index.js';
import { type Gate, type GateUse, matrixOfUse } from '../../../gates/index.js';
import { identity, type Matrix } from '../../../math/index.js';

/** The wires of a window; the first is the most significant bit of the index of an 8 by 8 matrix. */
export type Triple = readonly [number, number, number];

const ROW = 16;

/** The bit of the row and column index that belongs to position 0, 1 or 2 of a triple. */
export function maskOf(position: number): number {
  return 4 >> position;
}

/**
 * The product of operations on three wires, 8 by 8; barriers are none of them.
 *
 * @throws Error for an operation that leaves the wires.
 */
export function matrixOfOperations(operations: readonly Operation[], wires: Triple): Matrix {
  const product = identity(8);
  for (const operation of operations) applyUse(product, operation, wires);
  return product;
}

/**
 * matrix <- gate matrix, for a gate on wires of the triple with numbers as parameters.
 *
 * @param small the gate's matrix without its controls, where it is known
 */
export function applyUse(matrix: Matrix, use: GateUse, wires: Triple, small: Matrix = smallMatrix(use)): void {
  let controls = 0;
  for (const control of use.controls) controls |= maskOn(wires, control);
  if (use.targets.length === 1) {
    applyOneQubit(matrix, small, maskOn(wires, use.targets[0]!), controls);
  } else {
    const targets = use.targets.map((target) => maskOn(wires, target));
    applySmall(matrix, small, targets, controls);
  }
}

/** matrix <- u matrix, where u acts on the bit of `mask` wherever all bits of `controls` are set. */
export function applyOneQubit(matrix: Matrix, u: Matrix, mask: number, controls = 0): void {
  const [aRe, aIm, bRe, bIm] = [u[0]!, u[1]!, u[2]!, u[3]!];
  const [cRe, cIm, dRe, dIm] = [u[4]!, u[5]!, u[6]!, u[7]!];
  for (let row = 0; row < 8; row++) {
    if ((row & mask) !== 0 || (row & controls) !== controls) continue;
    const upper = row * ROW;
    const lower = (row | mask) * ROW;
    for (let k = 0; k < ROW; k += 2) {
      const xRe = matrix[upper + k]!;
      const xIm = matrix[upper + k + 1]!;
      const yRe = matrix[lower + k]!;
      const yIm = matrix[lower + k + 1]!;
      matrix[upper + k] = aRe * xRe - aIm * xIm + bRe * yRe - bIm * yIm;
      matrix[upper + k + 1] = aRe * xIm + aIm * xRe + bRe * yIm + bIm * yRe;
      matrix[lower + k] = cRe * xRe - cIm * xIm + dRe * yRe - dIm * yIm;
      matrix[lower + k + 1] = cRe * xIm + cIm * xRe + dRe * yIm + dIm * yRe;
    }
  }
}

function applySmall(matrix: Matrix, small: Matrix, targets: readonly number[], controls: number): void {
  const size = 1 << targets.length;
  const offsets = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    targets.forEach((mask, k) => {
      if ((index >> (targets.length - 1 - k)) & 1) offsets[index] = offsets[index]! | mask;
    });
  }
  const all = offsets[size - 1]!;
  const before = matrix.slice();
  for (let row = 0; row < 8; row++) {
    if ((row & all) !== 0 || (row & controls) !== controls) continue;
    for (let i = 0; i < size; i++) {
      const to = (row | offsets[i]!) * ROW;
      matrix.fill(0, to, to + ROW);
      for (let j = 0; j < size; j++) {
        const re = small[2 * (i * size + j)]!;
        const im = small[2 * (i * size + j) + 1]!;
        if (re === 0 && im === 0) continue;
        const from = (row | offsets[j]!) * ROW;
        for (let k = 0; k < ROW; k += 2) {
          matrix[to + k] = matrix[to + k]! + re * before[from + k]! - im * before[from + k + 1]!;
          matrix[to + k + 1] = matrix[to + k + 1]! + re * before[from + k + 1]! + im * before[from + k]!;
        }
      }
    }
  }
}

function maskOn(wires: Triple, wire: number): number {
  const position = wires.indexOf(wire);
  if (position < 0) throw new Error(`wire ${wire} is none of the window's wires`);
  return maskOf(position);
}

const constants = new WeakMap<Gate, Matrix>();

/** The matrix without its controls; that of a gate without parameters is worked out once. */
export function smallMatrix({ gate, parameters, targets, data }: GateUse): Matrix {
  if (data?.matrix) return data.matrix;
  const constant = gate.parameters.length === 0 && gate.targets !== 'any';
  const known = constant ? constants.get(gate) : undefined;
  if (known) return known;
  const made = matrixOfUse({ gate, parameters, controls: [], targets, ...(data ? { data } : {}) });
  if (constant) constants.set(gate, made);
  return made;
}
