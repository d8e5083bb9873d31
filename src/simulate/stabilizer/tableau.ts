import { firstOf, imageOf, MINUS, secondOf, X_AXIS, Y_AXIS, Z_AXIS } from '../../pauli/index.js';
import { type BitTable, bitTable, transposeSquare } from '../bits/bit-table.js';
import type { CliffordProgram } from './program.js';

/** Paulis on all qubits, one per row: X parts, Z parts, and a sign each (1 for minus). */
export interface PauliRows {
  readonly x: BitTable;
  readonly z: BitTable;
  readonly signs: Uint8Array;
}

/** The number of rows that go through a program together: 32 words of them. */
const BLOCK_WORDS = 32;

// Kernels find their array at a fixed place if it is a private constant of the module, aliased at their first line;
// arrays that come as parameters cost twice the time. Rows do not mix, so blocks of them go through the program one
// after the other, and one block of 1000 qubits stays in the processor's cache.
const columns = new Int32Array(2 ** 20);
const signs = new Int32Array(BLOCK_WORDS);
const square = new Int32Array(32);

/** The most qubits whose columns fit, one word of rows each. */
export const MAXIMUM_STABILIZER_QUBITS = 2 ** 17;

/**
 * Conjugates Paulis by a Clifford circuit: each row P becomes `U P U^-1`.
 *
 * @internal
 * @param start the letter of a row on a qubit before the circuit, for rows with one letter: `[qubit, letter]`
 */
export function conjugated(
  program: CliffordProgram,
  rows: number,
  start: (row: number) => readonly [qubit: number, letter: number],
): PauliRows {
  const { qubits } = program;
  const result: PauliRows = { x: bitTable(rows, qubits), z: bitTable(rows, qubits), signs: new Uint8Array(rows) };
  const words = (rows + 31) >>> 5;
  const width = Math.max(1, Math.min(BLOCK_WORDS, words, Math.floor(columns.length / (2 * Math.max(1, qubits)))));
  for (let first = 0; first < words; first += width) {
    columns.fill(0, 0, 2 * qubits * width);
    signs.fill(0);
    for (let row = 32 * first; row < Math.min(rows, 32 * (first + width)); row++) {
      const [qubit, letter] = start(row);
      const place = 2 * qubit * width + (row >> 5) - first;
      if (letter & 1) columns[place] = columns[place]! | (1 << (row & 31));
      if (letter & 2) columns[place + width] = columns[place + width]! | (1 << (row & 31));
    }
    runRotations(program, width);
    for (let wire = 0; wire < qubits; wire++)
      applyFrame(2 * program.columns[wire]! * width, width, program.frames[wire]!);
    storeRows(program, first, width, result);
  }
  return result;
}

function runRotations({ rotations, count }: CliffordProgram, width: number): void {
  const stride = 2 * width;
  for (let k = 0; k < 3 * count; k += 3) {
    const pair = rotations[k + 2]!;
    rotatePair(
      Math.imul(rotations[k]!, stride),
      firstOf(pair),
      Math.imul(rotations[k + 1]!, stride),
      secondOf(pair),
      // -minusOf(pair) would be the number -0, which is no 32-bit integer.
      (pair << 27) >> 31,
      width,
    );
  }
}

/**
 * Conjugates by `exp(-i pi/4 A)` with A = +-P (x) Q: rows that anticommute with A become `-i A` times themselves.
 *
 * A row anticommutes with A where its letter differs from P on one qubit, or from Q on the other, but not on both. The
 * product of P with such a letter L is i or -i times the third letter, and the sign turns for Z Y, X Z and Y X.
 *
 * @param a where the words of the first qubit start: `width` for X parts, then as many for Z parts
 * @param minus -1 for a minus sign, else 0
 */
function rotatePair(a: number, p: number, b: number, q: number, minus: number, width: number): void {
  if (p === Y_AXIS && q === Y_AXIS) rotateYY(a, b, minus, width);
  else if (p === Y_AXIS) rotateYWith(a, b, q, minus, width);
  else if (q === Y_AXIS) rotateYWith(b, a, p, minus, width);
  else rotateXOrZ(a, p, b, q, minus, width);
}

/** Both letters are X or Z: the words that tell where rows differ stay, the others change. */
function rotateXOrZ(a: number, p: number, b: number, q: number, minus: number, width: number): void {
  const own = columns;
  const sign = signs;
  const differs1 = p === Z_AXIS ? a : a + width;
  const changes1 = p === Z_AXIS ? a + width : a;
  const differs2 = q === Z_AXIS ? b : b + width;
  const changes2 = q === Z_AXIS ? b + width : b;
  const not1 = p === Z_AXIS ? 0 : -1;
  const not2 = q === Z_AXIS ? 0 : -1;
  // Without "| 0" every index is checked for overflow.
  for (let w = 0; w < width; w = (w + 1) | 0) {
    const d1 = own[(differs1 + w) | 0]!;
    const d2 = own[(differs2 + w) | 0]!;
    const c1 = own[(changes1 + w) | 0]!;
    const c2 = own[(changes2 + w) | 0]!;
    const turned = d1 ^ d2;
    sign[w] = sign[w]! ^ (turned & ((d1 & (c1 ^ not1)) ^ (d2 & (c2 ^ not2)) ^ minus));
    own[(changes1 + w) | 0] = c1 ^ turned;
    own[(changes2 + w) | 0] = c2 ^ turned;
  }
}

