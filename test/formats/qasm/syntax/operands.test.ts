import { describe, expect, it } from 'vitest';
import { onlyStatement, parsed } from './parsed.js';

/** The selectors of the operand of a reset. */
function selectors(operand: string, version: 2 | 3 = 3) {
  const { statement, at } = onlyStatement(`reset ${operand};`, version);
  if (statement.kind !== 'reset') throw new Error(statement.kind);
  return { found: statement.operand.selectors, at, operand: statement.operand };
}

describe('what stands in brackets', () => {
  it('is an index, a range whose step is in the middle, or a set', () => {
    const value = (n: number) => ({ kind: 'number', value: n });
    expect(selectors('q[3]').found).toMatchObject([{ kind: 'index', index: value(3) }]);
    const [range] = selectors('q[1:2:7]').found;
    expect(range).toMatchObject({ kind: 'range', first: value(1), step: value(2), last: value(7) });
    expect(selectors('q[{4, 1}]').found).toMatchObject([{ kind: 'set', items: [value(4), value(1)] }]);
  });

  it('may leave out the ends of a range, and not its step', () => {
    const [open] = selectors('q[:]').found;
    for (const part of ['first', 'step', 'last']) expect(open).not.toHaveProperty(part);
    const [from] = selectors('q[2:]').found;
    expect(from).toMatchObject({ first: { value: 2 } });
    expect(from).not.toHaveProperty('last');
    const [stepped] = selectors('q[:2:]').found;
    expect(stepped).toMatchObject({ step: { value: 2 } });
    expect(stepped).not.toHaveProperty('last');
    expect(parsed('reset q[1::3];').reported).toEqual(['QasmSyntax: the step of a range is missing']);
    expect(parsed('reset q[{}];').reported).toEqual(['QasmSyntax: a set of indices is empty']);
  });

  it('has a place of its own', () => {
    const { found, at, operand } = selectors('q [1 : 2][ 0 ]');
    expect(found.map(at)).toEqual(['1 : 2', '0']);
    expect(at(operand)).toBe('q [1 : 2][ 0 ]');
  });

  it('is one whole number in OpenQASM 2', () => {
    expect(selectors('q[3]', 2).found).toMatchObject([{ kind: 'index', index: { value: 3, isWhole: true } }]);
    for (const text of ['q[1][0]', 'q[0:1]', 'q[1.0]', 'q[n]']) {
      expect(parsed(`reset ${text};`, 2).reported).toHaveLength(1);
    }
  });
});

it('a hardware qubit is one operand of OpenQASM 3', () => {
  expect(selectors('$3').operand).toMatchObject({ name: { name: '$3' }, selectors: [] });
});

it('a comma may end a list in OpenQASM 3 only', () => {
  expect(onlyStatement('cx a, b,;').statement).toMatchObject({ operands: [{}, {}] });
  expect(parsed('cx a, b,;', 2).reported).toHaveLength(1);
});

describe('a forgotten `;`', () => {
  it('at the end of a line loses neither statement', () => {
    const { statements, reported, at } = parsed('x q\ny r;');
    expect(statements.map(at)).toEqual(['x q', 'y r']);
    expect(reported).toEqual(['QasmSyntax: expected `;` behind the statement, found `y`']);
  });

  it('within a line loses the statement', () => {
    const { statements, reported, at } = parsed('reset q x r; y s;');
    expect(statements.map(at)).toEqual(['y s']);
    expect(reported).toHaveLength(1);
  });

  it('before the end of a block or of the text loses nothing', () => {
    expect(parsed('{ x q }').statements).toMatchObject([{ kind: 'block', body: [{ name: { name: 'x' } }] }]);
    expect(parsed('x q').statements).toHaveLength(1);
  });
});

describe('a statement that is refused', () => {
  it('is read over up to the end of its braces', () => {
    const { statements, at } = parsed('while (c) { x q; { y q; } } z r;');
    expect(statements.map(({ kind }) => kind)).toEqual(['refused', 'gate call']);
    expect(at(statements[0]!)).toBe('while');
    expect(statements[0]).toMatchObject({ used: new Set(['c', 'x', 'q', 'y']) });
  });

  it('declares its first name outside of brackets', () => {
    const [statement] = parsed('array[int[8], n] a = {b, 2};').statements;
    expect(statement).toMatchObject({ kind: 'refused', declared: 'a', used: new Set(['n', 'b']) });
  });
});

it('a power needs its number, and an inverse takes none', () => {
  expect(parsed('pow @ x q;').reported[0]).toContain('expected `(`');
  expect(parsed('inv(2) @ x q;').reported[0]).toContain('expected `@`');
  const { statement } = onlyStatement('negctrl @ x a, b;');
  expect(statement).toMatchObject({ modifiers: [{ kind: 'negctrl' }] });
  expect((statement as { modifiers: readonly object[] }).modifiers[0]).not.toHaveProperty('value');
});
