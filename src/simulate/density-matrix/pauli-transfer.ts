import type { Matrix } from '../../math/index.js';

/**
 * What a gate makes of Pauli strings: entry (row, column), at `row * 4^k + column`, is the part of string `row` in the
 * image of string `column`.
 *
 * Strings are indices with two bits per wire, bit 0 for an X part and bit 1 for a Z part (both for Y); wire j of the
 * gate has bits 2j and 2j + 1. The entries are real, and row and column 0 belong to the identity.
 */
export type PauliTransfer = Float64Array;

/**
 * The Pauli transfer matrix of a unitary, row-major and interleaved with its first wire as the most significant bit.
 *
 * @param rate depolarizing rate of an error that follows: every string but the identity shrinks by it
 */
export function pauliTransfer(unitary: Matrix, wires: number, rate = 0): PauliTransfer {
  const size = 2 ** wires;
  const strings = 4 ** wires;
  const result = new Float64Array(strings * strings);
  const image = new Float64Array(2 * size * size);
  for (let column = 0; column < strings; column++) {
    conjugate(unitary, size, pauliOf(column, wires), image);
    for (let row = 0; row < strings; row++) {
      const part = overlap(pauliOf(row, wires), image, size) / size;
      // Rounding of entries that are zero would keep the blocks of the matrix together.
      if (Math.abs(part) > 1e-14) result[row * strings + column] = part * (row === 0 ? 1 : 1 - rate);
    }
  }
  return result;
}

/** A Pauli string as a signed permutation: it sends basis state j to `i^ys (-1)^(j & signs)` times `j ^ flips`. */
interface SignedPermutation {
  readonly flips: number;
  readonly signs: number;
  readonly ys: number;
}

function pauliOf(string: number, wires: number): SignedPermutation {
  let [flips, signs, ys] = [0, 0, 0];
  for (let wire = 0; wire < wires; wire++) {
    const letter = (string >> (2 * wire)) & 3;
    const bit = 1 << (wires - 1 - wire);
    if (letter & 1) flips |= bit;
    if (letter & 2) signs |= bit;
    if (letter === 3) ys++;
  }
  return { flips, signs, ys };
}

/** Real and imaginary part of `i^ys (-1)^(index & signs)`. */
function factor({ signs, ys }: SignedPermutation, index: number): readonly [number, number] {
  let ones = 0;
  for (let rest = index & signs; rest !== 0; rest &= rest - 1) ones++;
  const turns = (ys + 2 * ones) & 3;
  return turns === 0 ? [1, 0] : turns === 1 ? [0, 1] : turns === 2 ? [-1, 0] : [0, -1];
}

/** U P U^-1 into `image`. */
function conjugate(u: Matrix, size: number, pauli: SignedPermutation, image: Float64Array): void {
  image.fill(0);
  for (let k = 0; k < size; k++) {
    const [fRe, fIm] = factor(pauli, k);
    for (let row = 0; row < size; row++) {
      // Column k of P has its entry in row k ^ flips.
      const a = 2 * (row * size + (k ^ pauli.flips));
      const re = u[a]! * fRe - u[a + 1]! * fIm;
      const im = u[a]! * fIm + u[a + 1]! * fRe;
      if (re === 0 && im === 0) continue;
      for (let column = 0; column < size; column++) {
        const b = 2 * (column * size + k);
        const at = 2 * (row * size + column);
        image[at] = image[at]! + re * u[b]! + im * u[b + 1]!;
        image[at + 1] = image[at + 1]! + im * u[b]! - re * u[b + 1]!;
      }
    }
  }
}

/** The real part of Tr(P M). */
function overlap(pauli: SignedPermutation, matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const [re, im] = factor(pauli, k);
    const at = 2 * (k * size + (k ^ pauli.flips));
    sum += re * matrix[at]! - im * matrix[at + 1]!;
  }
  return sum;
}
