import { describe, expect, it } from 'vitest';
import { onlyStatement, parsed } from './parsed.js';

const first = (text: string, version: 2 | 3 = 3) => parsed(text, version).reported[0];

describe('a register', () => {
  it('has its size in front of its name in OpenQASM 3, and behind it in OpenQASM 2', () => {
    const size = { kind: 'number', value: 4 };
    expect(onlyStatement('qubit[4] q;').statement).toMatchObject({ kind: 'qubits', name: { name: 'q' }, size });
    expect(onlyStatement('bit[4] c;').statement).toMatchObject({ kind: 'bits', name: { name: 'c' }, size });
    expect(onlyStatement('qreg q[4];', 2).statement).toMatchObject({ kind: 'qubits', name: { name: 'q' }, size });
    expect(onlyStatement('creg c[4];', 2).statement).toMatchObject({ kind: 'bits', name: { name: 'c' }, size });
  });

  it('needs a size in OpenQASM 2 only', () => {
    expect(onlyStatement('qubit q;').statement).not.toHaveProperty('size');
    expect(onlyStatement('qreg q;').statement).not.toHaveProperty('size');
    expect(first('qreg q;', 2)).toContain('expected `[`');
    expect(first('qreg q[1 + 1];', 2)).toBeDefined();
    expect(onlyStatement('qreg q[1 + 1];').statement).toMatchObject({ size: { kind: 'binary' } });
  });

  it('of bits may be measured where it is declared, and takes no other value', () => {
    const { statement, at } = onlyStatement('bit[2] c = measure q[0:1];');
    if (statement.kind !== 'bits') throw new Error(statement.kind);
    expect(at(statement.measured!)).toBe('q[0:1]');
    expect(at(statement)).toBe('bit[2] c = measure q[0:1]');
    const { statements, at: place } = parsed('bit c = d; x q;');
    expect(statements[0]).toMatchObject({ kind: 'refused', declared: 'c', used: new Set(['d']) });
    expect(statements.map(place)).toEqual(['= d;', 'x q']);
    expect(first('qubit q = measure r;')).toContain('expected `;`');
  });
});

describe('a constant or an input', () => {
  it.each(['float[64]', 'float', 'angle[20]', 'int[8]', 'uint'])('may be of type %s', (type) => {
    const word = type.replace(/\[.*/, '');
    const { statement } = onlyStatement(`const ${type} n = 2 * 3;`);
    expect(statement).toMatchObject({ kind: 'constant', type: word, name: { name: 'n' }, value: { operator: '*' } });
    expect(onlyStatement(`input ${type} a;`).statement).toMatchObject({ kind: 'input', type: word });
  });

  it.each(['const bool b = c;', 'input bool b;'])('%s is refused, with its name', (text) => {
    const [statement] = parsed(text).statements;
    expect(statement).toMatchObject({ kind: 'refused', code: 'NotSupported', declared: 'b' });
  });

  it('has a value, or none', () => {
    expect(first('const int n;')).toContain('expected `=`');
    expect(first('input float a = 1;')).toContain('expected `;`');
    expect(first('const size n = 1;')).toContain('expected a type');
  });
});

it('an alias joins parts in order', () => {
  const { statement, at } = onlyStatement('let a = q[2] ++ r ++ q[0:1];');
  if (statement.kind !== 'alias') throw new Error(statement.kind);
  expect(statement.parts.map(at)).toEqual(['q[2]', 'r', 'q[0:1]']);
});

it('measure and reset say where from and where to', () => {
  const { statement, at } = onlyStatement('measure q[1] -> c[0];', 2);
  if (statement.kind !== 'measure') throw new Error(statement.kind);
  expect([at(statement.source), at(statement.target!)]).toEqual(['q[1]', 'c[0]']);
  expect(onlyStatement('measure q;').statement).not.toHaveProperty('target');
  expect(first('measure q;', 2)).toContain('expected `->`');
  expect(onlyStatement('reset q[1];', 2).statement).toMatchObject({ operand: { name: { name: 'q' } } });
});

it('a barrier on everything is one of OpenQASM 3 only', () => {
  expect(onlyStatement('barrier;').statement).toMatchObject({ kind: 'barrier', operands: [] });
  expect(onlyStatement('barrier q, r[0];', 2).statement).toMatchObject({ operands: [{}, {}] });
  expect(first('barrier;', 2)).toContain('expected a qubit or a register');
  expect(onlyStatement('nop;').statement).toMatchObject({ kind: 'nop', operands: [] });
});

it('an include names its file in quotes', () => {
  expect(onlyStatement('include "a b.inc";').statement).toMatchObject({ kind: 'include', path: 'a b.inc' });
  expect(first('include stdgates;')).toContain('expected the name of a file in quotes');
});
