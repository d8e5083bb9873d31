import fc from 'fast-check';
import { multiply } from 'mathjs';
import { expect, it } from 'vitest';
import { anticommute, type PauliLetter, StringRows } from '../../src/pauli/index.js';
import { FIXED } from '../transpile/exactness.js';
import { apart, stringMatrix } from './pauli-matrices.js';

const WIRES = 3;
const letter = fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<PauliLetter>;
const string = fc.tuple(letter, letter, letter);
const ysOf = (letters: readonly PauliLetter[]) => letters.filter((each) => each === 3).length;

/** Rows of letters with a plus sign. */
function rowsOf(...strings: readonly (readonly PauliLetter[])[]): StringRows {
  const rows = new StringRows(WIRES, strings.length);
  strings.forEach((letters, row) => {
    letters.forEach((each, wire) => {
      rows.flip(row, wire, each);
    });
    rows.turn(row, ysOf(letters));
  });
  return rows;
}

/** The letters of a row, by the bits themselves. */
function lettersOf(rows: StringRows, row: number): PauliLetter[] {
  const at = row * rows.width;
  return Array.from(
    { length: WIRES },
    (_, wire) => (((rows.bits[at]! >> wire) & 1) + 2 * ((rows.bits[at + rows.words]! >> wire) & 1)) as PauliLetter,
  );
}

function matrixOf(rows: StringRows, row: number) {
  const letters = lettersOf(rows, row);
  return stringMatrix(letters, rows.power(row) - ysOf(letters));
}

it('multiplies rows as matrices do, phase included, and leaves the others alone', () => {
  fc.assert(
    fc.property(string, string, string, (first, second, third) => {
      const rows = rowsOf(first, second, third);
      rows.multiply(1, 2);
      const expected = multiply(stringMatrix(second), stringMatrix(third));
      expect(apart(matrixOf(rows, 1), expected)).toBe(0);
      expect([lettersOf(rows, 0), lettersOf(rows, 2)]).toEqual([first, third]);
      expect([rows.isMinus(0), rows.isMinus(2)]).toEqual([false, false]);
      const commute = apart(expected, multiply(stringMatrix(third), stringMatrix(second))) === 0;
      const own = rowsOf(second, third);
      expect(anticommute(own.bits, 0, own.bits, own.width, own.words)).toBe(!commute);
    }),
    { ...FIXED, numRuns: 200 },
  );
});

it('multiplies by what a letter stands for', () => {
  fc.assert(
    fc.property(string, letter, fc.integer({ min: 0, max: 2 }), (before, each, wire) => {
      const generators = [1, 2].map((own) => [0, 1, 2].map((at) => (at === wire ? own : 0) as PauliLetter));
      const rows = rowsOf(before, ...generators);
      rows.multiplyLetter(0, each, 1);
      const placed = [0, 1, 2].map((at) => (at === wire ? each : 0));
      expect(apart(matrixOf(rows, 0), multiply(stringMatrix(before), stringMatrix(placed)))).toBe(0);
    }),
    { ...FIXED, numRuns: 200 },
  );
});

it('copies, clears and turns rows, powers of i modulo 4 however many there are', () => {
  const rows = rowsOf([1, 2, 3], [0, 0, 0]);
  for (let k = 0; k < 1001; k++) rows.turn(0, 2);
  expect(rows.isMinus(0)).toBe(true);
  rows.copy(0, 1);
  expect(lettersOf(rows, 1)).toEqual([1, 2, 3]);
  expect(rows.isMinus(1)).toBe(true);
  rows.clear(0);
  expect([lettersOf(rows, 0), rows.power(0), lettersOf(rows, 1)]).toEqual([[0, 0, 0], 0, [1, 2, 3]]);
});
