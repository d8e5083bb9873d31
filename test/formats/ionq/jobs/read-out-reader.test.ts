import { describe, expect, it } from 'vitest';
import { packed } from '../../../../src/formats/ionq/jobs/packed-text.js';
import { notUsed, readEntry } from '../../../../src/formats/ionq/jobs/read-out-reader.js';

const ENTRY = 'ionloom.readout';
const complete = (fields: object) => JSON.stringify({ version: 2, ...fields });
const read = (text: unknown, several = true) => readEntry({ [ENTRY]: text }, several);

describe('the entry', () => {
  it('is read in its short form, of one circuit and of several', () => {
    const one = read('{"registers":{"b":[1],"a":[null,0]},"wires":[1,0],"frames":[0,0.5]}', false);
    const measurements = [
      { key: 'b', wires: [1] },
      { key: 'a', wires: [null, 0] },
    ];
    expect(one).toEqual({
      complete: false,
      statements: [{ measurements, wires: [1, 0], frames: [0, 0.5] }],
      names: [undefined],
    });
    expect(read('[null,{"relation":"distribution"}]')).toEqual({
      complete: false,
      statements: [null, { relation: 'distribution' }],
      names: [undefined, undefined],
    });
  });

  it('is read in its complete form, packed or not', () => {
    const text = complete({
      statements: [{ qubits: 2, registers: [['m', [1]]], frames: null }, { qubits: 1 }],
      runs: [0, 2, 1, 1, 0, 1],
      names: ['a', null, 'c', 'd'],
    });
    const first = { qubits: 2, measurements: [{ key: 'm', wires: [1] }], frames: null };
    for (const written of [text, packed(text.padEnd(600))]) {
      const found = read(written)!;
      expect(found.complete).toBe(true);
      expect(found.statements).toEqual([first, first, { qubits: 1, measurements: [] }, first]);
      expect(found.names).toEqual(['a', undefined, 'c', 'd']);
      expect(found.statements[0]).toBe(found.statements[3]);
    }
  });

  it('keeps keys in their order, and harms nothing by their names', () => {
    const keys = ['10', '2', '__proto__', 'constructor', 'toString'];
    const registers = keys.map((key, wire) => [key, [wire]]);
    const names = ['__proto__'];
    const found = read(complete({ statements: [{ qubits: 5, registers }], runs: [0, 1], names }))!;
    expect(found.statements[0]!.measurements!.map(({ key }) => key)).toEqual(keys);
    expect(found.names).toEqual(['__proto__']);
    const short = read('{"registers":{"__proto__":[0],"constructor":[1]}}', false)!;
    expect(short.statements[0]!.measurements!.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['0']).toBeUndefined();
  });

  it.each([undefined, null, 5, {}, ['x']])('is none where it is %o', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it.each([undefined, null, 'text', [], {}])('is not in metadata that is %o', (metadata) => {
    expect(readEntry(metadata, true)).toBeUndefined();
  });

  const statements = [{ qubits: 1 }];
  it.each([
    ['no JSON', '{'],
    ['of a later version', '{"version":3}'],
    ['of no version', '{"version":null}'],
    ['without statements', complete({ runs: [0, 1] })],
    ['with statements that are none', complete({ statements: [null], runs: [0, 1] })],
    ['without runs', complete({ statements })],
    ['with half a run', complete({ statements, runs: [0, 1, 0] })],
    ['with a run of no statement', complete({ statements, runs: [1, 1] })],
    ['with a run of a statement before the first', complete({ statements, runs: [-1, 1] })],
    ['with a run of none', complete({ statements, runs: [0, 0] })],
    ['with a run of a part', complete({ statements, runs: [0, 1.5] })],
    ['with a run of more circuits than any job has', complete({ statements, runs: [0, 1e9] })],
    ['with runs of more circuits than any job has', complete({ statements, runs: [0, 9999, 0, 9999] })],
    ['with too few names', complete({ statements, runs: [0, 2], names: ['a'] })],
    ['with a name that is none', complete({ statements, runs: [0, 1], names: [1] })],
    ['with an unknown field', complete({ statements, runs: [0, 1], extra: 1 })],
    ['with an unknown field of a prototype', '{"version":2,"statements":[],"runs":[],"__proto__":1}'],
    ['without a width', complete({ statements: [{}], runs: [0, 1] })],
    ['with half a qubit', complete({ statements: [{ qubits: 1.5 }], runs: [0, 1] })],
    ['with more wires than any job has', complete({ statements: [{ qubits: 2_000_000 }], runs: [0, 1] })],
    ['with registers by name', complete({ statements: [{ qubits: 1, registers: { a: [0] } }], runs: [0, 1] })],
    ['with half a register', complete({ statements: [{ qubits: 1, registers: [['a']] }], runs: [0, 1] })],
    ['with a register without wires', complete({ statements: [{ qubits: 1, registers: [['a', 0]] }], runs: [0, 1] })],
    ['with a register of a number', complete({ statements: [{ qubits: 1, registers: [[1, [0]]] }], runs: [0, 1] })],
    ['with frames that are none', complete({ statements: [{ qubits: 1, frames: 'none' }], runs: [0, 1] })],
    ['with wires that are none', complete({ statements: [{ qubits: 1, wires: null }], runs: [0, 1] })],
    ['with a field of later times', complete({ statements: [{ qubits: 1, phases: [] }], runs: [0, 1] })],
    ['of one circuit', '{"wires":[0]}'],
  ])('%s is refused', (_what, text) => {
    expect(() => read(text)).toThrow(SyntaxError);
  });

  it('says in one line why it is not used', () => {
    expect(notUsed(new SyntaxError('it is broken\nat once'))).toMatchObject({
      code: 'IgnoredValue',
      severity: 'warning',
      message: 'what the metadata says of reading the results is not used: it is broken',
    });
  });
});
