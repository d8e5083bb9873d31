import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { CLIFFORD_IDENTITY, imageOf, MINUS, X_AXIS, Y_AXIS, Z_AXIS } from '../../../src/pauli/index.js';
import { type CliffordProgram, cliffordProgram, firstNonClifford } from '../../../src/simulate/stabilizer/program.js';

const compiled = (...given: Parameters<typeof cliffordProgram>): CliffordProgram =>
  cliffordProgram(...given) as CliffordProgram;

describe('cliffordProgram', () => {
  it('asks no rotation of gates on one qubit and of exchanges', () => {
    const program = compiled(3, [circuit(3).h(0).s(1).swap(0, 2).v(2)]);
    expect(program.count).toBe(0);
    // V after H on what is qubit 2 in the end, where column 0 lies: X to Z to -Y, Z to X to X.
    expect([...program.columns]).toEqual([2, 1, 0]);
    expect([X_AXIS, Z_AXIS].map((letter) => imageOf(program.frames[2]!, letter))).toEqual([Y_AXIS | MINUS, X_AXIS]);
    expect(program.frames[0]).toBe(CLIFFORD_IDENTITY);
  });

  it('has a rotation turned by the gates that wait on its wires', () => {
    const zz = circuit(2).zz(Math.PI / 2, 0, 1);
    expect([...compiled(2, [zz]).rotations.slice(0, 3)]).toEqual([0, 1, 2 | (2 << 2)]);
    // H turns Z into X, and X by half turns the sign.
    const turned = compiled(2, [
      circuit(2)
        .h(0)
        .x(1)
        .zz(Math.PI / 2, 0, 1),
    ]);
    expect([...turned.rotations.slice(0, 3)]).toEqual([0, 1, 1 | (2 << 2) | 16]);
  });

  it('puts circuits one after the other on the bits that are named', () => {
    const one = circuit(2).cz(0, 1);
    const program = compiled(4, [
      { operations: one.operations, bitOfWire: [3, 1] },
      { operations: one.operations, bitOfWire: [0, 2] },
    ]);
    expect(program.count).toBe(2);
    expect([0, 1, 3, 4].map((k) => program.rotations[k])).toEqual([3, 1, 0, 2]);
  });

  it('holds any number of rotations', () => {
    const many = circuit(2).each([...Array(300).keys()], (made) => made.cnot(0, 1));
    expect(compiled(2, [many]).count).toBe(300);
  });

  it('gives the first gate that is not Clifford instead', () => {
    const operations = circuit(2).h(0).cnot(0, 1).t(1).rx(0.1, 0).operations;
    expect(cliffordProgram(2, [{ operations }])).toBe(operations[2]);
  });

  it('takes gates on more wires apart, where all parts are Clifford', () => {
    const word = circuit(3).pauliexp({ XYZ: 1 }, Math.PI / 4, [0, 1, 2]);
    expect(compiled(3, [word]).count).toBeGreaterThan(0);
    expect(cliffordProgram(3, [circuit(3).gate('x', [], [2], { controls: [0, 1] })])).toHaveProperty('gate.name', 'x');
  });
});

describe('firstNonClifford', () => {
  it('tells angles and controls of the same gate apart', () => {
    const quarter = Math.PI / 2;
    const run = circuit(2).rz(quarter, 0).x(0).cnot(0, 1).rz(0.3, 0).rz(quarter, 1).crz(quarter, 0, 1);
    expect(firstNonClifford(run)).toBe(run.operations[3]);
    const controlled = circuit(2)
      .rz(Math.PI / 2, 0)
      .crz(Math.PI / 2, 0, 1);
    expect(firstNonClifford(controlled)).toBe(controlled.operations[1]);
    const cu = circuit(2)
      .u(0, 0, Math.PI / 2, 0)
      .gate('u', [0, 0, Math.PI / 2], [1], { controls: [0] });
    expect(firstNonClifford(cu)).toBe(cu.operations[1]);
    expect(firstNonClifford(circuit(2).h(0).barrier().cz(0, 1))).toBeUndefined();
  });
});
