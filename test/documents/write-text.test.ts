import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { readDocument, writeDrawing, writeQasm } from '../../src/documents/index.js';
import { issue } from '../../src/errors/index.js';

const bell = { name: 'bell', circuit: circuit(2).h(0).cnot(0, 1).measure('c', 0, 1) };

describe('OpenQASM', () => {
  it.each(['qasm2', 'qasm3'] as const)('holds what was read: %s', (version) => {
    const text = writeQasm({ warnings: [] }, bell, version);
    const reading = readDocument(text, { file: 'a file' });
    expect(reading).toMatchObject({ ok: true, document: { description: `OpenQASM ${version.slice(-1)}` } });
    if (reading.ok) expect(reading.document.circuits[0].circuit.operations).toEqual(bell.circuit.operations);
  });

  it('keeps pragmas as comments below its first line', () => {
    const warnings = [issue('UnknownPragma', 'unknown', { severity: 'warning', received: '#pragma mine' })];
    const [head, remark] = writeQasm({ warnings }, bell, 'qasm3').split('\n');
    expect([head, remark]).toEqual(['OPENQASM 3.0;', '// #pragma mine']);
  });
});

describe('drawings', () => {
  it('stand under the names of their circuits where there are several', () => {
    const other = { name: undefined, circuit: nativeCircuit(1).gpi(0, 0) };
    const one = writeDrawing([bell], 80, true);
    const both = writeDrawing([bell, other], 80, true);
    expect(both.startsWith(`bell\n${one}\n\ncircuit 1\n`)).toBe(true);
    expect(one).toContain('H');
  });
});
