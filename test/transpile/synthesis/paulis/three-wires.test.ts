import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTERACTIONS, PauliTable, type QuarterTurn } from '../../../../src/pauli/index.js';
import { reduceThreeWires } from '../../../../src/transpile/synthesis/paulis/three-wires.js';
import { FIXED } from '../../exactness.js';

const turn: fc.Arbitrary<QuarterTurn> = fc
  .tuple(fc.nat(INTERACTIONS - 1), fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]))
  .map(([interaction, [first, second]]) => ({ interaction, first: first!, second: second! }));

function tableOf(turns: readonly QuarterTurn[], start: number): PauliTable {
  const table = new PauliTable(3, start + 6);
  table.setGenerators(start);
  for (const each of turns) table.conjugate(each);
  return table;
}

describe('reduceThreeWires', () => {
  it('takes no more turns than were made, and brings every wire home, wherever the rows stand', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 9 }), fc.constantFrom(0, 6), (turns, start) => {
        const table = tableOf(turns, start);
        const found = reduceThreeWires(table, start);
        expect(found.length).toBeLessThanOrEqual(turns.length);
        for (const each of found) table.conjugate(each);
        for (let row = start; row < start + 6; row++) expect(table.weights[row]).toBe(1);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('takes none for an exchange of wires', () => {
    // XX, YY and ZZ.
    const exchange = [0, 4, 8].map((interaction) => ({ interaction, first: 0, second: 2 }));
    expect(reduceThreeWires(tableOf(exchange, 0), 0)).toEqual([]);
  });
});
