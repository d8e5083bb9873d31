import { describe, expect, test } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../../src/circuit/index.js';
import { parseQasm2, parseQasm3, printQasm2 } from '../../../../src/formats/qasm/index.js';
import { gateNamed } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { denseUnitary } from '../../../gates/dense.js';

function unitary({ operations, qubits, globalPhase }: CircuitData) {
  return denseUnitary(operations, qubits, globalPhase as number);
}

/** The phase that the comment of an OpenQASM 2 text tells, since its statements cannot. */
function commentedPhase(text: string): number {
  const found = /^\/\/ global phase: (.*)$/m.exec(text)?.[1];
  if (found === undefined) return 0;
  const read = parseQasm3(`OPENQASM 3.0; qubit q; gphase(${found}); U(0, 0, 0) q;`);
  return read.globalPhase as number;
}

describe('gates under many controls in OpenQASM 2', () => {
  test.each(['x', 'y', 'z', 'h', 's', 'ti', 'v', 'vi'])('%s under five', (name) => {
    const gate = gateNamed(name, 'qis')!;
    const original = circuitOf('qis', 6, [{ gate, parameters: [], controls: [4, 0, 2, 1, 5], targets: [3] }]);
    const text = printQasm2(original);
    const { operations, globalPhase } = parseQasm2(text);
    const phase = (globalPhase as number) + commentedPhase(text);
    expect(maxDistance(denseUnitary(operations, 6, phase), unitary(original))).toBeLessThan(1e-12);
  });

  test('grow as a polynomial', () => {
    const count = (controls: number) => {
      const wires = Array.from({ length: controls }, (_, k) => k);
      return printQasm2(circuit(controls + 1).mcx(wires, controls)).split('\n').length;
    };
    expect(count(6)).toBeLessThan(60);
    expect(count(24) / count(12)).toBeLessThan(16);
  });
});
