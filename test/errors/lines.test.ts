import { describe, expect, it } from 'vitest';
import { holdsLineBreak, lineEnd, lineStarts } from '../../src/errors/lines.js';

const mixed = 'ab\r\nc\rd\n\nef';

describe('lines that end in CR, LF or CRLF', () => {
  it('start after the whole of their break', () => {
    expect(lineStarts(mixed)).toEqual([0, 4, 6, 8, 9]);
    expect(lineStarts('')).toEqual([0]);
    expect(lineStarts('a\n')).toEqual([0, 2]);
  });

  it('end before their break, or with the text', () => {
    expect([0, 1, 2, 4, 6, 8, 9, 11].map((offset) => lineEnd(mixed, offset))).toEqual([2, 2, 2, 5, 7, 8, 11, 11]);
  });

  it('are asked for in any order', () => {
    expect([lineEnd(mixed, 9), lineEnd(mixed, 0)]).toEqual([11, 2]);
  });

  it('are told by either character', () => {
    expect(['a b', 'a\nb', 'a\rb', ''].map(holdsLineBreak)).toEqual([false, true, true, false]);
  });
});
