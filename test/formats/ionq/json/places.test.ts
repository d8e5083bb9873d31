import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSpans } from '../../../../src/formats/ionq/index.js';

/** What stands at a span of a text. */
function textAt(text: string, { line, column, length }: { line: number; column: number; length: number }): string {
  const start = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0);
  return text.slice(start + column - 1, start + column - 1 + length);
}

/** Every path in a value, with the value. */
function* pathsIn(value: unknown, path: (string | number)[] = []): Generator<[(string | number)[], unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value) ? value.map((item, k) => [k, item] as const) : Object.entries(value);
  for (const [step, item] of entries) yield* pathsIn(item, [...path, step]);
}

describe('jsonSpans', () => {
  it.each(['\n', '\r\n', '\r'])('counts lines that end in %j', (end) => {
    const [span] = jsonSpans(['{', '  "a": 1,', '  "b": [2]', '}'].join(end), [['b', 0]]);
    expect(span).toMatchObject({ line: 3, column: 9, length: 1, text: '  "b": [2]' });
  });

  it('finds the line and the column of a value', () => {
    const text =
      '{\r\n  "type": "a:b",\n  "input": { "circuit": [\n    { "gate": "hh", "target": 0 }, {"target":7}\n  ] }\n}';
    const [gate, target, list, whole] = jsonSpans(
      text,
      [['input', 'circuit', 0, 'gate'], ['input', 'circuit', 1, 'target'], ['input', 'circuit'], []],
      'job.json',
    );
    expect(gate).toEqual({
      file: 'job.json',
      line: 4,
      column: 15,
      length: 4,
      text: '    { "gate": "hh", "target": 0 }, {"target":7}',
    });
    expect(target).toMatchObject({ line: 4, column: 46, length: 1 });
    expect(list).toMatchObject({ line: 3, column: 25, length: 1 });
    expect(whole).toMatchObject({ line: 1, column: 1, length: 1 });
  });

  it('takes the innermost value that there is for a field that is missing', () => {
    const text = '{ "input": { "circuit": [ { "gate": "h" } ] } }';
    const spans = jsonSpans(text, [['input', 'circuit', 0, 'target', 3], ['shots'], ['input', 'circuit', 5]]);
    expect(spans.map(({ column }) => column)).toEqual([27, 1, 25]);
  });

  it('is not confused by names that look like values, or by values that look like names', () => {
    const text = String.raw`{"a": "b", "b": "a", "\u0063": {"a:{": ["]", "\"}", 1]}}`;
    const at = (...path: (string | number)[]) => textAt(text, jsonSpans(text, [path])[0]!);
    expect([at('a'), at('b'), at('c', 'a:{', 0), at('c', 'a:{', 1), at('c', 'a:{', 2)]).toEqual([
      '"b"',
      '"a"',
      '"]"',
      String.raw`"\"}"`,
      '1',
    ]);
  });

  it('finds every value of any document, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const found = [...pathsIn(JSON.parse(text))];
        const spans = jsonSpans(
          text,
          found.map(([path]) => path),
        );
        found.forEach(([, expected], k) => {
          const at = textAt(text, spans[k]!);
          if (typeof expected === 'object' && expected !== null) expect(at).toBe(Array.isArray(expected) ? '[' : '{');
          else expect(JSON.parse(at)).toEqual(expected);
        });
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
