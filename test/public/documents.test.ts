import { describe, expect, it } from 'vitest';
import {
  boundTo,
  freeParameters,
  issueRanges,
  readDocument,
  readValues,
  titleOf,
  writeIonq,
  writeQasm,
} from '../../src/public/documents.js';

/** A document of a text in which nothing is wrong. */
function documentOf(text: string) {
  const reading = readDocument(text, { places: true });
  if (!reading.ok) throw new Error('it is wrong');
  return reading.document;
}

describe('the examples of the doc comments', () => {
  const template = documentOf('OPENQASM 3.0; input float theta; qubit q; rx(theta) q;');

  it('of reading', () => {
    const text = 'OPENQASM 3.0; qubit[2] q; h q;';
    const places = documentOf(text).circuits[0].places!.operations;
    expect(places.map(({ from, to }) => text.slice(from, to))).toEqual(['h q', 'h q']);
    const wrong = 'OPENQASM 3.0; qubit[2] q; hh q[0];';
    const reading = readDocument(wrong);
    expect(issueRanges(wrong, reading.ok ? [] : reading.issues)).toEqual([{ from: 26, to: 28 }]);
    expect(titleOf([{ name: 'bell' }, { name: undefined }], 1)).toBe('circuit 1');
  });

  it('of parameters', () => {
    expect(freeParameters(template)).toEqual(['theta']);
    expect(readValues({ theta: 'pi/4' }).get('theta')).toBe(Math.PI / 4);
    const [bound] = boundTo(template, readValues({ theta: 'pi/4' }));
    expect(bound.circuit.operations[0]?.parameters).toEqual([Math.PI / 4]);
  });

  it('of writing', () => {
    const h = { gate: 'h', target: 0 };
    const document = documentOf('OPENQASM 3.0; qubit[2] q; h q[0];');
    expect(writeIonq(document)).toEqual({ gateset: 'qis', qubits: 2, circuit: [h] });
    const json = documentOf(JSON.stringify({ gateset: 'qis', qubits: 1, circuit: [h] }));
    expect(writeQasm(json, json.circuits[0], 'qasm3')).toContain('h q[0];');
    expect(() => writeQasm(json, json.circuits[0], 'qasm4' as never)).toThrow(
      `writeQasm writes 'qasm2' or 'qasm3', not "qasm4"`,
    );
  });
});
