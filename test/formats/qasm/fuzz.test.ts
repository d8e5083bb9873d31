import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Circuit } from '../../../src/circuit/index.js';
import { IonloomError, type Issue } from '../../../src/errors/index.js';
import { parseQasm, printQasm3 } from '../../../src/formats/qasm/index.js';
import { circuitFiles } from '../../shared-circuits.js';
import { samples } from './samples.js';

const seed = 20261120;

/** Whether an issue is a sentence in the style of the library, with a place that the text has. */
function isWellPut({ code, span, message }: Issue, lines: readonly string[]): boolean {
  if (!/^(?!(?!OpenQASM)[A-Z]).*[^.]$/s.test(message)) return false;
  if (code === 'TooManyIssues') return true;
  if (span?.text === undefined || lines[span.line - 1] !== span.text) return false;
  return span.column > 0 && span.length > 0 && span.column - 1 + span.length <= span.text.length + 1;
}

/** The circuit, or nothing where the text was refused as a text should be: with issues that have a place in it. */
function read(text: string, maximumOperations = 10_000): Circuit | undefined {
  try {
    return parseQasm(text, { maximumOperations });
  } catch (thrown) {
    if (!(thrown instanceof IonloomError)) throw thrown;
    const lines = text.split(/\r\n|\r|\n/);
    expect(thrown.issues.length).toBeGreaterThan(0);
    expect(thrown.issues.length).toBeLessThanOrEqual(51);
    // One assertion for all issues: one for each would take longer than the reading.
    expect(thrown.issues.filter((found) => !isWellPut(found, lines))).toEqual([]);
    return undefined;
  }
}

/** What is read can be written and read again. */
function readAndBack(text: string): void {
  const circuit = read(text);
  if (circuit !== undefined) expect(read(printQasm3(circuit))?.qubits).toBe(circuit.qubits);
}

const heads = fc.constantFrom(
  '',
  'OPENQASM 2.0;include "qelib1.inc";qreg q[3];creg c[3];',
  'OPENQASM 3.0;qubit[3] q;bit[3] c;',
  'OPENQASM 3.0;qubit[3] q;bit[3] c;h q;c=measure q;if(c',
);

const words =
  `OPENQASM 2.0 3.0 include "qelib1.inc" "stdgates.inc" qreg creg gate opaque barrier measure reset if else qubit bit const
  input let for in ctrl negctrl inv pow gphase float int angle uint def box cal array true false "01" h cx rx u3 U gpi ms zz q c q[0] q[1] c[0]
  a b pi sin 0 1 2 3.5 1e9 1e-9 0x1F 10ns $0 ( ) [ ] { } , ; : = == != <= && || ! -> + - * / % ^ ** ++ @ # . < | // /* */ " '`.split(
    /\s+/,
  );

const soup = fc
  .tuple(heads, fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '', '\n')), { maxLength: 40 }))
  .map(([head, tokens]) => head + tokens.flat().join(''));

const texts = Object.values(samples);
const real = [
  ...texts,
  ...[...circuitFiles.values()].map((path) => readFileSync(path, 'utf8')).filter((text) => text.length < 1500),
];

const mutated = fc
  .tuple(
    fc.constantFrom(...real),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', ...words)), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, edits]) =>
    edits.reduce((current, [at, length, put]) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + put + current.slice(start + length);
    }, text),
  );

describe('any text is read or refused, and nothing else', () => {
  test('random characters', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(heads, noise, (head, text) => void read(head + text)),
      { seed, numRuns: 500 },
    );
  });

  test('random tokens', () => {
    fc.assert(fc.property(soup, readAndBack), { seed, numRuns: 2000 });
  });

  test('mutated texts', () => {
    fc.assert(fc.property(mutated, readAndBack), { seed, numRuns: 1000 });
  });
});

describe('no text passes with a part missing', () => {
  test.each(Object.entries(samples))('%s', (_name, text) => {
    expect(read(text)).toBeDefined();
    const code = text.replace(/\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
    for (const { index, 0: mark } of code.matchAll(/->|[;()[\]{},]/g)) {
      const without = text.slice(0, index) + text.slice(index + mark.length);
      expect(read(without), without).toBeUndefined();
    }
  });

  test.each(Object.entries(samples))('%s, cut off anywhere inside a statement', (_name, text) => {
    for (let end = 1; end < text.length; end++) {
      const cut = text.slice(0, end);
      const isWhole = /(;|\}|\/\/[^\n]*)\s*$/.test(cut);
      if (!isWhole) expect(read(cut), cut).toBeUndefined();
    }
  });
});

