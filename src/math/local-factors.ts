import { type Matrix, scaleMatrix } from './matrix.js';

/** Sizes closer than this are equal, so that rounding does not choose between blocks; from either come the same factors. */
const TIE = 1e-12;

/** The factors, of determinant 1, of a product of one-qubit rotations. */
export function localFactors(product: Matrix): [Matrix, Matrix] {
  let row = 0;
  let column = 0;
  let largest = -1;
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const size = blockSize(product, i, j);
      if (size > largest + TIE) [row, column, largest] = [i, j, size];
    }
  }
  const second = new Float64Array(8);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const at = 2 * ((2 * row + i) * 4 + 2 * column + j);
      second[2 * (i * 2 + j)] = product[at]!;
      second[2 * (i * 2 + j) + 1] = product[at + 1]!;
    }
  }
  const [detRe, detIm] = determinantOfTwo(second);
  const size = Math.hypot(detRe, detIm);
  const phase = -Math.atan2(detIm, detRe) / 2;
  const unit = scaleMatrix(second, Math.cos(phase) / Math.sqrt(size), Math.sin(phase) / Math.sqrt(size));
  const first = new Float64Array(8);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < 4; k++) {
        const at = 2 * ((2 * i + (k >> 1)) * 4 + 2 * j + (k & 1));
        re += unit[2 * k]! * product[at]! + unit[2 * k + 1]! * product[at + 1]!;
        im += unit[2 * k]! * product[at + 1]! - unit[2 * k + 1]! * product[at]!;
      }
      first[2 * (i * 2 + j)] = re / 2;
      first[2 * (i * 2 + j) + 1] = im / 2;
    }
  }
  return [first, unit];
}

function blockSize(m: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < 4; k++) {
    const at = 2 * ((2 * i + (k >> 1)) * 4 + 2 * j + (k & 1));
    sum += m[at]! * m[at]! + m[at + 1]! * m[at + 1]!;
  }
  return sum;
}

function determinantOfTwo(m: Matrix): [number, number] {
  return [
    m[0]! * m[6]! - m[1]! * m[7]! - m[2]! * m[4]! + m[3]! * m[5]!,
    m[0]! * m[7]! + m[1]! * m[6]! - m[2]! * m[5]! - m[3]! * m[4]!,
  ];
}
