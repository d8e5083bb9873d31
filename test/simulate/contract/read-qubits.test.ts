import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { requireAllQubits, requireReadObservable } from '../../../src/simulate/contract/read-qubits.js';

const some = circuit(3).measure('a', 2).measure('b', 0);

describe('requireAllQubits', () => {
  it('names the first qubit that no key reads', () => {
    expect(() => requireAllQubits(some)).toThrow('qubit 1 is not');
    expect(() => requireAllQubits(circuit(3).measure('a', 2, 0).measure('b', 1))).not.toThrow();
  });

  it('takes a circuit that measures nothing for one that reads everything', () => {
    expect(() => requireAllQubits(circuit(3))).not.toThrow();
  });

  it('does not take a bit that nothing writes for a qubit', () => {
    const half = circuitOf('qis', 2, [], { measurements: [{ key: 'c', wires: [null, 1] }] });
    expect(() => requireAllQubits(half)).toThrow('qubit 0 is not');
  });
});

describe('requireReadObservable', () => {
  it('takes Zs of what is measured', () => {
    expect(() => requireReadObservable(some, { terms: ['ZIZ', 'Z2', 'III'], coefficients: [1, 2, 3] })).not.toThrow();
    expect(() => requireReadObservable(circuit(2), 'ZZ')).not.toThrow();
  });

  it.each([
    ['ZZI', 'Z of qubit 1 is not'],
    ['X0', 'X of qubit 0 is not'],
    ['Y2', 'Y of qubit 2 is not'],
  ])('refuses %s', (observable, reason) => {
    expect(() => requireReadObservable(some, observable)).toThrow(reason);
  });
});
