import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PauliTable } from '../../../../src/pauli/index.js';
import { TurnChoice } from '../../../../src/transpile/synthesis/paulis/turn-choice.js';
import { FIXED } from '../../exactness.js';

const search = { window: 8, discount: 0.6, remainder: 0.03, decay: 2 };
const WIRES = 5;

/** A table of the generators and then of rotations. */
function tableOf(rotations: readonly ArrayLike<number>[], wires = WIRES): PauliTable {
  const table = new PauliTable(wires, 2 * wires + rotations.length);
  table.setGenerators(0);
  rotations.forEach((letters, k) => {
    table.setRow(2 * wires + k, letters, false);
  });
  return table;
}

const long = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: WIRES, maxLength: WIRES })
  .filter((word) => word.filter((letter) => letter !== 0).length > 2);

describe('TurnChoice', () => {
  it('shortens one of the shortest rotations that may come next by one letter', () => {
    fc.assert(
      fc.property(
        fc.array(long, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
        (words, layers) => {
          const table = tableOf(words);
          const rows = words.map((_, k) => ({ row: 2 * WIRES + k, layer: k === 0 ? 0 : layers[k]! }));
          const front = rows.filter(({ layer }) => layer === 0).map(({ row }) => row);
          const before = table.weights.slice();
          const shortest = Math.min(...front.map((row) => before[row]!));
          table.conjugate(new TurnChoice(table, 0, search).best(rows));
          expect(front.some((row) => before[row] === shortest && table.weights[row] === shortest - 1)).toBe(true);
        },
      ),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('prefers what shortens others too', () => {
    const words = [
      [1, 1, 1, 0, 0],
      [1, 1, 0, 1, 0],
      [1, 1, 0, 0, 1],
    ];
    const table = tableOf(words);
    table.conjugate(new TurnChoice(table, 0, search).best(words.map((_, k) => ({ row: 2 * WIRES + k, layer: 0 }))));
    expect([...table.weights.slice(2 * WIRES)]).toEqual([2, 2, 2]);
  });
});
