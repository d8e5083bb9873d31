import { describe, expect, test } from 'vitest';
import type { IonloomError } from '../../../../src/errors/index.js';
import { Source } from '../../../../src/errors/index.js';
import { Lexer, type Version } from '../../../../src/formats/qasm/syntax/lexer.js';
import { Problems } from '../../../../src/formats/qasm/syntax/problems.js';

interface Token {
  readonly kind: string;
  readonly value: string;
  readonly text: string;
}

function tokens(text: string, version: Version = 3): readonly Token[] {
  return new Problems(new Source(text)).settle(() => read(text, version));
}

function read(text: string, version: Version, problems = new Problems(new Source(text))): readonly Token[] {
  const found: Token[] = [];
  const lexer = new Lexer(problems, version);
  for (; lexer.kind !== 'end'; lexer.next()) {
    found.push({ kind: lexer.kind, value: lexer.value, text: text.slice(lexer.start, lexer.end) });
  }
  return found;
}

function problemsOf(text: string, version: Version = 3): readonly string[] {
  const problems = new Problems(new Source(text));
  try {
    problems.settle(() => read(text, version, problems));
  } catch (thrown) {
    return (thrown as IonloomError).issues.map(({ span, message }) => `${span?.line}:${span?.column} ${message}`);
  }
  return [];
}

describe('tokens', () => {
  test.each([
    ['a_1 b', ['name a_1', 'name b']],
    ['q[0]->c', ['name q', '[ [', 'integer 0', '] ]', '-> ->', 'name c']],
    ['1.5e-3 .5 5. 1e9 0 007', ['float 1.5e-3', 'float .5', 'float 5.', 'float 1e9', 'integer 0', 'integer 007']],
    ['1_000.000_1 0x1F 0b1_01 0o17', ['float 1000.0001', 'integer 0x1F', 'integer 0b101', 'integer 0o17']],
    ['a**b*c', ['name a', '** **', 'name b', '* *', 'name c']],
    ['a-->b', ['name a', '- -', '-> ->', 'name b']],
    ['"file.inc" \'x\'', ['string file.inc', 'string x']],
    ['$12', ['hardware qubit $12']],
    ['10ns 3.5µs', ['timing 10', 'timing 3.5']],
    ['θ_ℇ αβγ', ['name θ_ℇ', 'name αβγ']],
    ['1.2.3', ['float 1.2', 'float .3']],
    ['1..2', ['float 1.', 'float .2']],
    ['[0:2]', ['[ [', 'integer 0', ': :', 'integer 2', '] ]']],
    ['a // b\n/* c\n*/ d', ['name a', 'name d']],
    ['\uFEFFx', ['name x']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(tokens(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });

  test('cover the text: what lies between them is blank or comment', () => {
    const text = 'gate g(a) b{rx(-a/2.5e0)b;}// end\n/**/x';
    expect(
      tokens(text)
        .map((token) => token.text)
        .join(''),
    ).toBe('gateg(a)b{rx(-a/2.5e0)b;}x');
  });
});

describe('what is no token', () => {
  test.each([
    ['a § b', 3, ['1:3 the text `§` has no meaning in OpenQASM']],
    ['θ', 2, ['1:1 the text `θ` has no meaning in OpenQASM']],
    ['ok\n  "open', 3, ['2:3 a text in quotes is not closed on its line']],
    ['/* open', 3, ['1:1 a comment that starts with `/*` is never closed']],
    ['2q 0x 0b12', 3, ['1:1 `2q` is not a number', '1:4 `0x` is not a number', '1:7 `0b12` is not a number']],
    ['1_000', 2, ['1:1 `1_000` is not a number']],
    ['💥💥 x', 3, ['1:1 the text `💥💥` has no meaning in OpenQASM']],
  ] as const)('%s', (text, version, expected) => {
    expect(problemsOf(text, version)).toEqual(expected);
  });
});

describe('lines and columns', () => {
  test('count from 1, over every kind of line end', () => {
    const source = new Source('ab\ncd\r\nef');
    expect(source.span(0, 2)).toEqual({ line: 1, column: 1, length: 2, text: 'ab' });
    expect(source.span(4, 5)).toEqual({ line: 2, column: 2, length: 1, text: 'cd' });
    expect(source.span(7, 9)).toEqual({ line: 3, column: 1, length: 2, text: 'ef' });
    expect(source.span(9, 9)).toEqual({ line: 3, column: 3, length: 1, text: 'ef' });
    expect(source.span(1, 8)).toEqual({ line: 1, column: 2, length: 1, text: 'ab' });
  });
});
