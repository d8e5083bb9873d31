import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Circuit, circuit, circuitOf, nativeCircuit } from '../../../../src/circuit/index.js';
import { IonloomError } from '../../../../src/errors/index.js';
import { parseQasm, parseQasm2, parseQasm3, printQasm2, printQasm3 } from '../../../../src/formats/qasm/index.js';
import { type Gateset, gateNamed } from '../../../../src/gates/index.js';
import { maxDistance, param } from '../../../../src/math/index.js';
import { randomUses } from '../../../gates/arbitraries.js';
import { denseUnitary } from '../../../gates/dense.js';

const runs = { seed: 20261120, numRuns: 150 };

/** Circuits with every gate of the table, whose phase is part of what must survive. */
function circuits(gateset: Gateset, wires: number, maxControls: number): fc.Arbitrary<Circuit> {
  return fc
    .tuple(randomUses(gateset, wires, { maxLength: 6, maxControls }), fc.double({ min: -4, max: 4, noNaN: true }))
    .map(([uses, globalPhase]) => circuitOf(gateset, wires, uses, { globalPhase }));
}

function unitary({ operations, qubits, globalPhase }: Circuit) {
  return denseUnitary(operations, qubits, globalPhase as number);
}

/** The phase that the comment of an OpenQASM 2 text tells, since its statements cannot. */
function commentedPhase(text: string): number {
  const found = /^\/\/ global phase: (.*)$/m.exec(text)?.[1];
  if (found === undefined) return 0;
  const read = parseQasm3(`OPENQASM 3.0; qubit q; gphase(${found}); U(0, 0, 0) q;`);
  return read.globalPhase as number;
}

describe('what is written reads back', () => {
  test.each([
    ['qis', 3, 2],
    ['native', 2, 0],
  ] as const)('OpenQASM 3: %s circuits on %i qubits, exactly', (gateset, wires, maxControls) => {
    fc.assert(
      fc.property(circuits(gateset, wires, maxControls), (original) => {
        const text = printQasm3(original);
        const read = parseQasm(text);
        expect(maxDistance(unitary(read), unitary(original)), text).toBeLessThan(1e-9);
        expect(printQasm3(read).length).toBeLessThan(1e6);
      }),
      runs,
    );
  });

  test.each([
    ['qis', 3, 2],
    ['native', 2, 0],
  ] as const)(
    'OpenQASM 2: %s circuits on %i qubits, with the phase that a comment tells',
    (gateset, wires, maxControls) => {
      fc.assert(
        fc.property(circuits(gateset, wires, maxControls), (original) => {
          const text = printQasm2(original);
          const read = parseQasm(text);
          const phase = (read.globalPhase as number) + commentedPhase(text);
          const { operations, qubits } = read;
          expect(maxDistance(denseUnitary(operations, qubits, phase), unitary(original)), text).toBeLessThan(1e-9);
        }),
        runs,
      );
    },
  );
});
