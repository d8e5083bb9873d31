import type { Matrix } from '../../math/index.js';

/**
 * What a unitary does not commute with on one of its wires, as a matrix B of three rows: the length of `B n` is the
 * Frobenius norm of the commutator with `n.sigma` there. Nine numbers, row by row.
 */
export type Commutators = Float64Array;

/** A direction, of length 1. */
export type Axis = readonly [x: number, y: number, z: number];

/**
 * The commutators of a unitary with the Paulis of one wire.
 *
 * @param bit of the rows that the wire is
 */
export function commutatorsOf(matrix: Matrix, bit: number): Commutators {
  return triangleOf(commutatorsAt(matrix, bit));
}

/** The commutators with X, Y and Z: differences of entries, so that weak gates lose no digits. */
function commutatorsAt(gate: Matrix, bit: number): readonly [x: Float64Array, y: Float64Array, z: Float64Array] {
  const size = Math.round(Math.sqrt(gate.length / 2));
  const x = new Float64Array(gate.length);
  const y = new Float64Array(gate.length);
  const z = new Float64Array(gate.length);
  for (let row = 0; row < size; row++) {
    const low = (row & bit) === 0;
    for (let column = 0; column < size; column++) {
      const across = 2 * (row * size + (column ^ bit));
      const down = 2 * ((row ^ bit) * size + column);
      const here = 2 * (row * size + column);
      const left = (column & bit) === 0;
      const ar = gate[across]!;
      const ai = gate[across + 1]!;
      const dr = gate[down]!;
      const di = gate[down + 1]!;
      x[here] = ar - dr;
      x[here + 1] = ai - di;
      // i in a column of |0>, -i in one of |1>; in rows the other way round.
      y[here] = (left ? -ai : ai) - (low ? di : -di);
      y[here + 1] = (left ? ar : -ar) - (low ? -dr : dr);
      const sign = (left ? 1 : -1) - (low ? 1 : -1);
      z[here] = sign * gate[here]!;
      z[here + 1] = sign * gate[here + 1]!;
    }
  }
  return [x, y, z];
}

/** The triangular factor of three columns (modified Gram-Schmidt), which has the length of every combination of them. */
function triangleOf(columns: readonly Float64Array[]): Float64Array {
  const triangle = new Float64Array(9);
  for (let k = 0; k < 3; k++) {
    const column = columns[k]!;
    let squared = 0;
    for (let at = 0; at < column.length; at++) squared += column[at]! * column[at]!;
    const length = Math.sqrt(squared);
    triangle[4 * k] = length;
    if (length === 0) continue;
    for (let other = k + 1; other < 3; other++) {
      const against = columns[other]!;
      let dot = 0;
      for (let at = 0; at < column.length; at++) dot += column[at]! * against[at]!;
      const share = dot / squared;
      triangle[3 * k + other] = share * length;
      for (let at = 0; at < column.length; at++) against[at]! -= share * column[at]!;
    }
  }
  return triangle;
}

/** The norm of the commutator with an axis. */
export function commutatorNorm(b: Commutators, [x, y, z]: Axis): number {
  let squared = 0;
  for (let row = 0; row < 9; row += 3) squared += (b[row]! * x + b[row + 1]! * y + b[row + 2]! * z) ** 2;
  return Math.sqrt(squared);
}

/** At least the norm of the commutator with any axis. */
export function largestCommutator(b: Commutators): number {
  let squared = 0;
  for (const entry of b) squared += entry * entry;
  return Math.sqrt(squared);
}

/** The axis with which the commutator is the least, where there is one at all. */
export function bestAxis(b: Commutators): Axis | undefined {
  // The axis is orthogonal to all rows: of the products of two rows the longest is the surest.
  let found: Axis | undefined;
  let longest = 0;
  for (const [i, j] of [
    [0, 3],
    [0, 6],
    [3, 6],
  ] as const) {
    const x = b[i + 1]! * b[j + 2]! - b[i + 2]! * b[j + 1]!;
    const y = b[i + 2]! * b[j]! - b[i]! * b[j + 2]!;
    const z = b[i]! * b[j + 1]! - b[i + 1]! * b[j]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length > longest) {
      longest = length;
      found = [x / length, y / length, z / length];
    }
  }
  return found;
}
