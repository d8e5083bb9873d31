import { describe, expect, it } from 'vitest';
import { bitTable, setBit } from '../../../src/simulate/bits/bit-table.js';
import { countsByIndex, countsByText } from '../../../src/simulate/sampling/register-counts.js';

/** Three shots of four qubits, 0110, 0110 and 1000, as numbers and as rows. */
const counts = { counts: new Map([[6, 2]]).set(1, 1) };
const table = bitTable(3, 4);
for (const [row, column] of [
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 0],
] as const) {
  setBit(table, row, column);
}
const rows = { bits: table };

describe.each([
  ['numbers', counts],
  ['rows', rows],
])('counts of shots kept as %s', (_, samples) => {
  it('are by the integer of the chosen wires, rising', () => {
    expect([...countsByIndex(samples, [2, 0])]).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect([...countsByIndex(samples, [null, 3])]).toEqual([[0, 3]]);
  });

  it('are by the text of the chosen wires', () => {
    expect(countsByText(samples, 4, [2, null, 0])).toEqual(new Map([['100', 2]]).set('001', 1));
  });

  it('keep outcomes apart that are one number on many wires', () => {
    const wires = [0, ...Array.from({ length: 60 }, () => null), 2, 1];
    const zeros = '0'.repeat(60);
    expect(countsByText(samples, 4, wires)).toEqual(new Map([[`0${zeros}11`, 2]]).set(`1${zeros}00`, 1));
    expect(() => countsByIndex(samples, wires)).toThrow(expect.objectContaining({ code: 'TooMuchMemory' }));
  });
});