describe('texts made to exhaust a reader', () => {
  const head2 = 'OPENQASM 2.0;include "qelib1.inc";qreg q[3];';
  const head3 = 'OPENQASM 3.0;qubit[3] q;';
  const many = 100_000;

  test.each([
    ['parentheses', `${head2}rx${'('.repeat(many)}`],
    ['closed parentheses', `${head2}rx(${'('.repeat(many)}1${')'.repeat(many)}) q[0];`],
    ['signs', `${head2}rx(${'-'.repeat(many)}1) q[0];`],
    ['a long sum', `${head2}rx(1${'+1'.repeat(many)}) q[0];`],
    ['a tower of powers', `${head2}rx(2${'^2'.repeat(many)}) q[0];`],
    ['nested calls', `${head2}rx(${'sin('.repeat(many)}1${')'.repeat(many)}) q[0];`],
    ['braces', `${head3}${'{'.repeat(many)}`],
    ['closing braces', `${head3}${'}'.repeat(many)}`],
    ['nested loops', `${head3}${'for int i in [0:1] '.repeat(many)}x q[0];`],
    ['nested loops in braces', `${head3}${'for int i in [0:1] {'.repeat(many)}`],
    ['modifiers', `${head3}${'ctrl @ '.repeat(many)}x q[0];`],
    ['selectors', `${head3}x q${'[0:2]'.repeat(many)}[5];`],
    ['brackets', `${head3}x q${'['.repeat(many)}`],
    ['nots', `${head3}bit[3] c;c=measure q;if(${'!'.repeat(many)}c[0]) x q[0];`],
    ['nested ifs', `${head3}bit[3] c;c[0]=measure q[0];${'if(c[0]) '.repeat(many)}x q[1];`],
    ['a condition that no values meet', unsatisfiable()],
    ['conditions of many cases', `${wide()}if (c < d) if (c != d) x q[0];`],
    [
      'ifs that multiply',
      `${wide()}${'if (c[0:4] < d[0:4]) if (c[0:4] != d[0:4]) { '.repeat(40)}x q[0];${'}'.repeat(40)}`,
    ],
    ['many mistakes', `${head2}${'§ '.repeat(many)}`],
    ['quotes', `${head2}${'"'.repeat(many)}`],
    ['an endless comment', `${head2}/*${'*'.repeat(many)}`],
    ['a loop without end', `${head3}for int i in [0:1000000000000] { }`],
    ['a range beyond whole numbers', `${head3}for int i in [0:1${'0'.repeat(300)}] { }`],
    ['nested loops of loops', `${head3}${'for int i in [0:99999] '.repeat(20)}x q[0];`],
    ['a power of many operations', `${head3}gate g a { x a; y a; } pow(123456789) @ g q[0];`],
    ['more qubits than there are', 'OPENQASM 2.0;qreg q[99999999];'],
    ['ever longer definitions', `${head2}gate g0 a { x a; }${chain(60, 'g', 2)}g60 q[0];`],
    ['a long chain of definitions', `${head2}gate g0 a { x a; }${chain(5000, 'g', 1)}g5000 q[0];`],
  ])('%s', (_name, text) => {
    expect(read(text)).toBeUndefined();
  });

  test('definitions that double and hold nothing are nothing', () => {
    expect(read(`${head2}gate e0 a { }${chain(60, 'e', 2)}e60 q[0];`)?.operations).toEqual([]);
  });

  test('modifiers that undo each other', () => {
    expect(read(`${head3}${'inv @ '.repeat(1000)}t q[0];`)?.operations).toHaveLength(1);
  });

  test('the bound is on what is expanded, and can be moved', () => {
    const text = `${head2}gate g0 a { x a; }${chain(12, 'g', 2)}g12 q[0];`;
    expect(read(text, 4096)?.operations).toHaveLength(4096);
    expect(read(text, 4095)).toBeUndefined();
  });

  /** Measured registers of many bits. */
  function wide(): string {
    return `OPENQASM 3.0;qubit[20] a;qubit[20] b;qubit[2] q;bit[20] c;bit[20] d;c=measure a;d=measure b;`;
  }

  /** Every two of many bits differ, which no three can. */
  function unsatisfiable(): string {
    const bits = Array.from({ length: 20 }, (_, k) => k);
    const pairs = bits.flatMap((k) => bits.slice(0, k).map((other) => `c[${k}] != d[${other}]`));
    return `${wide()}if (${pairs.join(' && ')} && c[1] == d[0]) x q[0];${'if (c < d && d < c) x q[0];'.repeat(100)}`;
  }

  /** Every gate is the one before it, several times. */
  function chain(length: number, name: string, times: number): string {
    return Array.from({ length }, (_, k) => `gate ${name}${k + 1} a { ${`${name}${k} a; `.repeat(times)}}`).join('\n');
  }
});
