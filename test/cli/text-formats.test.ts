import { expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { Failure } from '../../src/cli/failure.js';
import { qasmOf } from '../../src/cli/text-formats.js';
import type { CircuitDocument } from '../../src/documents/index.js';

const one = { name: 'one', circuit: circuit(1).x(0) };
const document: CircuitDocument = {
  file: 'a.json',
  description: 'an IonQ circuit',
  circuits: [one, one],
  multiple: true,
  job: undefined,
  warnings: [],
};

it('writes the one circuit in the version that is asked for', () => {
  expect(qasmOf(document, [one], 'qasm2')).toMatch(/^OPENQASM 2\.0;(?:.*\n)*^x q\[0\];$/m);
  expect(qasmOf(document, [one], 'qasm3')).toMatch(/^OPENQASM 3\.0;(?:.*\n)*^x q\[0\];$/m);
});

it.each([
  [0, []],
  [2, [one, one]],
])('fails for %i circuits, and names the file', (count, circuits) => {
  const write = () => qasmOf(document, circuits, 'qasm3');
  expect(write).toThrow(`an OpenQASM program holds one circuit, not ${count}`);
  try {
    write();
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ file: 'a.json', exitCode: 1, issues: [{ code: 'CircuitCount' }] });
  }
});
