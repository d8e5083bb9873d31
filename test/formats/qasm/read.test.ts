import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IonloomError } from '../../../src/errors/index.js';
import { parseQasm, printQasm2, printQasm3 } from '../../../src/formats/qasm/index.js';
import { circuitFiles } from '../../shared-circuits.js';

/*
 * Circuits of other people, where the folder is there. Read as one reads them by hand: counts of qubits and of
 * statements that are gates, taken from the text by a rule of thumb that knows nothing of the parser.
 */
const files = [...circuitFiles.keys()];

const declared = /^\s*(OPENQASM|include|qreg|creg|gate|measure|barrier|reset|opaque|if)\b/;

function read(file: string): string {
  return readFileSync(circuitFiles.get(file)!, 'utf8');
}

/** Sizes of the quantum registers, added up. */
function qubitsOf(text: string): number {
  return [...text.matchAll(/^\s*qreg\s+\w+\[(\d+)\]/gm)].reduce((sum, [, size]) => sum + Number(size), 0);
}

/** Files that wait for a bit or reset a qubit that was used. */
const notExpressible: ReadonlySet<string> = new Set(['shor_n5.qasm', 'square_root_n18.qasm']);

function firstIssue(text: string, file: string) {
  try {
    parseQasm(text, { file });
  } catch (thrown) {
    if (thrown instanceof IonloomError) return thrown.issues[0];
    throw thrown;
  }
  return undefined;
}

test.each(files)('%s', (file) => {
  const text = read(file);
  if (notExpressible.has(file)) {
    expect(firstIssue(text, file)).toMatchObject({ code: 'NotExpressible', span: { file } });
    return;
  }
  const circuit = parseQasm(text, { file });
  expect(circuit.qubits).toBe(qubitsOf(text));
  const statements = text
    .replace(/\/\/.*$/gm, '')
    .replace(/gate [^}]*\}/g, '')
    .split(';')
    .filter((statement) => /\w/.test(statement) && !declared.test(statement));
  const named = circuit.operations.filter(({ gate }) => gate.kind === 'unitary');
  // Every statement is at least one gate: more where a register is spread or a definition is expanded.
  expect(named.length).toBeGreaterThanOrEqual(statements.length);
  if (!/^gate /m.test(text) && !/^\s*\w+(\([^)]*\))?\s+\w+\s*;/m.test(text))
    expect(named).toHaveLength(statements.length);
  expect(parseQasm(printQasm3(circuit)).operations).toEqual(circuit.operations);
  expect(parseQasm(printQasm2(circuit)).operations).toEqual(circuit.operations);
});

test('the folder, where it is, has all the circuits', () => {
  expect([0, 63]).toContain(files.length);
});
