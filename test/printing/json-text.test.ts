import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/printing/index.js';

describe('JSON text', () => {
  it('is the JSON of every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 20261120 },
    );
  });

  it('has one gate per line', () => {
    const circuit = [
      { gate: 'gpi2', target: 0, phase: 0.25 },
      { gate: 'zz', targets: [0, 1], angle: 0.125 },
    ];
    expect(jsonText({ qubits: 2, gateset: 'native', circuit })).toBe(
      `{
  "qubits": 2,
  "gateset": "native",
  "circuit": [
    { "gate": "gpi2", "target": 0, "phase": 0.25 },
    { "gate": "zz", "targets": [0, 1], "angle": 0.125 }
  ]
}`,
    );
  });

  it('breaks what is too long for a line', () => {
    const long = Array.from({ length: 60 }, (_, index) => index);
    expect(jsonText({ long }).split('\n')).toHaveLength(64);
  });

  it('counts the indent into the length of a line', () => {
    const fits = { name: 'x'.repeat(110 - '  { "name": "" }'.length) };
    const isTooLong = { name: `${fits.name}x` };
    expect(jsonText([fits]).split('\n')).toHaveLength(3);
    expect(jsonText([isTooLong]).split('\n')).toHaveLength(5);
  });

  it('keeps the order of a map, even of names that look like numbers', () => {
    expect(
      jsonText(
        new Map([
          ['10', 0.5],
          ['01', 0.25],
          ['2', 0.25],
        ]),
      ),
    ).toBe('{ "10": 0.5, "01": 0.25, "2": 0.25 }');
  });

  it('leaves out members without a value, and writes null for what JSON has no number for', () => {
    expect(jsonText({ a: undefined, b: Number.NaN, c: [undefined] })).toBe('{ "b": null, "c": [null] }');
  });

  it('does not touch a prototype', () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(jsonText(value)).toBe('{\n  "__proto__": { "polluted": true }\n}');
  });
});
