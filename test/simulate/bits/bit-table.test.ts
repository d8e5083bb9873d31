import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitAt, bitTable, setBit, transposeSquare } from '../../../src/simulate/bits/bit-table.js';
import { SEED } from '../circuit-arbitrary.js';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('a table of bits', () => {
  it('keeps each bit of each row apart, over the ends of words', () => {
    const columns = [0, 1, 30, 31, 32, 63, 64];
    for (const row of [0, 1, 2]) {
      for (const column of columns) {
        const table = bitTable(3, 65);
        setBit(table, row, column);
        for (let r = 0; r < 3; r++) {
          for (const c of columns) expect(bitAt(table, r, c)).toBe(r === row && c === column ? 1 : 0);
        }
      }
    }
  });

  it('has bit c of a row in bit c & 31 of word c >> 5', () => {
    const table = bitTable(2, 40);
    setBit(table, 1, 35);
    expect(table.wordsPerRow).toBe(2);
    expect([...table.words]).toEqual([0, 0, 0, 8]);
  });

  it('leaves a bit that is one as it is', () => {
    const table = bitTable(1, 8);
    setBit(table, 0, 3);
    setBit(table, 0, 3);
    expect(bitAt(table, 0, 3)).toBe(1);
  });

  it('has whole words, and none without columns', () => {
    expect([0, 1, 32, 33, 64, 65].map((columns) => bitTable(1, columns).wordsPerRow)).toEqual([0, 1, 1, 2, 2, 3]);
  });
});

describe('transposeSquare', () => {
  it('makes bit r of word c from bit c of word r', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 32, maxLength: 32 }), (rows) => {
        const square = Int32Array.from(rows);
        transposeSquare(square);
        rows.forEach((row, r) => {
          for (let c = 0; c < 32; c++) expect((square[c]! >>> r) & 1, `row ${r}, column ${c}`).toBe((row >>> c) & 1);
        });
      }),
      { seed: SEED, numRuns: 10 },
    );
  });
});
