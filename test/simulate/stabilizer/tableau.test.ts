import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { bitAt } from '../../../src/simulate/bits/bit-table.js';
import { type CliffordProgram, cliffordProgram } from '../../../src/simulate/stabilizer/program.js';
import { conjugated, type PauliRows } from '../../../src/simulate/stabilizer/tableau.js';
import { SEED } from '../circuit-arbitrary.js';
import { denseDistance, referenceUnitary } from '../reference.js';
import { cliffordCircuit } from './clifford-arbitrary.js';
import { denseConjugated, denseString } from './paulis.js';

const lettersOf = ({ x, z }: PauliRows, row: number): readonly number[] =>
  Array.from({ length: x.columns }, (_, qubit) => bitAt(x, row, qubit) | (bitAt(z, row, qubit) << 1));

describe('conjugated', () => {
  for (const gateset of ['qis', 'native'] as const) {
    it(`makes U P U^-1 of every letter, for U a ${gateset} circuit`, () => {
      fc.assert(
        fc.property(cliffordCircuit(gateset, 3), (run) => {
          const program = cliffordProgram(run.qubits, [run]) as CliffordProgram;
          const start = (row: number) => [Math.floor(row / 3), 1 + (row % 3)] as const;
          const rows = conjugated(program, 3 * run.qubits, start);
          const unitary = referenceUnitary(run);
          for (let row = 0; row < 3 * run.qubits; row++) {
            const [qubit, letter] = start(row);
            const single = Array.from({ length: run.qubits }, (_, k) => (k === qubit ? letter : 0));
            const found = denseString(lettersOf(rows, row), rows.signs[row] === 1);
            expect(denseDistance(found, denseConjugated(unitary, denseString(single)))).toBeLessThan(1e-9);
          }
        }),
        { seed: SEED, numRuns: 60 },
      );
    });
  }

  it('keeps rows apart over words, blocks and the ends of both', () => {
    // A chain of CNOTs spreads X of qubit 0 over all, and Z of the last over all.
    const qubits = 70;
    const rows = 1100;
    const chain = {
      operations: Array.from({ length: qubits - 1 }, (_, q) => cnot(q, q + 1)),
    };
    const program = cliffordProgram(qubits, [chain]) as CliffordProgram;
    const start = (row: number) => [row % qubits, row < 550 ? 1 : 2] as const;
    const result = conjugated(program, rows, start);
    for (const row of [0, 31, 32, 69, 549, 550, 1023, 1024, 1099]) {
      const [qubit, letter] = start(row);
      const expected = Array.from({ length: qubits }, (_, k) => (letter === 1 ? (k >= qubit ? 1 : 0) : zOf(qubit, k)));
      expect(lettersOf(result, row), `row ${row}`).toEqual(expected);
      expect(result.signs[row]).toBe(0);
    }
  });
});

function cnot(control: number, target: number): Operation {
  return { gate: qisGates.x, parameters: [], controls: [control], targets: [target] };
}

/** Z on the target of a CNOT spreads to its control: after the chain, to the qubit before alone. */
function zOf(qubit: number, k: number): number {
  return k === qubit || k === qubit - 1 ? 2 : 0;
}
