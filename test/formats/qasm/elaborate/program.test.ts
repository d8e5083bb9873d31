import { describe, expect, it } from 'vitest';
import { elaborated, gatesOf } from './elaborated.js';

const LIBRARY = 'include "stdgates.inc";';

/** What is reported for statements behind a register `q` of four qubits. */
const reported = (statements: string) => elaborated(`${LIBRARY} qubit[4] q; ${statements}`).reported;

describe('the wires of a text', () => {
  it('are numbered in the order of the declarations, and an alias names them again', () => {
    const text = `${LIBRARY} qubit[2] a; qubit b; qubit[2] c; let d = c[1] ++ a; x c[0]; x b; x d[0]; x d[1]; x d[2];`;
    expect(gatesOf(text)).toEqual(['x() 3', 'x() 2', 'x() 4', 'x() 0', 'x() 1']);
  });

  it('are at least one', () => {
    expect(elaborated('bit c;').reported).toEqual(['QubitCount: the text declares no qubits']);
  });
});

describe('names in a block', () => {
  it('hide those around it up to its end', () => {
    const text = `${LIBRARY} qubit[4] q; const int n = 1; { const int n = 2; x q[n]; } x q[n];`;
    expect(gatesOf(text)).toEqual(['x() 2', 'x() 1']);
    expect(reported('{ const int m = 1; } x q[m];')).toEqual(['UndeclaredName: `m` is not declared']);
  });

  it('of a loop are new in every turn', () => {
    const text = `${LIBRARY} qubit[4] q; for int i in [0:2:3] { const int k = i + 1; let a = q[k]; x a; }`;
    expect(gatesOf(text)).toEqual(['x() 1', 'x() 3']);
    expect(reported('for int i in [0:1] x q[i]; x q[i];')).toEqual(['UndeclaredName: `i` is not declared']);
  });

  it.each(['qubit r;', 'bit c;', 'input float a;', 'gate g a { }', 'include "stdgates.inc";'])(
    'are not declared by %s',
    (declaration) => {
      expect(reported(`{ ${declaration} }`)).toEqual([
        'NotSupported: this declaration must stand outside of blocks and loops',
      ]);
    },
  );
});

describe('a declaration', () => {
  it.each([
    ['const int n = 1.5; x q[n];', 'InvalidExpression'],
    ['const uint n = -1;', 'InvalidExpression: a constant of type `uint` cannot be negative'],
    ['input float a; const float b = a + 1;', 'InvalidExpression: the constant `b` depends on an input'],
    ['input int a;', 'NotSupported: an input of type `int` is not supported'],
    ['let a = q[0:1] ++ q[1];', 'DuplicateQubit: the alias `a` names a qubit twice'],
    ['qubit[0] r;', 'InvalidExpression: a register cannot have 0 qubits'],
    ['bit[0] c;', 'InvalidExpression: a register cannot have 0 bits'],
    ['bit[100001] c;', 'QubitCount: more than 100,000 bits are not supported'],
    ['bit[100000] c; bit d;', undefined],
    ['const int q = 1;', 'AlreadyDeclared: `q` is already declared'],
  ])('%s', (statements, message) => {
    const found = reported(statements);
    expect(found).toHaveLength(message === undefined ? 0 : 1);
    if (message !== undefined) expect(found[0]).toContain(message);
  });

  it('may give a classical register no bits in OpenQASM 2', () => {
    expect(elaborated('qreg q[1]; creg c[0]; U(0, 0, 0) q[0];', 2).reported).toEqual([]);
    expect(elaborated('qreg q[0];', 2).reported).toHaveLength(1);
  });
});

describe('a condition that is known when it is read', () => {
  it('takes one branch', () => {
    const text = (n: number) => `${LIBRARY} qubit q; const int n = ${n}; if (n > 1) { x q; } else { y q; }`;
    expect(gatesOf(text(1))).toEqual(['y() 0']);
    expect(gatesOf(text(2))).toEqual(['x() 0']);
  });
});

describe('a condition on a bit', () => {
  it('makes controlled gates of both branches', () => {
    const text = `${LIBRARY} qubit[2] q; bit c; h q[0]; c = measure q[0]; if (c) x q[1]; else z q[1];`;
    const { circuit } = elaborated(text);
    expect(circuit!.operations.filter(({ controls }) => controls.length > 0).map(({ controls }) => controls)).toEqual([
      [0],
      [0],
    ]);
    expect(circuit!.measurements).toEqual([{ key: 'c', wires: [0] }]);
  });
});

describe('the circuit', () => {
  it('is native where all its gates are, and abstract where one is not', () => {
    const native = elaborated('qubit[2] q; gpi(0.5) q[0]; ms(0, 0.25, 0.125) q[0], q[1];').circuit!;
    expect(native.gateset).toBe('native');
    expect(native.operations.map(({ parameters }) => parameters)).toEqual([[0.5], [0, 0.25, 0.125]]);
    const mixed = elaborated(`${LIBRARY} qubit[2] q; gpi(0.5) q[0]; h q[1];`).circuit!;
    expect(mixed.gateset).toBe('qis');
    expect(mixed.operations.every(({ gate }) => gate.gateset === 'qis')).toBe(true);
    expect(elaborated('qubit[2] q;').circuit!.gateset).toBe('qis');
  });

  it('measures the wire that wrote each bit', () => {
    const { circuit } = elaborated('qubit[3] q; bit[3] c; c[2] = measure q[0]; bit[2] d = measure q[1:2];');
    expect(circuit!.measurements).toEqual([
      { key: 'c', wires: [null, null, 0] },
      { key: 'd', wires: [1, 2] },
    ]);
  });

  it('has a bounded number of operations', () => {
    const text = `${LIBRARY} qubit q; for int i in [1:5] x q;`;
    expect(elaborated(text, 3, 5).reported).toEqual([]);
    const { circuit, reported: found } = elaborated(text, 3, 4);
    expect(circuit).toBeUndefined();
    expect(found).toEqual(['TooManyOperations: the text expands to more than 4 operations']);
  });
});
