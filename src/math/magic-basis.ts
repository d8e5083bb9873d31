import { adjoint, type Matrix, multiply } from './matrix.js';

/**
 * Magic basis, as columns: (00 + 11), i(00 - 11), i(01 + 10), (01 - 10), each over sqrt 2.
 * Each is an eigenvector of XX, YY and ZZ.
 */
const MAGIC = ((): Matrix => {
  const r = Math.SQRT1_2;
  const m = new Float64Array(32);
  const set = (row: number, column: number, re: number, im: number) => {
    m[2 * (row * 4 + column)] = re;
    m[2 * (row * 4 + column) + 1] = im;
  };
  set(0, 0, r, 0);
  set(3, 0, r, 0);
  set(0, 1, 0, r);
  set(3, 1, 0, -r);
  set(1, 2, 0, r);
  set(2, 2, 0, r);
  set(1, 3, r, 0);
  set(2, 3, -r, 0);
  return m;
})();
const MAGIC_ADJOINT = adjoint(MAGIC);

/** A two-qubit unitary in the magic basis, where products of one-qubit rotations are real. */
export function toMagicBasis(u: Matrix): Matrix {
  return multiply(MAGIC_ADJOINT, multiply(u, MAGIC));
}

/** The two-qubit unitary of a real matrix (row-major) in the magic basis. */
export function fromMagicBasis(real: Float64Array): Matrix {
  const m = new Float64Array(32);
  for (let k = 0; k < 16; k++) m[2 * k] = real[k]!;
  return multiply(MAGIC, multiply(m, MAGIC_ADJOINT));
}
