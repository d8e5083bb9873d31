import type { Matrix } from '../../../math/index.js';

const ROW = 16;

/** matrix <- exp(-i angle/2 ZZ) matrix, for the two wires of the masks; radians. */
export function applyInteraction(matrix: Float64Array, maskA: number, maskB: number, angle: number): void {
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  for (let row = 0; row < 8; row++) {
    const odd = ((row & maskA) !== 0) !== ((row & maskB) !== 0);
    const sine = odd ? s : -s;
    for (let k = row * ROW; k < (row + 1) * ROW; k += 2) {
      const re = matrix[k]!;
      const im = matrix[k + 1]!;
      matrix[k] = c * re - sine * im;
      matrix[k + 1] = c * im + sine * re;
    }
  }
}

/**
 * Writes S* P S for a Pauli P as 64 real numbers: row by row the real diagonal entry, then the complex ones right of it
 * times sqrt(2), so that sums of products are traces of products.
 *
 * @param flips the mask of the wires with X or Y
 * @param signs the mask of the wires with Z or Y
 * @param ys whether there is a Y
 */
export function conjugatedPauli(
  s: Matrix,
  flips: number,
  signs: number,
  ys: boolean,
  out: Float64Array,
  start: number,
): void {
  // Row r of P S is factor(r) times row r ^ flips of S; for a Y the factor is i on 1 and -i on 0.
  for (let r = 0; r < 8; r++) {
    const from = (r ^ flips) * ROW;
    const to = r * ROW;
    const ones = r & signs;
    const odd = ((ones ^ (ones >> 1) ^ (ones >> 2)) & 1) === 1;
    for (let k = 0; k < ROW; k += 2) {
      const re = s[from + k]!;
      const im = s[from + k + 1]!;
      if (ys) {
        turned[to + k] = odd ? -im : im;
        turned[to + k + 1] = odd ? re : -re;
      } else {
        turned[to + k] = odd ? -re : re;
        turned[to + k + 1] = odd ? -im : im;
      }
    }
  }
  let at = start;
  for (let i = 0; i < ROW; i += 2) {
    for (let j = i; j < ROW; j += 2) {
      let re = 0;
      let im = 0;
      for (let r = 0; r < 128; r += ROW) {
        const aRe = s[r + i]!;
        const aIm = s[r + i + 1]!;
        const bRe = turned[r + j]!;
        const bIm = turned[r + j + 1]!;
        re += aRe * bRe + aIm * bIm;
        im += aRe * bIm - aIm * bRe;
      }
      if (i === j) {
        out[at++] = re;
      } else {
        out[at++] = Math.SQRT2 * re;
        out[at++] = Math.SQRT2 * im;
      }
    }
  }
}

const turned = new Float64Array(128);
