import { adjoint, dimension, identity, innerProduct, type Matrix, multiply, scaleMatrix } from '../../math/index.js';

/**
 * `gate left-hand-side matrix`: a gate on some of the wires of a larger matrix, in place.
 *
 * @param wires of the larger matrix; wire k is bit k of its rows
 * @param places the wires of the gate, the first being the most significant bit of its rows
 */
export function applyGate(gate: Matrix, places: readonly number[], matrix: Matrix, wires: number): void {
  if (places.length === 1) applyToWire(gate, places[0]!, matrix, wires);
  else applyToWires(gate, places, matrix, wires);
}

function applyToWires(gate: Matrix, places: readonly number[], matrix: Matrix, wires: number): void {
  const size = 1 << wires;
  const own = 1 << places.length;
  let mask = 0;
  const offsets = new Int32Array(own);
  for (let k = 0; k < places.length; k++) {
    const bit = 1 << places[k]!;
    mask |= bit;
    for (let row = 0; row < own; row++) {
      if ((row >> (places.length - 1 - k)) & 1) offsets[row]! |= bit;
    }
  }
  const re = new Float64Array(own);
  const im = new Float64Array(own);
  for (let base = 0; base < size; base++) {
    if (base & mask) continue;
    for (let column = 0; column < size; column++) {
      for (let row = 0; row < own; row++) {
        const at = 2 * ((base | offsets[row]!) * size + column);
        re[row] = matrix[at]!;
        im[row] = matrix[at + 1]!;
      }
      for (let row = 0; row < own; row++) {
        let sumRe = 0;
        let sumIm = 0;
        for (let k = 0; k < own; k++) {
          const g = 2 * (row * own + k);
          sumRe += gate[g]! * re[k]! - gate[g + 1]! * im[k]!;
          sumIm += gate[g]! * im[k]! + gate[g + 1]! * re[k]!;
        }
        const at = 2 * ((base | offsets[row]!) * size + column);
        matrix[at] = sumRe;
        matrix[at + 1] = sumIm;
      }
    }
  }
}

/** The same for a gate on one wire, which most are. */
function applyToWire(gate: Matrix, place: number, matrix: Matrix, wires: number): void {
  const [ar, ai, br, bi, cr, ci, dr, di] = gate as unknown as EightNumbers;
  const size = 1 << wires;
  const bit = 1 << place;
  for (let row = 0; row < size; row++) {
    if (row & bit) continue;
    const low = 2 * row * size;
    const high = 2 * (row | bit) * size;
    for (let column = 0; column < 2 * size; column += 2) {
      const xr = matrix[low + column]!;
      const xi = matrix[low + column + 1]!;
      const yr = matrix[high + column]!;
      const yi = matrix[high + column + 1]!;
      matrix[low + column] = ar * xr - ai * xi + br * yr - bi * yi;
      matrix[low + column + 1] = ar * xi + ai * xr + br * yi + bi * yr;
      matrix[high + column] = cr * xr - ci * xi + dr * yr - di * yi;
      matrix[high + column + 1] = cr * xi + ci * xr + dr * yi + di * yr;
    }
  }
}

/** A product of one-wire matrices, wire k being bit k of its rows. */
export function productOf(factors: readonly Matrix[]): Matrix {
  const matrix = identity(1 << factors.length);
  for (const [wire, factor] of factors.entries()) applyGate(factor, [wire], matrix, factors.length);
  return matrix;
}

/** One-wire matrices whose product a unitary is, and how far it is from it (Frobenius). */
export interface Factors {
  readonly factors: readonly Matrix[];
  readonly distance: number;
}

/**
 * The product of one-wire unitaries that a unitary is, if it is one; the distance says whether it is.
 *
 * A row and a column with a large entry say what each factor would be. That alone would enlarge an error that the matrix
 * has: each factor is then made anew from the whole matrix without the others.
 */
export function factorsOf(matrix: Matrix, wires: number): Factors {
  const rough = roughFactors(matrix, wires);
  const factors = rough.map((_, wire) => factorWithout(matrix, rough, wire));
  // Each factor has the phase of the whole.
  const phase = phaseBetween(matrix, productOf(factors));
  factors[0] = scaleMatrix(factors[0]!, phase.re, phase.im);
  return { factors, distance: distanceBetween(matrix, productOf(factors)) };
}

