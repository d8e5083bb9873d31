import { countOnes } from '../../math/index.js';
import type { BitTable } from '../bits/bit-table.js';
import { bitAt } from '../bits/bit-table.js';
import type { PauliRows } from './tableau.js';

/**
 * Generators of a stabilizer group in echelon form.
 *
 * Rows below `xRank` have X parts, each leading at a later qubit than the one before; the others are products of Zs, in
 * echelon form among themselves.
 */
export interface StabilizerGroup {
  readonly rows: PauliRows;
  readonly xRank: number;
  /** The leading qubit of each row: of its X part, or of its Z part where it has no X part. */
  readonly leads: Int32Array;
}

/** Brings commuting, independent generators into echelon form, in place. */
export function echelonForm(rows: PauliRows): StabilizerGroup {
  const count = rows.signs.length;
  const leads = new Int32Array(count);
  const xRank = eliminate(rows, rows.x, 0, leads);
  const rank = eliminate(rows, rows.z, xRank, leads);
  if (rank !== count) throw new Error('the generators of a stabilizer group are not independent');
  return { rows, xRank, leads };
}

/** Gaussian elimination on one part of the rows from `first` on; gives the row after the last one that leads. */
function eliminate(rows: PauliRows, part: BitTable, first: number, leads: Int32Array): number {
  const count = rows.signs.length;
  let next = first;
  for (let qubit = 0; qubit < part.columns && next < count; qubit++) {
    let pivot = next;
    while (pivot < count && bitAt(part, pivot, qubit) === 0) pivot++;
    if (pivot === count) continue;
    exchangeRows(rows, pivot, next);
    leads[next] = qubit;
    for (let row = pivot + 1; row < count; row++) {
      if (bitAt(part, row, qubit) === 1)
        multiplyRow(rows, row, rows, next, part === rows.x ? qubit >> 5 : part.wordsPerRow);
    }
    next++;
  }
  return next;
}

function exchangeRows({ x, z, signs }: PauliRows, a: number, b: number): void {
  if (a === b) return;
  for (const { words, wordsPerRow } of [x, z]) {
    for (let w = 0; w < wordsPerRow; w++) {
      const word = words[a * wordsPerRow + w]!;
      words[a * wordsPerRow + w] = words[b * wordsPerRow + w]!;
      words[b * wordsPerRow + w] = word;
    }
  }
  const sign = signs[a]!;
  signs[a] = signs[b]!;
  signs[b] = sign;
}

/**
 * Multiplies a row by a row of another table of the same width; the two must commute for the sign to mean anything.
 *
 * @param firstX the first word in which X parts can occur
 */
export function multiplyRow(into: PauliRows, row: number, from: PauliRows, by: number, firstX = 0): void {
  const width = into.x.wordsPerRow;
  const [x1, z1, x2, z2] = [into.x.words, into.z.words, from.x.words, from.z.words];
  let a = row * width;
  let b = by * width;
  for (let w = 0; w < firstX; w++, a++, b++) z1[a] = z1[a]! ^ z2[b]!;
  // Two bits for each of 32 lanes count the powers of i, modulo 4.
  let low = 0;
  let high = 0;
  for (let w = firstX; w < width; w++, a++, b++) {
    const [xa, za, xb, zb] = [x1[a]!, z1[a]!, x2[b]!, z2[b]!];
    const x = xa ^ xb;
    const z = za ^ zb;
    x1[a] = x;
    z1[a] = z;
    const crossed = xa & zb;
    const turned = (xb & za) ^ crossed;
    // A product of two letters is -i times the third where this bit is one, and counts down then.
    high ^= (low ^ x ^ z ^ crossed) & turned;
    low ^= turned;
  }
  const power = countOnes(low) + 2 * countOnes(high);
  into.signs[row] = into.signs[row]! ^ from.signs[by]! ^ ((power >> 1) & 1);
}

/**
 * The expectation value of a Pauli in the state that a group stabilizes: its sign in the group, or 0 where it is not in
 * the group.
 *
 * @param pauli one row; it is multiplied away
 */
export function expectationIn({ rows, xRank, leads }: StabilizerGroup, pauli: PauliRows): number {
  for (let row = 0; row < leads.length; row++) {
    if (bitAt(row < xRank ? pauli.x : pauli.z, 0, leads[row]!) === 1) multiplyRow(pauli, 0, rows, row);
  }
  const isIdentity = pauli.x.words.every((word) => word === 0) && pauli.z.words.every((word) => word === 0);
  return isIdentity ? 1 - 2 * pauli.signs[0]! : 0;
}
