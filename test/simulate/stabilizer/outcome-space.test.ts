import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { type BitTable, bitTable, setBit } from '../../../src/simulate/bits/bit-table.js';
import { rowBits } from '../../../src/simulate/bits/outcome-rows.js';
import { randomStream, stabilizerSimulator, statevectorSimulator } from '../../../src/simulate/index.js';
import {
  drawOutcomes,
  isPossible,
  listOutcomes,
  marginalSpace,
} from '../../../src/simulate/stabilizer/outcome-space.js';
import { SEED } from '../circuit-arbitrary.js';
import { cliffordCircuit } from './clifford-arbitrary.js';

const rowsOf = (table: BitTable): readonly string[] =>
  Array.from({ length: table.rows }, (_, row) => rowBits(table, row));
const bitsOf = (index: number, width: number): string =>
  Array.from({ length: width }, (_, qubit) => (index >> qubit) & 1).join('');

function row(bits: string): BitTable {
  const table = bitTable(1, bits.length);
  [...bits].forEach((bit, column) => {
    if (bit === '1') setBit(table, 0, column);
  });
  return table;
}

/** What can come up of some wires, by the amplitudes. */
const possible = (
  probabilities: Float64Array,
  qubits: number,
  wires: readonly (number | null)[],
): readonly string[] => {
  const found = new Set<string>();
  probabilities.forEach((probability, index) => {
    const bits = bitsOf(index, qubits);
    if (probability > 1e-9) found.add(wires.map((wire) => (wire === null ? '0' : bits[wire])).join(''));
  });
  return [...found].sort();
};

describe('the outcomes of a stabilizer state', () => {
  it('are those that the amplitudes leave possible, of all qubits and of any wires', () => {
    const wires = fc.array(fc.oneof(fc.constant(null), fc.nat(3)), { maxLength: 6 });
    fc.assert(
      fc.property(cliffordCircuit('qis', 4), wires, (run, chosen) => {
        const some = chosen.map((wire) => (wire === null ? null : wire % run.qubits));
        const space = stabilizerSimulator.run(run).outcomeSpace();
        const all = Array.from({ length: run.qubits }, (_, qubit) => qubit);
        const probabilities = statevectorSimulator.run(run as never).distribution(all);
        const expected = possible(probabilities, run.qubits, all);
        expect([...rowsOf(listOutcomes(space))].sort()).toEqual(expected);
        probabilities.forEach((_, index) => {
          const bits = bitsOf(index, run.qubits);
          expect(isPossible(space, row(bits))).toBe(expected.includes(bits));
        });
        const marginal = marginalSpace(space, some);
        expect([...rowsOf(listOutcomes(marginal))].sort()).toEqual(possible(probabilities, run.qubits, some));
        expect([...marginal.leads]).toEqual([...marginal.leads].sort((a, b) => a - b));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('are drawn all alike, few of them and many', () => {
    // Ten coins on 40 qubits, and parities with them beyond the first word; qubit 39 is one.
    const coins = [...Array(10).keys()];
    const run = circuit(40)
      .each(coins, (made, q) => made.h(q).cnot(q, 20 + q))
      .x(39);
    const space = stabilizerSimulator.run(run).outcomeSpace();
    for (const shots of [1, 15, 16, 200, 256, 5000]) {
      const drawn = rowsOf(drawOutcomes(space, shots, randomStream(shots)));
      expect(drawn).toHaveLength(shots);
      for (const bits of drawn) {
        expect(bits.slice(20, 30)).toBe(bits.slice(0, 10));
        expect(bits[39]).toBe('1');
      }
      for (const a of coins) {
        for (const b of coins.slice(a)) {
          // Five standard deviations of a fair coin, for each bit and for each pair being equal.
          const same = drawn.filter((bits) => (a === b ? bits[a] === '1' : bits[a] === bits[b])).length;
          expect(Math.abs(same - shots / 2)).toBeLessThanOrEqual(2.5 * Math.sqrt(shots));
        }
      }
    }
  });
});
