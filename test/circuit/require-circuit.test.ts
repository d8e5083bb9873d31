import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { isCircuit, requireCircuit } from '../../src/circuit/require-circuit.js';

describe('requireCircuit', () => {
  it('takes circuits and their data', () => {
    const { gateset, qubits, operations, measurements, parameters } = circuit(2).h(0);
    for (const value of [circuit(1), nativeCircuit(1), { gateset, qubits, operations, measurements, parameters }]) {
      expect(() => requireCircuit(value, 'draw')).not.toThrow();
    }
  });

  it.each([null, undefined, 'h q[0];', 5, [], {}, { gateset: 'qis', qubits: 1 }, () => circuit(1)])(
    'says what it got instead: %s',
    (value) => {
      expect(isCircuit(value)).toBe(false);
      expect(() => requireCircuit(value, 'draw')).toThrow(/^draw takes a circuit, not /);
    },
  );
});
