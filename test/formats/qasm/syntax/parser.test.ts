import { describe, expect, it } from 'vitest';
import { onlyStatement, parsed } from './parsed.js';

const kinds = (text: string, version: 2 | 3 = 3) => parsed(text, version).statements.map(({ kind }) => kind);

describe('a statement that cannot be read', () => {
  it.each([
    ['x q[; y r;', ['y r']],
    ['x q[1\ninclude "a.inc"; y r;', ['include "a.inc"', 'y r']],
    ['gate g a b { x a; } y r;', ['y r']],
    ['if (c = 1) { x q; } else { y q; } z q;', ['z q']],
    ['} y r;', ['y r']],
    ['{ x q[; z s; } y r;', ['{ x q[; z s; }', 'y r']],
  ])('%s is read on behind it', (text, expected) => {
    const { statements, at, reported } = parsed(text);
    expect(statements.map(at)).toEqual(expected);
    expect(reported).toHaveLength(1);
  });

  it('leaves its block as it is, without the broken part', () => {
    const [block] = parsed('{ x q[; z s; } y r;').statements;
    expect(block).toMatchObject({ kind: 'block', body: [{ name: { name: 'z' } }] });
  });

  it('leaves its names in doubt, and no others', () => {
    expect(parsed('x a; qubit[3 r; y b;').doubtful).toEqual(['qubit', 'r']);
    expect(parsed('x a; y b;').doubtful).toEqual([]);
  });
});

describe('the end of a block', () => {
  it('is missed where the text ends', () => {
    expect(parsed('{ x q;').reported).toEqual(['QasmSyntax: expected `}`, found the end of the text']);
  });

  it('may come after 100 beginnings, and no more', () => {
    const nested = (depth: number) => parsed(`${'{'.repeat(depth)}${'}'.repeat(depth)}`).reported;
    expect(nested(100)).toEqual([]);
    expect(nested(101)[0]).toBe('QasmSyntax: statements are nested more than 100 deep');
  });
});

describe('if and else', () => {
  it('go together with the nearest', () => {
    const { statement, at } = onlyStatement('if (a) if (b) x q; else y q;');
    expect(statement).toMatchObject({ kind: 'if', otherwise: [] });
    if (statement.kind !== 'if') return;
    const [inner] = statement.body;
    expect(at(statement)).toBe('if');
    expect(inner).toMatchObject({ body: [{ name: { name: 'x' } }], otherwise: [{ name: { name: 'y' } }] });
  });

  it('of OpenQASM 2 compares a register with a number, in front of one operation', () => {
    const { statement } = onlyStatement('if (c == 3) x q[0];', 2);
    const condition = { operator: '==', left: { name: 'c' }, right: { value: 3, isWhole: true } };
    expect(statement).toMatchObject({ kind: 'if', condition, body: [{ kind: 'gate call' }], otherwise: [] });
    expect(kinds('if (c == 3) measure q -> d; if (c == 1) reset q;', 2)).toEqual(['if', 'if']);
    const [message] = parsed('if (c == 1) barrier q;', 2).reported;
    expect(message).toContain('stands in front of a gate, a measurement or a reset');
    expect(parsed('if (c < 1) x q;', 2).reported[0]).toContain('expected `==`');
  });
});

describe('a statement', () => {
  it('of OpenQASM 3 is none of OpenQASM 2', () => {
    expect(kinds('qubit[2] q; bit c; let a = q; box { x q; }')).toEqual(['qubits', 'bits', 'alias', 'block']);
    expect(parsed('c = measure q;', 2).reported[0]).toContain('expected a qubit');
    expect(parsed('ctrl @ x q;', 2).reported).toHaveLength(1);
  });

  it('takes its modifiers from the outside in, and its parameters and operands in order', () => {
    const { statement, at } = onlyStatement('ctrl(2) @ inv @ pow(3) @ u(1, 2) a, b[0];');
    if (statement.kind !== 'gate call') throw new Error(statement.kind);
    expect(statement.modifiers.map(at)).toEqual(['ctrl(2) @', 'inv @', 'pow(3) @']);
    expect(statement.parameters.map(at)).toEqual(['1', '2']);
    expect(statement.operands.map(at)).toEqual(['a', 'b[0]']);
    expect(at(statement)).toBe('ctrl(2) @ inv @ pow(3) @ u(1, 2) a, b[0]');
  });

  it('measures into its left side, and assigns nothing else', () => {
    const { statement, at } = onlyStatement('c[1] = measure q[0];');
    if (statement.kind !== 'measure') throw new Error(statement.kind);
    expect([at(statement.source), at(statement.target!)]).toEqual(['q[0]', 'c[1]']);
    const [refused] = parsed('c[1] += d;').statements;
    expect(refused).toMatchObject({ kind: 'refused', code: 'NotSupported', used: new Set(['c', 'd']) });
  });

  it('gphase acts on no qubits, or on those of its controls', () => {
    expect(onlyStatement('gphase(pi);').statement).toMatchObject({ kind: 'gate call', operands: [] });
    expect(onlyStatement('ctrl @ gphase(pi) q;').statement).toMatchObject({ operands: [{ name: { name: 'q' } }] });
    expect(parsed('x;').reported).toHaveLength(1);
  });

  it('is not empty, and says the version once', () => {
    expect(parsed('x q;;').reported[0]).toContain('expected a statement');
    expect(parsed('OPENQASM 3.0; x q; OPENQASM 3.0;').reported[0]).toContain('only once');
  });
});

describe('the definition of a gate', () => {
  it('has a place that ends with its head', () => {
    const { statement, at } = onlyStatement('gate g(s, t) a, b { x a; y b; }');
    if (statement.kind !== 'gate definition') throw new Error(statement.kind);
    expect(at(statement)).toBe('gate g(s, t) a, b');
    expect(statement.parameters.map(at)).toEqual(['s', 't']);
    expect(statement.qubits.map(at)).toEqual(['a', 'b']);
    expect(statement.body).toHaveLength(2);
  });

  it('without a body is opaque in OpenQASM 2, and refused in OpenQASM 3', () => {
    expect(onlyStatement('opaque g(s) a;', 2).statement).toMatchObject({ kind: 'gate definition', body: undefined });
    expect(kinds('opaque g(s) a;')).toEqual(['refused']);
    // Where no second name follows, a gate has that name.
    expect(kinds('opaque q;')).toEqual(['gate call']);
  });
});

it('a loop goes over a range or a set, and not over an index', () => {
  const { statement } = onlyStatement('for uint[8] i in [0:2:6] x q[i];');
  expect(statement).toMatchObject({ kind: 'for', variable: { name: 'i' }, domain: { kind: 'range' } });
  expect(onlyStatement('for i in {1, 5} { x q; y q; }').statement).toMatchObject({ domain: { kind: 'set' } });
  expect(parsed('for i in [3] x q;').reported[0]).toContain('expected `:`');
});