function roughFactors(matrix: Matrix, wires: number): readonly Matrix[] {
  const size = 1 << wires;
  const pivot = largestEntry(matrix);
  const [row, column] = [Math.floor(pivot / size), pivot % size];
  return Array.from({ length: wires }, (_, wire) => {
    const bit = 1 << wire;
    const factor = new Float64Array(8);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        const from = 2 * (((row & ~bit) | (i * bit)) * size + ((column & ~bit) | (j * bit)));
        factor[2 * (2 * i + j)] = matrix[from]!;
        factor[2 * (2 * i + j) + 1] = matrix[from + 1]!;
      }
    }
    return nearUnitary(factor);
  });
}

/** What is left of a matrix on one wire when the factors of all others are undone. */
function factorWithout(matrix: Matrix, factors: readonly Matrix[], wire: number): Matrix {
  const wires = factors.length;
  const size = 1 << wires;
  const bit = 1 << wire;
  const rest = matrix.slice();
  for (const [other, factor] of factors.entries()) {
    if (other !== wire) applyGate(adjoint(factor), [other], rest, wires);
  }
  const sum = new Float64Array(8);
  for (let base = 0; base < size; base++) {
    if (base & bit) continue;
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        const from = 2 * ((base | (i * bit)) * size + (base | (j * bit)));
        sum[2 * (2 * i + j)]! += rest[from]!;
        sum[2 * (2 * i + j) + 1]! += rest[from + 1]!;
      }
    }
  }
  return nearUnitary(sum);
}

/** The unitary of two rows next to a multiple of one, which is its determinant times its conjugated cofactors. */
export function nearUnitary(m: Matrix): Matrix {
  const [ar, ai, br, bi, cr, ci, dr, di] = m as unknown as EightNumbers;
  const re = ar * dr - ai * di - (br * cr - bi * ci);
  const im = ar * di + ai * dr - (br * ci + bi * cr);
  const size = Math.hypot(re, im);
  const [x, y] = size === 0 ? [1, 0] : [re / size, im / size];
  const found = Float64Array.of(
    ar + x * dr + y * di,
    ai + y * dr - x * di,
    br - x * cr - y * ci,
    bi - y * cr + x * ci,
    cr - x * br - y * bi,
    ci - y * br + x * bi,
    dr + x * ar + y * ai,
    di + y * ar - x * ai,
  );
  let squared = 0;
  for (let k = 0; k < 8; k++) squared += found[k]! * found[k]!;
  const scale = Math.SQRT2 / Math.sqrt(squared);
  for (let k = 0; k < 8; k++) found[k]! *= scale;
  return found;
}

type EightNumbers = readonly [number, number, number, number, number, number, number, number];

/** The phase by which one matrix is ahead of another that is nearly a multiple of it. */
function phaseBetween(a: Matrix, b: Matrix): { readonly re: number; readonly im: number } {
  const [re, im] = innerProduct(b, a);
  const size = Math.hypot(re, im);
  return size === 0 ? { re: 1, im: 0 } : { re: re / size, im: im / size };
}

function largestEntry(matrix: Matrix): number {
  let [found, largest] = [0, -1];
  for (let at = 0; at < matrix.length; at += 2) {
    const squared = matrix[at]! ** 2 + matrix[at + 1]! ** 2;
    if (squared > largest) [found, largest] = [at / 2, squared];
  }
  return found;
}

/** Frobenius distance; what is no number is as far as can be. */
export function distanceBetween(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) ** 2;
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : Math.sqrt(sum);
}

/** At least the distance to the unitary next to it: it squares to one but for so much (Frobenius). */
export function distanceFromUnitary(matrix: Matrix): number {
  return distanceBetween(multiply(adjoint(matrix), matrix), identity(dimension(matrix)));
}

/** The rows of a matrix in another order: row `i` of the result has the bits of its wires moved to `places`. */
export function movedRows(matrix: Matrix, places: readonly number[]): Matrix {
  const wires = places.length;
  const size = 1 << wires;
  const moved = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    let from = 0;
    for (let wire = 0; wire < wires; wire++) if ((row >> wire) & 1) from |= 1 << places[wire]!;
    moved.set(matrix.subarray(2 * from * size, 2 * (from + 1) * size), 2 * row * size);
  }
  return moved;
}
