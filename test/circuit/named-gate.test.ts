import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { namedGate } from '../../src/circuit/named-gate.js';
import type { IonloomError } from '../../src/errors/index.js';
import { nativeGates, qisGates } from '../../src/gates/index.js';

describe('names of gates', () => {
  it.each([
    ['cnoot', "did you mean 'cnot'?"],
    ['hadamard', 'docs/gates.md lists all gates; unitary(matrix, wires) takes any other'],
    ['gpi', 'start from nativeCircuit(n), or transpile'],
  ])('%s is none of an abstract circuit, and the hint says what is', (name, hint) => {
    try {
      namedGate(name, 'qis');
      expect.unreachable();
    } catch (error) {
      expect((error as IonloomError).issues[0]!.hint).toBe(hint);
    }
  });

  it('of other dialects are understood', () => {
    const gates = circuit(2)
      .gate('cx', [], [0, 1])
      .gate('u3', [1, 2, 3], [0])
      .gate('rxx', [0.5], [0, 1])
      .gate('sdg', [], [1]);
    expect(String(gates)).toBe('circuit(2).cnot(0, 1).u(1, 2, 3, 0).xx(0.5, 0, 1).si(1)');
  });

  it('mean the gate of the gateset that is asked for', () => {
    expect(namedGate('zz', 'qis').gate).toBe(qisGates.zz);
    expect(namedGate('zz', 'native').gate).toBe(nativeGates.zz);
    expect(namedGate('ccx', 'qis')).toMatchObject({ gate: qisGates.x, controls: 2 });
  });

  it('of the other gateset are told from names of none', () => {
    expect(() => namedGate('h', 'native')).toThrow(
      expect.objectContaining({ code: 'GatesetMismatch', message: expect.stringContaining('start from circuit(n)') }),
    );
    expect(() => namedGate('gpi3', 'native')).toThrow(
      expect.objectContaining({ code: 'UnknownGate', message: expect.stringContaining("did you mean 'gpi") }),
    );
  });
});
