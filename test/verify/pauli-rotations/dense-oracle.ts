import type { Operation } from '../../../src/circuit/index.js';
import { matrixOfUse } from '../../../src/gates/index.js';

/** A unitary by its columns: amplitudes of column c from 2 c size on, interleaved. */
export type Columns = Float64Array;

/** The unitary of operations on few bits, gate by gate from the gates' matrices; bit k of an index is wire k. */
export function unitaryOf(operations: readonly Operation[], bits: number): Columns {
  const size = 2 ** bits;
  const columns = new Float64Array(2 * size * size);
  for (let column = 0; column < size; column++) columns[2 * (column * size + column)] = 1;
  for (const operation of operations) if (operation.gate.kind === 'unitary') apply(operation, columns, size);
  return columns;
}

function apply(operation: Operation, columns: Columns, size: number): void {
  const wires = [...operation.controls, ...operation.targets];
  const matrix = matrixOfUse(operation);
  const order = 2 ** wires.length;
  const places = Array.from({ length: order }, (_, index) =>
    wires.reduce((sum, wire, k) => sum + (((index >> (wires.length - 1 - k)) & 1) << wire), 0),
  );
  const mask = places[order - 1]!;
  const before = new Float64Array(2 * order);
  for (let column = 0; column < size; column++) {
    for (let base = 0; base < size; base++) {
      if ((base & mask) !== 0) continue;
      for (let k = 0; k < order; k++) {
        const at = 2 * (column * size + base + places[k]!);
        before[2 * k] = columns[at]!;
        before[2 * k + 1] = columns[at + 1]!;
      }
      for (let row = 0; row < order; row++) {
        let [re, im] = [0, 0];
        for (let k = 0; k < order; k++) {
          const [a, b] = [matrix[2 * (row * order + k)]!, matrix[2 * (row * order + k) + 1]!];
          re += a * before[2 * k]! - b * before[2 * k + 1]!;
          im += a * before[2 * k + 1]! + b * before[2 * k]!;
        }
        const at = 2 * (column * size + base + places[row]!);
        columns[at] = re;
        columns[at + 1] = im;
      }
    }
  }
}

/**
 * How far two unitaries are apart in operator norm on some columns, after the phase that makes their traces agree: found by
 * power iteration, so from below.
 *
 * @param pairs columns of the one and of the other that are to be the same
 */
export function operatorDistance(
  a: Columns,
  b: Columns,
  bits: number,
  pairs: readonly (readonly [number, number])[],
): number {
  const size = 2 ** bits;
  let [re, im] = [0, 0];
  for (const [ours, theirs] of pairs) {
    for (let k = 0; k < size; k++) {
      const [x, y] = [2 * (ours * size + k), 2 * (theirs * size + k)];
      re += b[y]! * a[x]! + b[y + 1]! * a[x + 1]!;
      im += b[y]! * a[x + 1]! - b[y + 1]! * a[x]!;
    }
  }
  const norm = Math.hypot(re, im);
  const [c, s] = norm < 1e-9 ? [1, 0] : [re / norm, im / norm];
  const difference = pairs.map(([ours, theirs]) => {
    const column = new Float64Array(2 * size);
    for (let k = 0; k < size; k++) {
      const [x, y] = [2 * (ours * size + k), 2 * (theirs * size + k)];
      column[2 * k] = a[x]! - (c * b[y]! - s * b[y + 1]!);
      column[2 * k + 1] = a[x + 1]! - (c * b[y + 1]! + s * b[y]!);
    }
    return column;
  });
  return largestSingularValue(difference, size);
}

function largestSingularValue(columns: readonly Float64Array[], size: number): number {
  let vector = Float64Array.from({ length: 2 * columns.length }, (_, k) => Math.cos(1 + 3 * k));
  let value = 0;
  for (let round = 0; round < 30; round++) {
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    if (length === 0) return 0;
    const image = new Float64Array(2 * size);
    columns.forEach((column, j) => {
      const [x, y] = [vector[2 * j]! / length, vector[2 * j + 1]! / length];
      for (let k = 0; k < 2 * size; k += 2) {
        image[k]! += x * column[k]! - y * column[k + 1]!;
        image[k + 1]! += x * column[k + 1]! + y * column[k]!;
      }
    });
    value = Math.sqrt(image.reduce((sum, x) => sum + x * x, 0));
    vector = new Float64Array(vector.length);
    columns.forEach((column, j) => {
      let [x, y] = [0, 0];
      for (let k = 0; k < 2 * size; k += 2) {
        x += column[k]! * image[k]! + column[k + 1]! * image[k + 1]!;
        y += column[k]! * image[k + 1]! - column[k + 1]! * image[k]!;
      }
      vector[2 * j] = x;
      vector[2 * j + 1] = y;
    });
  }
  return value;
}
