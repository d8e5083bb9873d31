import { expect, it } from 'vitest';
import { bitTable, setBit } from '../../../src/simulate/bits/bit-table.js';
import { countRows, rowBits } from '../../../src/simulate/bits/outcome-rows.js';

/** A table whose rows are given as texts. */
function tableOf(...rows: readonly string[]) {
  const table = bitTable(rows.length, rows[0]!.length);
  rows.forEach((bits, row) => {
    for (let column = 0; column < bits.length; column++) if (bits[column] === '1') setBit(table, row, column);
  });
  return table;
}

it('writes a row with its first column first', () => {
  const wide = `${'0'.repeat(31)}11${'0'.repeat(6)}1`;
  const table = tableOf('0'.repeat(40), wide);
  expect([rowBits(table, 0), rowBits(table, 1)]).toEqual(['0'.repeat(40), wide]);
});

it('counts outcomes in the order of the wires that are asked for', () => {
  const table = tableOf('100', '100', '001', '101');
  expect([...countRows(table, [0, 2])]).toEqual([
    ['10', 2],
    ['01', 1],
    ['11', 1],
  ]);
  expect(countRows(table, [2, 1, 0]).get('001')).toBe(2);
});

it('reads zero where no wire is, and nothing where none is asked for', () => {
  const table = tableOf('11', '01');
  expect(countRows(table, [null, 0])).toEqual(
    new Map([
      ['01', 1],
      ['00', 1],
    ]),
  );
  expect(countRows(table, [])).toEqual(new Map([['', 2]]));
});
