import { describe, expect, test } from 'vitest';
import { IonloomError } from '../../../../src/errors/index.js';
import { parseQasm, parseQasm2, parseQasm3 } from '../../../../src/formats/qasm/index.js';

function mistakesOf(text: string, file?: string): IonloomError {
  try {
    parseQasm(text, file === undefined ? {} : { file });
  } catch (thrown) {
    if (thrown instanceof IonloomError) return thrown;
    throw thrown;
  }
  throw new Error('the text was read without a complaint');
}

describe('an issue', () => {
  test('has file, line, column, length, the line itself and what was expected', () => {
    const [first] = mistakesOf('OPENQASM 2.0;\r\n\tqreg q[2;\r\n', 'bell.qasm').issues;
    expect(first).toEqual({
      code: 'QasmSyntax',
      severity: 'error',
      message: 'expected `]`, found `;`',
      span: { file: 'bell.qasm', line: 2, column: 10, length: 1, text: '\tqreg q[2;' },
      expected: '`]`',
      received: '`;`',
    });
  });

  test('covers the whole of what is wrong, up to the end of its line', () => {
    const [wide, cut] = mistakesOf('OPENQASM 3.0;\nqubit q;\nrx(1 /\n 0) q;\nrx(1/0) q;').issues;
    expect([cut?.span?.column, cut?.span?.length]).toEqual([4, 3]);
    expect([wide?.span?.line, wide?.span?.column, wide?.span?.length]).toEqual([3, 4, 3]);
  });

  test('is reported once, however often a loop comes by', () => {
    const { issues } = mistakesOf('OPENQASM 3.0; qubit q; for int i in [0:99] { y r; z(1) q; }');
    expect(issues.map(({ code }) => code)).toEqual(['UndeclaredName', 'ParameterCount']);
  });

  test('is one of fifty at most, the first of the text', () => {
    const { issues } = mistakesOf(`OPENQASM 2.0; qreg q[1];\n${'CX q[0];\n'.repeat(200)}`);
    expect(issues).toHaveLength(51);
    expect(issues.at(-1)).toMatchObject({ code: 'TooManyIssues', severity: 'warning' });
    expect(issues.slice(0, -1).map(({ span }) => span?.line)).toEqual(Array.from({ length: 50 }, (_, k) => k + 2));
  });

  test('is the first mistake on a qubit, not what follows from it', () => {
    const head = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; creg c[2];';
    const codes = (statements: string) => mistakesOf(`${head} ${statements}`).issues.map(({ code }) => code);
    expect(codes('measure q[0] -> c[0]; reset q[0]; h q[0]; measure q[0] -> c[1];')).toEqual(['NotExpressible']);
    expect(codes('measure q[0] -> c[0]; h q[0]; h q[0];')).toEqual(['GateAfterMeasurement']);
  });

  test('comes in the order of the text, whichever part of the reader found it', () => {
    const { issues } = mistakesOf(
      'OPENQASM 2.0; qreg q[1];\nh q[0];\nCX q[0]\nU(1/0, 0, 0) q[0];\nqreg r[;\nU(0, 0, 0) r[1];\nU(0,0,0) s[0];',
    );
    expect(issues.map(({ code }) => code)).toEqual([
      'UnknownGate',
      'QubitCount',
      'QasmSyntax',
      'AngleNotFinite',
      'QasmSyntax',
      'UndeclaredName',
    ]);
  });

  test('says which version was wanted when the text is in the other', () => {
    expect(() => parseQasm2('OPENQASM 3.0; qubit q;')).toThrow('the text is in OpenQASM 3, not in OpenQASM 2');
    expect(() => parseQasm3('OPENQASM 2.0; qreg q[1];')).toThrow('the text is in OpenQASM 2, not in OpenQASM 3');
    expect(() => parseQasm('')).toThrow('the text is empty');
  });
});

describe('a name as long as the text', () => {
  const long = 'a'.repeat(1_000_000);

  test.each([
    ['of a gate', `OPENQASM 2.0; qreg q[1];\n${long} q[0];`, 'UnknownGate'],
    ['of a gate that is defined too late', `OPENQASM 3.0; qubit q;\n${long} q; gate ${long} a { }`, 'UnknownGate'],
    ['of a register', `OPENQASM 3.0; qubit q;\nx ${long}[0];`, 'UndeclaredName'],
    ['of a file', `OPENQASM 2.0;\ninclude "${long}"; qreg q[1];`, 'NotSupported'],
    [
      'of a file in one line with spaces',
      `OPENQASM 2.0;\ninclude "${'a '.repeat(500_000)}"; qreg q[1];`,
      'NotSupported',
    ],
  ])('%s is cut where it is quoted', (_, text, code) => {
    const [first, ...others] = mistakesOf(text).issues;
    expect([first?.code, others]).toEqual([code, []]);
    const { message, hint = '', expected = '', received = '' } = first!;
    for (const sentence of [message, hint, expected, received]) expect(sentence.length).toBeLessThan(200);
    expect(message).toContain('…');
  });

  test('keeps its characters whole', () => {
    const [first] = mistakesOf(`OPENQASM 3.0; qubit q; ${'𝛼'.repeat(100)} q;`).issues;
    expect(first?.message).toBe(`no gate is called \`${'𝛼'.repeat(59)}…\``);
  });
});
