import { normal, uniformStream } from './uniform-stream.js';

/** A unitary drawn evenly over all of its dimension, row-major with real and imaginary parts in turn. */
export function randomUnitary(dimension: number, seed: number): Float64Array {
  const uniform = uniformStream(seed);
  const columns = Array.from({ length: dimension }, () =>
    Float64Array.from({ length: 2 * dimension }, () => normal(uniform)),
  );
  // Gram-Schmidt on columns of normal numbers leaves the Haar measure (Mezzadri, math-ph/0609050).
  columns.forEach((column, k) => {
    for (const earlier of columns.slice(0, k)) removePart(column, earlier);
    const norm = Math.hypot(...column);
    for (let i = 0; i < column.length; i++) column[i]! /= norm;
  });
  const matrix = new Float64Array(2 * dimension * dimension);
  columns.forEach((column, k) => {
    for (let row = 0; row < dimension; row++) {
      matrix[2 * (row * dimension + k)] = column[2 * row]!;
      matrix[2 * (row * dimension + k) + 1] = column[2 * row + 1]!;
    }
  });
  return matrix;
}

/** Makes a column orthogonal to one of norm 1. */
function removePart(column: Float64Array, unit: Float64Array): void {
  let re = 0;
  let im = 0;
  for (let i = 0; i < column.length; i += 2) {
    re += unit[i]! * column[i]! + unit[i + 1]! * column[i + 1]!;
    im += unit[i]! * column[i + 1]! - unit[i + 1]! * column[i]!;
  }
  for (let i = 0; i < column.length; i += 2) {
    column[i]! -= re * unit[i]! - im * unit[i + 1]!;
    column[i + 1]! -= re * unit[i + 1]! + im * unit[i]!;
  }
}
