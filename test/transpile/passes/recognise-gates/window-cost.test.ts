import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { costOfOperation, costOfOperations } from '../../../../src/transpile/passes/recognise-gates/window-cost.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const gatesOf = ({ operations }: CircuitData, cost = anyAngle) => costOfOperations(operations, cost).entanglingGates;

describe('costOfOperation', () => {
  const one = (of: CircuitData, cost = anyAngle) => costOfOperation(of.operations[0]!, cost);

  it.each([
    ['a gate on one wire', circuit(1).h(0), 0, 0],
    ['a barrier', circuit(2).barrier(0, 1), 0, 0],
    ['a CNOT', circuit(2).cnot(0, 1), 1, 1],
    ['an interaction', circuit(2).zz(Math.PI / 4, 0, 1), 1, 0.5],
    ['a swap', circuit(2).swap(0, 1), 3, 3],
    ['a Toffoli', circuit(3).ccx(0, 1, 2), 5, 3.5],
  ])('of %s is what it is taken apart into', (_, of, gates, angle) => {
    const { entanglingGates, entanglingAngle } = one(of);
    expect(entanglingGates).toBe(gates);
    expect(entanglingAngle).toBeCloseTo(angle, 12);
  });

  it('is remembered for each number of controls and each cost by itself', () => {
    for (let again = 0; again < 2; again++) {
      expect(one(circuit(2).cnot(0, 1), fullGatesOnly).entanglingGates).toBe(1);
      expect(one(circuit(3).ccx(0, 1, 2), fullGatesOnly).entanglingGates).toBe(6);
      expect(one(circuit(3).ccx(0, 1, 2)).entanglingGates).toBe(5);
    }
  });

  it('is not remembered for gates with parameters', () => {
    const angles = [0.3, 0.6].map((angle) => one(circuit(2).zz(angle, 0, 1)).entanglingAngle);
    expect(angles[1]! / angles[0]!).toBeCloseTo(2, 12);
  });
});

describe('costOfOperations', () => {
  it.each([
    ['neighbours that cancel', circuit(2).cnot(0, 1).cnot(0, 1), 0],
    ['neighbours in opposite directions', circuit(2).cnot(0, 1).cnot(1, 0), 2],
    ['what is a single CNOT', circuit(2).cnot(0, 1).cnot(1, 0).cnot(0, 1).cnot(1, 0).cnot(0, 1), 1],
    ['a phase of the control between them', circuit(2).cnot(0, 1).s(0).cnot(0, 1), 0],
    ['a phase of the target between them', circuit(2).cnot(0, 1).s(1).cnot(0, 1), 1],
    ['the same on wires in the other order', circuit(2).cnot(1, 0).s(1).cnot(1, 0), 0],
    ['the same seen from the other gate', circuit(2).cnot(1, 0).h(0).h(1).s(0).cnot(0, 1), 0],
    ['others on other wires between them', circuit(4).cnot(0, 1).cnot(2, 3).cnot(0, 1), 1],
    ['others on one of their wires between them', circuit(3).cnot(0, 1).cnot(1, 2).cnot(0, 1), 3],
    ['a gate on three wires between them', circuit(3).cnot(0, 1).ccx(0, 1, 2).cnot(0, 1), 7],
    ['gates on one wire only', circuit(2).h(0).s(1), 0],
  ])('counts %s once merged', (_, of, gates) => {
    expect(gatesOf(of)).toBe(gates);
  });

  it('adds angles up', () => {
    const { entanglingAngle } = costOfOperations(circuit(2).zz(0.3, 0, 1).zz(0.2, 1, 0).operations, anyAngle);
    expect(entanglingAngle).toBeCloseTo(1 / Math.PI, 12);
    expect(gatesOf(circuit(2).zz(0.3, 0, 1).zz(0.2, 0, 1), fullGatesOnly)).toBe(2);
  });
});
