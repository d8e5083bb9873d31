/**
 * Small complex matrices: row-major, interleaved (re, im), length `2 * d * d`.
 *
 * For a gate's matrix the first listed wire is the most significant bit of the row and column index, which makes
 * `kronecker(a, b)` the gate `a` on the first wire beside `b` on the second.
 */
export type Matrix = Float64Array;

/** Number of rows of a square matrix. */
export function dimension(a: Matrix): number {
  return Math.round(Math.sqrt(a.length / 2));
}

/** Identity of dimension `d`. */
export function identity(d: number): Matrix {
  const result = new Float64Array(2 * d * d);
  for (let i = 0; i < d; i++) result[2 * i * (d + 1)] = 1;
  return result;
}

/** Matrix product `a b`: as gates, `b` acts first. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const d = dimension(a);
  const result = new Float64Array(a.length);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const re = a[2 * (i * d + k)]!;
      const im = a[2 * (i * d + k) + 1]!;
      if (re === 0 && im === 0) continue;
      for (let j = 0; j < d; j++) {
        const bRe = b[2 * (k * d + j)]!;
        const bIm = b[2 * (k * d + j) + 1]!;
        const at = 2 * (i * d + j);
        result[at] = result[at]! + re * bRe - im * bIm;
        result[at + 1] = result[at + 1]! + re * bIm + im * bRe;
      }
    }
  }
  return result;
}

/** Conjugate transpose. */
export function adjoint(a: Matrix): Matrix {
  const d = dimension(a);
  const result = new Float64Array(a.length);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      result[2 * (j * d + i)] = a[2 * (i * d + j)]!;
      result[2 * (j * d + i) + 1] = -a[2 * (i * d + j) + 1]!;
    }
  }
  return result;
}

/** Kronecker product: `a` on the first listed wires, `b` on the ones after them. */
export function kronecker(a: Matrix, b: Matrix): Matrix {
  const da = dimension(a);
  const db = dimension(b);
  const d = da * db;
  const result = new Float64Array(2 * d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const atA = 2 * (Math.floor(i / db) * da + Math.floor(j / db));
      const atB = 2 * ((i % db) * db + (j % db));
      const at = 2 * (i * d + j);
      result[at] = a[atA]! * b[atB]! - a[atA + 1]! * b[atB + 1]!;
      result[at + 1] = a[atA]! * b[atB + 1]! + a[atA + 1]! * b[atB]!;
    }
  }
  return result;
}

/** The matrix times the complex number `re + i im`. */
export function scaleMatrix(a: Matrix, re: number, im = 0): Matrix {
  const result = new Float64Array(a.length);
  for (let k = 0; k < a.length; k += 2) {
    result[k] = a[k]! * re - a[k + 1]! * im;
    result[k + 1] = a[k]! * im + a[k + 1]! * re;
  }
  return result;
}

/** The matrix times `e^{i phase}`; phase in radians. */
export function withPhase(a: Matrix, phase: number): Matrix {
  return scaleMatrix(a, Math.cos(phase), Math.sin(phase));
}

/** Largest modulus of an entry of `a - b`; NaN where one is no number. */
export function maxDistance(a: Matrix, b: Matrix): number {
  let largest = 0;
  for (let k = 0; k < a.length; k += 2) {
    const distance = Math.hypot(a[k]! - b[k]!, a[k + 1]! - b[k + 1]!);
    largest = Math.max(largest, distance);
  }
  return largest;
}

/** Largest modulus of an entry of `a - e^{i phase} b`, with the phase that fits best. */
export function distanceUpToPhase(a: Matrix, b: Matrix): number {
  const [re, im] = innerProduct(b, a);
  const size = Math.hypot(re, im);
  return size === 0 ? maxDistance(a, b) : maxDistance(a, scaleMatrix(b, re / size, im / size));
}

/**
 * Frobenius norm of `a - e^{i phase} b` with the phase that fits best: at least their distance in operator norm up to a
 * phase. What is no number is as far as can be.
 */
