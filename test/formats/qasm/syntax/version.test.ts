import { describe, expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { distanceUpToPhase, maxDistance } from '../../../../src/math/index.js';
import { unitaryOf } from '../unitary.js';

describe('which version', () => {
  test('is said by the header, else by the include or the first declaration', () => {
    expect(parseQasm('OPENQASM 2; qreg q[1]; U(0, 0, 1) q[0];').qubits).toBe(1);
    expect(parseQasm('include "qelib1.inc"; qreg q[1]; h q[0];').qubits).toBe(1);
    expect(parseQasm('qreg q[2];').qubits).toBe(2);
    expect(parseQasm('\uFEFF// a comment\r\nOPENQASM 2.0;\r\nqreg q[2];\r\n').qubits).toBe(2);
  });

  test('decides the phase of U: that of OpenQASM 3 turns with its first angle', () => {
    const two = unitaryOf(parseQasm('OPENQASM 2.0; qreg q[1]; U(1, 2, 3) q[0];'));
    const three = unitaryOf(parseQasm('OPENQASM 3.0; qreg q[1]; U(1, 2, 3) q[0];'));
    expect(distanceUpToPhase(two, three)).toBeLessThan(1e-15);
    expect(maxDistance(two, three)).toBeGreaterThan(0.1);
  });
});
