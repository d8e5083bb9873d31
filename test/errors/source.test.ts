import { describe, expect, it } from 'vitest';
import { Source } from '../../src/errors/index.js';
import { holdsLineBreak, lineEnd } from '../../src/errors/source.js';

describe('Source', () => {
  const source = new Source('one\ntwo\r\nthree\r\rfive', 'a.txt');

  it.each([
    ['the first character', 0, 1, 1],
    ['a line break, which belongs to the line that it ends', 3, 1, 4],
    ['what follows LF', 4, 2, 1],
    ['the LF of a CRLF, which is one break', 8, 2, 5],
    ['what follows CRLF', 9, 3, 1],
    ['an empty line between two CRs', 15, 4, 1],
    ['the last character', 19, 5, 4],
    ['the end of the text', 20, 5, 5],
  ])('finds the line and column of %s', (_, offset, line, column) => {
    expect(source.line(offset)).toBe(line);
    expect(source.span(offset, offset + 1)).toMatchObject({ file: 'a.txt', line, column, length: 1 });
  });

  it('cuts a place at the end of its first line, and shows that line without its break', () => {
    expect(source.span(5, 12)).toEqual({ file: 'a.txt', line: 2, column: 2, length: 2, text: 'two' });
    expect(source.span(9, 9)).toMatchObject({ length: 1, text: 'three' });
    expect(new Source('x').span(0, 1)).not.toHaveProperty('file');
  });

  it('knows the stretch of the text that a span is about', () => {
    for (let from = 0; from < source.text.length; from++) {
      const span = source.span(from, from + 1);
      expect(source.range(span)).toEqual({ from, to: from + 1 });
    }
    expect(source.range(source.span(5, 7))).toEqual({ from: 5, to: 7 });
    expect(source.range(source.span(20, 20))).toEqual({ from: 20, to: 20 });
    expect(source.range({ line: 5, column: 3, length: 90 })).toEqual({ from: 18, to: 20 });
    expect(source.range({ line: 6, column: 1, length: 1 })).toBeUndefined();
  });
});

describe('line breaks', () => {
  it('are LF, CR and CRLF', () => {
    expect(['a\nb', 'a\rb', 'a\r\nb', 'ab\u2028'].map(holdsLineBreak)).toEqual([true, true, true, false]);
    expect(lineEnd('a\r\nbc', 0)).toBe(1);
    expect(lineEnd('a\r\nbc', 3)).toBe(5);
  });
});
