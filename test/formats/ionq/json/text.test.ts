import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_BODY_BYTES, MAXIMUM_JSON_DEPTH, readJsonText } from '../../../../src/formats/ionq/index.js';

const SEED = { seed: 20261120 };

/** The codes and places of what is wrong with a text, or its value. */
function read(text: string): unknown {
  const reading = readJsonText(text);
  if (reading.ok) return reading.value;
  return reading.issues.map(({ code, span }) => (span ? `${code} ${span.line}:${span.column}` : code));
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('readJsonText', () => {
  test('reads what JSON.parse reads', () => {
    expect(read(' {"a": [1, -2.5e3, true, null, "\\u0041\\n"], "": {}} ')).toEqual({
      a: [1, -2500, true, null, 'A\n'],
      '': {},
    });
  });

  test.each([
    ['{"a": 1, "a": 2}', ['DuplicateName 1:10']],
    ['{"a": 1, "\\u0061": 2}', ['DuplicateName 1:10']],
    ['{"a": {"b": 1},\n "c": {"b": 1, "b": 2}}', ['DuplicateName 2:16']],
    ['{"__proto__": {}}', ['ForbiddenName 1:2']],
    ['{"\\u005f_proto__": {}}', ['ForbiddenName 1:2']],
    ['{"x": {"constructor": 1, "prototype": 2}}', ['ForbiddenName 1:8', 'ForbiddenName 1:26']],
    ['{"a": 1,}', ['JsonSyntax 1:9']],
    ['[1,\n  2,\n]', ['JsonSyntax 3:1']],
    ['[1 2]', ['JsonSyntax 1:4']],
    ['{"a" 1}', ['JsonSyntax 1:6']],
    ["{'a': 1}", ['JsonSyntax 1:2']],
    ['{"a": 1} x', ['JsonSyntax 1:10']],
    ['{"a": 1}{"b": 2}', ['JsonSyntax 1:9']],
    ['{"a": NaN}', ['JsonSyntax 1:7']],
    ['{"a": 1e999}', ['ValueOutOfRange 1:7']],
    ['{"a": 01}', ['JsonSyntax 1:8']],
    ['{"a": .5}', ['JsonSyntax 1:7']],
    ['// no\n{}', ['JsonSyntax 1:1']],
    ['"\\x"', ['JsonSyntax 1:2']],
    ['"a\nb"', ['JsonSyntax 1:3']],
    ['"a\u001f"', ['JsonSyntax 1:3']],
    ['"open', ['JsonSyntax 1:1']],
    ['{"a"', ['JsonSyntax 1:5']],
    ['', ['JsonSyntax 1:1']],
    ['\ufeff{}', ['JsonSyntax 1:1']],
    ['\u00a0{}', ['JsonSyntax 1:1']],
    ['}', ['JsonSyntax 1:1']],
  ])('refuses %j', (text, found) => {
    expect(read(text)).toEqual(found);
  });

  test('finds every repeated and forbidden name, not only the first', () => {
    expect(read('[{"a":1,"a":2},{"__proto__":1},{"b":1,"b":2}]')).toEqual([
      'DuplicateName 1:9',
      'ForbiddenName 1:17',
      'DuplicateName 1:39',
    ]);
  });

  test('says where a name is in the document, too', () => {
    const reading = readJsonText('{"input": {"circuit": [{}, {"gate": "h", "gate": "x"}]}}');
    expect(reading.ok ? [] : reading.issues[0]?.path).toEqual(['input', 'circuit', 1, 'gate']);
  });

  test('nesting is limited', () => {
    expect(readJsonText(nested(MAXIMUM_JSON_DEPTH)).ok).toBe(true);
    expect(read(nested(MAXIMUM_JSON_DEPTH + 1))).toEqual([`NestingTooDeep 1:${MAXIMUM_JSON_DEPTH + 1}`]);
    expect(read('['.repeat(1_000_000))).toEqual([`NestingTooDeep 1:${MAXIMUM_JSON_DEPTH + 1}`]);
    expect(read('{"a":'.repeat(100_000))).toHaveLength(1);
  });

  test('the size is limited in bytes, not in characters', () => {
    const text = (length: number, letter: string) => JSON.stringify(letter.repeat(length));
    expect(readJsonText(text(MAXIMUM_BODY_BYTES - 2, 'a')).ok).toBe(true);
    expect(read(text(MAXIMUM_BODY_BYTES - 1, 'a'))).toEqual(['PayloadTooLarge']);
    expect(read(text(MAXIMUM_BODY_BYTES / 2.5, '€'))).toEqual(['PayloadTooLarge']);
    expect(read(text(MAXIMUM_BODY_BYTES / 2, 'é'))).toEqual(['PayloadTooLarge']);
    expect(read(text(MAXIMUM_BODY_BYTES / 4, '😀'))).toEqual(['PayloadTooLarge']);
  });

  test('values and names of any text survive', () => {
    const names = fc
      .string({ unit: 'binary' })
      .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, false),
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.string({ unit: 'binary' }),
        fc.array(tie('value')),
        fc.dictionary(names, tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (json, space) => {
        const text = JSON.stringify(json, null, space);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      SEED,
    );
  });

  test('what it accepts of mangled texts, JSON.parse accepts, and the reverse but for the names', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"\\u12',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\n',
      '\\',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const reading = readJsonText(text);
        expect(parses(text)).toBe(reading.ok || reading.issues.every(({ code }) => code === 'DuplicateName'));
      }),
      { ...SEED, numRuns: 5000 },
    );
  });

  test('any cut and any changed character of a payload is judged as JSON.parse judges it', () => {
    const payload =
      '{"type":"ionq.circuit.v1","input":{"qubits":2,"circuit":[{"gate":"rx","rotation":-1.5e-3}]},"x":[]}';
    fc.assert(
      fc.property(fc.nat(payload.length), fc.nat(3), fc.string({ maxLength: 2 }), (at, cut, put) => {
        const text = payload.slice(0, at) + put + payload.slice(at + cut);
        const reading = readJsonText(text);
        expect(parses(text)).toBe(reading.ok || reading.issues.every(({ code }) => code === 'DuplicateName'));
      }),
      { ...SEED, numRuns: 2000 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
