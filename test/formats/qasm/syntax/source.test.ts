import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IonloomError, type Issue } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { samples } from '../samples.js';

const ends = [
  ['CR', '\r'],
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const;

const broken = new URL('../errors/', import.meta.url);

function issuesOf(text: string): readonly Issue[] {
  try {
    parseQasm(text);
    return [];
  } catch (thrown) {
    if (thrown instanceof IonloomError) return thrown.issues;
    throw thrown;
  }
}

describe.each(ends)('lines that end with %s', (_name, end) => {
  const written = (text: string) => text.replaceAll('\n', end);

  test.each(Object.entries(samples))('say the same: %s', (_sample, text) => {
    expect(parseQasm(written(text)).operations).toEqual(parseQasm(text).operations);
  });

  test.each(readdirSync(broken).filter((name) => name.endsWith('.qasm')))(
    'have their mistakes at the same places: %s',
    (file) => {
      const text = readFileSync(new URL(file, broken), 'utf8');
      expect(issuesOf(written(text))).toEqual(issuesOf(text));
    },
  );

  test('end comments of one line and go on in those of several', () => {
    const text = written(
      'OPENQASM 2.0;\n// x\nqreg q[1]; /* one\ntwo */ U(0, 0, 0) q[0]; // y\nU(0, 0, 0) q[0];\nh q[0];',
    );
    expect(issuesOf(text).map(({ span }) => [span?.line, span?.column, span?.text])).toEqual([[6, 1, 'h q[0];']]);
  });

  test('end a text in quotes', () => {
    expect(issuesOf(written('OPENQASM 2.0;\ninclude "qelib1\nqreg q[1];'))[0]?.span).toMatchObject({
      line: 2,
      column: 9,
    });
  });
});

test('a file of the old Macintosh loses nothing', () => {
  const text = readFileSync(new URL('../../../data/circuits/cr-line-ends-3.qasm', import.meta.url), 'utf8');
  const { operations, measurements } = parseQasm(text);
  expect(operations.map(({ gate, controls }) => `${'c'.repeat(controls.length)}${gate.name}`)).toEqual(['h', 'cx']);
  expect(measurements).toEqual([{ key: 'c', wires: [0, 1] }]);
});
