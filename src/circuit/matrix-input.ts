import { IonloomError, issue } from '../errors/index.js';
import type { Matrix } from '../math/index.js';

/** A complex number: real, as a pair, or as an object with `re` and `im` (as mathjs writes them). */
export type ComplexInput = number | readonly [re: number, im: number] | { readonly re: number; readonly im: number };

/** A square matrix: rows of complex numbers, or interleaved (re, im) in row-major order. */
export type MatrixInput = Matrix | readonly (readonly ComplexInput[])[];

/**
 * A matrix as interleaved numbers.
 *
 * @throws IonloomError `InvalidMatrix` when rows differ in length or an entry is not a number.
 */
export function readMatrix(input: MatrixInput): Matrix {
  if (input instanceof Float64Array) return input.slice();
  if (!Array.isArray(input) || !input.every((row) => Array.isArray(row) && row.length === input.length)) {
    throw new IonloomError(issue('InvalidMatrix', 'a matrix is a list of rows, each as long as the list'));
  }
  const entries = (input as readonly (readonly ComplexInput[])[]).flat(1).flatMap((entry) => {
    if (typeof entry === 'number') return [entry, 0];
    if ('re' in entry) return [entry.re, entry.im];
    return [entry[0], entry[1]];
  });
  if (!entries.every(Number.isFinite)) {
    throw new IonloomError(issue('InvalidMatrix', 'an entry of the matrix is not a finite complex number'));
  }
  return Float64Array.from(entries);
}
