import { describe, expect, it } from 'vitest';
import { formatIssue, formatPath, IonloomError, issue } from '../../src/errors/index.js';

describe('an issue written for people', () => {
  it('shows file, line, column, the line with a caret, and the hint', () => {
    const found = issue('UnknownGate', "there is no gate named 'hh'", {
      span: { file: 'bell.qasm', line: 4, column: 3, length: 2, text: '  hh q[0];' },
      hint: "did you mean 'h'?",
    });
    expect(formatIssue(found)).toBe(
      [
        "bell.qasm:4:3: there is no gate named 'hh'",
        '  4 |   hh q[0];',
        '    |   ^^',
        "  hint: did you mean 'h'?",
      ].join('\n'),
    );
  });

  it('cuts a long line to a window around the caret and keeps the caret under its place', () => {
    const text = `${'a'.repeat(500)}!${'b'.repeat(500)}`;
    const [, line, caret] = formatIssue(
      issue('InvalidInput', 'no', { span: { line: 1, column: 501, length: 1, text } }),
    ).split('\n');
    expect(line!.length).toBeLessThan(120);
    expect(line![caret!.indexOf('^')]).toBe('!');
  });

  it('shows the whole window at the end of a long line', () => {
    const text = `${'a'.repeat(500)}!`;
    const [, line] = formatIssue(
      issue('InvalidInput', 'no', { span: { line: 1, column: 501, length: 1, text } }),
    ).split('\n');
    expect(line).toBe(`  1 | ${'a'.repeat(99)}!`);
  });

  it('puts one caret behind a line that ends too early', () => {
    const span = { line: 2, column: 4, length: 3, text: 'x q' };
    expect(formatIssue(issue('InvalidInput', 'no', { span })).split('\n')).toEqual([
      'input:2:4: no',
      '  2 | x q',
      '    |    ^',
    ]);
  });

  it('never lets control characters of a source reach the terminal', () => {
    const text = 'x \u001b[31m\u0007 y';
    const shown = formatIssue(
      issue('InvalidInput', 'no', { span: { line: 1, column: 1, length: 1, text } }),
    ).replaceAll('\n', '');
    expect(shown).not.toMatch(/[\p{Cc}]/u);
  });

  it('writes a JSON path the way it is read aloud', () => {
    expect(formatPath(['input', 'circuit', 3, 'target'])).toBe('input.circuit[3].target');
    expect(formatPath(['meta data', 0])).toBe('["meta data"][0]');
    expect(formatPath([])).toBe('');
  });
});

describe('IonloomError', () => {
  it('carries every issue and takes the code of the first error, not of a warning', () => {
    const error = new IonloomError([
      issue('ToleratedField', 'a warning', { severity: 'warning' }),
      issue('UnknownGate', 'an error'),
      issue('ParameterCount', 'another'),
    ]);
    expect(error.code).toBe('UnknownGate');
    expect(error.issues).toHaveLength(3);
    expect(error.message).toBe('warning: a warning\nan error\nanother');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'IonloomError',
      code: 'UnknownGate',
      issues: JSON.parse(JSON.stringify(error.issues)),
    });
  });

  it('keeps its cause', () => {
    const cause = new Error('deeper');
    expect(new IonloomError(issue('InvalidInput', 'no'), { cause }).cause).toBe(cause);
  });
});