export function frobeniusDistance(a: Matrix, b: Matrix): number {
  const [re, im] = innerProduct(b, a);
  const size = Math.hypot(re, im);
  const [c, s] = size === 0 ? [1, 0] : [re / size, im / size];
  let sum = 0;
  for (let k = 0; k < a.length; k += 2) {
    sum += (a[k]! - (c * b[k]! - s * b[k + 1]!)) ** 2 + (a[k + 1]! - (c * b[k + 1]! + s * b[k]!)) ** 2;
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : Math.sqrt(sum);
}

/** Whether `a` times its adjoint is the identity, to `tolerance` per entry. */
export function isUnitary(a: Matrix, tolerance = 1e-9): boolean {
  return maxDistance(multiply(adjoint(a), a), identity(dimension(a))) <= tolerance;
}

/** What is nearer to its adjoint's inverse than this, an entry, is as unitary as products of matrices are. */
const ROUNDED = 1e-12;

/**
 * The unitary next to a matrix that nearly is one, as typed digits leave it; the very matrix where only rounding is off.
 *
 * One step of Newton and Schulz (Higham, Functions of Matrices, 8.3), after which the distance is squared.
 */
export function nearestUnitary(a: Matrix): Matrix {
  const square = multiply(adjoint(a), a);
  const one = identity(dimension(a));
  if (maxDistance(square, one) <= ROUNDED) return a;
  return multiply(
    a,
    square.map((entry, k) => 1.5 * one[k]! - 0.5 * entry),
  );
}

/** Sum of the diagonal as [re, im]. */
export function trace(a: Matrix): [re: number, im: number] {
  const d = dimension(a);
  let re = 0;
  let im = 0;
  for (let i = 0; i < d; i++) {
    re += a[2 * i * (d + 1)]!;
    im += a[2 * i * (d + 1) + 1]!;
  }
  return [re, im];
}

/** `trace(adjoint(a) b)` as [re, im]; its modulus is the dimension exactly when unitary a and b agree up to a phase. */
export function innerProduct(a: Matrix, b: Matrix): [re: number, im: number] {
  let re = 0;
  let im = 0;
  for (let k = 0; k < a.length; k += 2) {
    re += a[k]! * b[k]! + a[k + 1]! * b[k + 1]!;
    im += a[k]! * b[k + 1]! - a[k + 1]! * b[k]!;
  }
  return [re, im];
}

/** Determinant as [re, im], by elimination with the largest pivot of each column. */
export function determinant(a: Matrix): [re: number, im: number] {
  const d = dimension(a);
  const rows = a.slice();
  let re = 1;
  let im = 0;
  for (let column = 0; column < d; column++) {
    let pivot = column;
    for (let i = column + 1; i < d; i++) if (modulus(rows, i, column, d) > modulus(rows, pivot, column, d)) pivot = i;
    const at = 2 * (pivot * d + column);
    const pivotRe = rows[at]!;
    const pivotIm = rows[at + 1]!;
    const size = pivotRe * pivotRe + pivotIm * pivotIm;
    if (size === 0) return [0, 0];
    const sign = pivot === column ? 1 : -1;
    [re, im] = [sign * (re * pivotRe - im * pivotIm), sign * (re * pivotIm + im * pivotRe)];
    if (pivot !== column) swapRows(rows, pivot, column, d);
    for (let i = column + 1; i < d; i++) {
      const ratioRe = (rows[2 * (i * d + column)]! * pivotRe + rows[2 * (i * d + column) + 1]! * pivotIm) / size;
      const ratioIm = (rows[2 * (i * d + column) + 1]! * pivotRe - rows[2 * (i * d + column)]! * pivotIm) / size;
      for (let j = column; j < d; j++) {
        const from = 2 * (column * d + j);
        const to = 2 * (i * d + j);
        rows[to] = rows[to]! - ratioRe * rows[from]! + ratioIm * rows[from + 1]!;
        rows[to + 1] = rows[to + 1]! - ratioRe * rows[from + 1]! - ratioIm * rows[from]!;
      }
    }
  }
  return [re, im];
}

/** The gate `a` under `controls` positive controls, which come first: identity except on the last block. */
export function controlledMatrix(a: Matrix, controls: number): Matrix {
  const inner = dimension(a);
  const d = inner * 2 ** controls;
  const result = identity(d);
  const offset = d - inner;
  for (let i = 0; i < inner; i++) {
    const row = 2 * (i * inner);
    result.set(a.subarray(row, row + 2 * inner), 2 * ((offset + i) * d + offset));
  }
  return result;
}

/** The same gate with its listed wires in another order: wire `k` of the result is wire `order[k]` of `a`. */
export function permuteWires(a: Matrix, order: readonly number[]): Matrix {
  const d = dimension(a);
  const wires = order.length;
  const moved = new Int32Array(d);
  for (let index = 0; index < d; index++) {
    let original = 0;
    for (let k = 0; k < wires; k++) {
      if ((index >> (wires - 1 - k)) & 1) original |= 1 << (wires - 1 - order[k]!);
    }
    moved[index] = original;
  }
  const result = new Float64Array(a.length);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const from = 2 * (moved[i]! * d + moved[j]!);
      result[2 * (i * d + j)] = a[from]!;
      result[2 * (i * d + j) + 1] = a[from + 1]!;
    }
  }
  return result;
}

function modulus(a: Matrix, row: number, column: number, d: number): number {
  return Math.hypot(a[2 * (row * d + column)]!, a[2 * (row * d + column) + 1]!);
}

function swapRows(a: Matrix, i: number, j: number, d: number): void {
  const row = a.slice(2 * i * d, 2 * (i + 1) * d);
  a.copyWithin(2 * i * d, 2 * j * d, 2 * (j + 1) * d);
  a.set(row, 2 * j * d);
}
