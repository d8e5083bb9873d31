import { describe, expect, it } from 'vitest';
import { parseQasm, qasmGates } from '../../../src/formats/qasm/index.js';

/** A text that calls nothing but this gate. */
function callOf(version: 2 | 3, { gate, controls, name }: ReturnType<typeof qasmGates>[number]): string {
  const qubits = controls + (gate.targets as number);
  const angles = gate.parameters.length === 0 ? '' : `(${gate.parameters.map(() => '0.125').join(', ')})`;
  const call = `${name}${name === 'u0' ? '(1)' : angles} ${Array.from({ length: qubits }, (_, k) => `q[${k}]`).join(', ')};`;
  const head = version === 2 ? 'OPENQASM 2.0; include "qelib1.inc"; qreg q[5];' : 'OPENQASM 3.0; qubit[5] q;';
  return `${head} ${call}`;
}

describe('qasmGates', () => {
  it.each([2, 3] as const)('of version %i can all be called, and are what they are said to be', (version) => {
    const gates = qasmGates(version);
    expect(gates.length).toBeGreaterThan(30);
    expect(new Set(gates.map(({ name }) => name)).size).toBe(gates.length);
    for (const each of gates) {
      const operations = parseQasm(callOf(version, each)).operations;
      if (each.gate.targets === 0) continue;
      expect(operations.map(({ gate, controls }) => [gate.name, controls.length])).toEqual([
        [each.gate.name, each.controls],
      ]);
    }
  });

  it('are those of the version: its names, its includes, native gates in OpenQASM 3', () => {
    const names = (version: 2 | 3) => new Map(qasmGates(version).map((each) => [each.name, each.included]));
    expect([names(2).get('cx'), names(2).get('CX'), names(3).get('cx')]).toEqual([true, false, false]);
    expect([names(2).has('gpi2'), names(3).has('gpi2'), names(2).has('cnot'), names(3).has('U')]).toEqual([
      ...[false, true, false, true],
    ]);
  });

  it('says what it takes', () => {
    expect(() => qasmGates(4 as 3)).toThrow('qasmGates takes version 2 or 3, not 4');
  });
});