/** P is Y, and Q is X or Z. */
function rotateYWith(a: number, b: number, q: number, minus: number, width: number): void {
  const own = columns;
  const sign = signs;
  const zOfA = (a + width) | 0;
  const differs2 = q === Z_AXIS ? b : b + width;
  const changes2 = q === Z_AXIS ? b + width : b;
  const not2 = q === Z_AXIS ? 0 : -1;
  for (let w = 0; w < width; w = (w + 1) | 0) {
    const x1 = own[(a + w) | 0]!;
    const z1 = own[(zOfA + w) | 0]!;
    const d2 = own[(differs2 + w) | 0]!;
    const c2 = own[(changes2 + w) | 0]!;
    const d1 = x1 ^ z1;
    const turned = d1 ^ d2;
    sign[w] = sign[w]! ^ (turned & ((d1 & x1) ^ (d2 & (c2 ^ not2)) ^ minus));
    own[(a + w) | 0] = x1 ^ turned;
    own[(zOfA + w) | 0] = z1 ^ turned;
    own[(changes2 + w) | 0] = c2 ^ turned;
  }
}

/** Both letters are Y. */
function rotateYY(a: number, b: number, minus: number, width: number): void {
  const own = columns;
  const sign = signs;
  const zOfA = (a + width) | 0;
  const zOfB = (b + width) | 0;
  for (let w = 0; w < width; w = (w + 1) | 0) {
    const x1 = own[(a + w) | 0]!;
    const z1 = own[(zOfA + w) | 0]!;
    const x2 = own[(b + w) | 0]!;
    const z2 = own[(zOfB + w) | 0]!;
    const d1 = x1 ^ z1;
    const d2 = x2 ^ z2;
    const turned = d1 ^ d2;
    sign[w] = sign[w]! ^ (turned & ((d1 & x1) ^ (d2 & x2) ^ minus));
    own[(a + w) | 0] = x1 ^ turned;
    own[(zOfA + w) | 0] = z1 ^ turned;
    own[(b + w) | 0] = x2 ^ turned;
    own[(zOfB + w) | 0] = z2 ^ turned;
  }
}

/** Conjugates by a one-qubit Clifford gate. */
function applyFrame(start: number, width: number, frame: number): void {
  const own = columns;
  const minus = signs;
  const [ofX, ofZ, ofY] = [imageOf(frame, X_AXIS), imageOf(frame, Z_AXIS), imageOf(frame, Y_AXIS)];
  const mask = (bits: number): number => (bits === 0 ? 0 : -1);
  const [xOfX, xOfZ] = [mask(ofX & 1), mask(ofZ & 1)];
  const [zOfX, zOfZ] = [mask(ofX & 2), mask(ofZ & 2)];
  // The sign is linear in the parts but for Y, whose image may have a sign of its own.
  const [minusX, minusZ, minusXZ] = [mask(ofX & MINUS), mask(ofZ & MINUS), mask((ofX ^ ofZ ^ ofY) & MINUS)];
  for (let w = 0; w < width; w++) {
    const x = own[start + w]!;
    const z = own[start + width + w]!;
    minus[w] = minus[w]! ^ (x & minusX) ^ (z & minusZ) ^ (x & z & minusXZ);
    own[start + w] = (x & xOfX) ^ (z & xOfZ);
    own[start + width + w] = (x & zOfX) ^ (z & zOfZ);
  }
}

/** Writes a block's columns as rows, by wires in their final order. */
function storeRows(program: CliffordProgram, first: number, width: number, result: PauliRows): void {
  const { qubits } = program;
  const rows = result.signs.length;
  for (let row = 32 * first; row < Math.min(rows, 32 * (first + width)); row++) {
    result.signs[row] = (signs[(row >> 5) - first]! >>> (row & 31)) & 1;
  }
  for (const [table, part] of [
    [result.x, 0],
    [result.z, width],
  ] as const) {
    for (let w = 0; w < width; w++) {
      const firstRow = 32 * (first + w);
      for (let group = 0; group < table.wordsPerRow; group++) {
        for (let k = 0; k < 32; k++) {
          const wire = 32 * group + k;
          square[k] = wire < qubits ? columns[2 * program.columns[wire]! * width + part + w]! : 0;
        }
        transposeSquare(square);
        for (let k = 0; k < 32 && firstRow + k < rows; k++) {
          table.words[(firstRow + k) * table.wordsPerRow + group] = square[k]!;
        }
      }
    }
  }
}
