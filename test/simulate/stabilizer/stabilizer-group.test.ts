import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productPhase } from '../../../src/pauli/index.js';
import { bitAt, bitTable, setBit } from '../../../src/simulate/bits/bit-table.js';
import { echelonForm, expectationIn, multiplyRow } from '../../../src/simulate/stabilizer/stabilizer-group.js';
import type { PauliRows } from '../../../src/simulate/stabilizer/tableau.js';
import { SEED } from '../circuit-arbitrary.js';

/** Rows from words, qubit 0 first, with a sign before each. */
function rowsOf(...words: readonly string[]): PauliRows {
  const qubits = words[0]!.length - 1;
  const rows = {
    x: bitTable(words.length, qubits),
    z: bitTable(words.length, qubits),
    signs: new Uint8Array(words.length),
  };
  words.forEach((word, row) => {
    rows.signs[row] = word[0] === '-' ? 1 : 0;
    [...word.slice(1)].forEach((letter, qubit) => {
      if (letter === 'X' || letter === 'Y') setBit(rows.x, row, qubit);
      if (letter === 'Z' || letter === 'Y') setBit(rows.z, row, qubit);
    });
  });
  return rows;
}

function wordOf({ x, z, signs }: PauliRows, row: number): string {
  const letters = Array.from({ length: x.columns }, (_, q) => 'IXZY'[bitAt(x, row, q) | (bitAt(z, row, q) << 1)]);
  return `${signs[row] === 1 ? '-' : '+'}${letters.join('')}`;
}

describe('multiplyRow', () => {
  it('gives the sign of the product of strings that commute, over the ends of words', () => {
    const letters = fc.array(fc.nat(3), { minLength: 35, maxLength: 35 });
    fc.assert(
      fc.property(letters, letters, fc.boolean(), fc.boolean(), (first, second, minusFirst, minusSecond) => {
        // Made to commute by the letter on the last qubit, which follows in a word of its own.
        const anticommuting = first.filter((letter, q) => productPhase(letter, second[q]!) !== 0).length;
        const [a, b] = [
          [...first, 1],
          [...second, anticommuting % 2 === 0 ? 1 : 2],
        ];
        const word = (codes: readonly number[], minus: boolean) =>
          `${minus ? '-' : '+'}${codes.map((code) => 'IXZY'[code]).join('')}`;
        const power = a.reduce((sum, letter, q) => sum + productPhase(letter, b[q]!), 0);
        const rows = rowsOf(word(a, minusFirst), word(b, minusSecond));
        multiplyRow(rows, 0, rows, 1);
        const negative = (minusFirst !== minusSecond) !== (Math.abs(power % 4) === 2);
        expect(wordOf(rows, 0)).toBe(
          word(
            a.map((letter, q) => letter ^ b[q]!),
            negative,
          ),
        );
      }),
      { seed: SEED },
    );
  });
});

describe('echelonForm', () => {
  it('puts rows with X parts first, each leading later, and products of Zs behind them', () => {
    const { rows, xRank, leads } = echelonForm(rowsOf('+ZZI', '+XXX', '-IZZ'));
    expect(xRank).toBe(1);
    expect([...leads]).toEqual([0, 0, 1]);
    expect([0, 1, 2].map((row) => wordOf(rows, row))).toEqual(['+XXX', '+ZZI', '-IZZ']);
  });

  it('makes X parts independent, with the sign of the product', () => {
    // XX times YY is -ZZ.
    const { rows, xRank } = echelonForm(rowsOf('+XX', '+YY'));
    expect(xRank).toBe(1);
    expect([wordOf(rows, 0), wordOf(rows, 1)]).toEqual(['+XX', '-ZZ']);
  });

  it('does not take generators that are not independent', () => {
    expect(() => echelonForm(rowsOf('+ZI', '-ZI'))).toThrow('not independent');
  });
});

describe('expectationIn', () => {
  it.each([
    ['+XX', 1],
    ['-XX', -1],
    ['+ZZ', -1],
    ['+YY', 1],
    ['+II', 1],
    ['-II', -1],
    ['+ZI', 0],
    ['+XY', 0],
  ])('of %s is %i in the state with XX = 1 and ZZ = -1', (word, mean) => {
    expect(expectationIn(echelonForm(rowsOf('+XX', '-ZZ')), rowsOf(word))).toBe(mean);
  });
});
