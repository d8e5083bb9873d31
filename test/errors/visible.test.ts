import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disarmed, formatIssue, issue, visible, visibleJson } from '../../src/errors/index.js';

/** What a terminal obeys, and what stands in a text and is not seen. */
const steering = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b',
      '\u0007',
      '\u009b',
      '\u00a0',
      '\u200b',
      '\u202e',
      '\ufeff',
      '\f',
      '\r',
      '\u2028',
      'a',
      '"',
      ' ',
    ),
    fc.constantFrom('\u{e0041}', '\ud800', '\u3164', '\u{1f600}', 'é'),
  ),
});

describe('a text with characters that cannot be seen', () => {
  it('names them by their code points', () => {
    expect(visible('a\u00a0b\u200bc\fd\ufeffe\u001b[31m\u009b\u202e\u{e0041}\ud800')).toBe(
      'a<U+00A0>b<U+200B>c<U+000C>d<U+FEFF>e<U+001B>[31m<U+009B><U+202E><U+E0041><U+D800>',
    );
    expect(visible('plain text, é, 量子, 💥')).toBe('plain text, é, 量子, 💥');
  });

  it('keeps its lines where it has several', () => {
    expect(disarmed('a\tb\n\u001b[2Jc\r\n')).toBe('a\tb\n<U+001B>[2Jc<U+000D>\n');
  });

  it('means the same as JSON', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = visibleJson(JSON.stringify({ [text]: text }));
        expect(JSON.parse(json)).toEqual({ [text]: text });
        expect(json).not.toMatch(steering);
      }),
      { seed: 20261129, numRuns: 500 },
    );
  });

  it('shows them nowhere in an issue', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, file) => {
        const found = issue('InvalidInput', `no ${text}`, {
          span: { file, line: 1, column: 1, length: 2, text: `${text} ${text}` },
          hint: text,
          expected: text,
          received: text,
        });
        expect(formatIssue(found)).not.toMatch(steering);
        expect(formatIssue(issue('InvalidInput', text, { path: [text, 0, file] }))).not.toMatch(steering);
        for (const words of [found.message, found.hint, found.expected, found.received])
          expect(words).not.toMatch(steering);
      }),
      { seed: 20261129, numRuns: 500 },
    );
  });
});
