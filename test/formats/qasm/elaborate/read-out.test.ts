import { describe, expect, test } from 'vitest';
import type { Circuit } from '../../../../src/circuit/index.js';
import { IonloomError, type Issue } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

const head2 = 'OPENQASM 2.0; include "qelib1.inc";';
const head3 = 'OPENQASM 3.0; include "stdgates.inc";';

function read(text: string): { readonly circuit: Circuit; readonly warnings: readonly Issue[] } {
  const warnings: Issue[] = [];
  return { circuit: parseQasm(text, { onWarning: (warning) => warnings.push(warning) }), warnings };
}

function mistakes(text: string): readonly string[] {
  try {
    parseQasm(text);
  } catch (thrown) {
    if (!(thrown instanceof IonloomError)) throw thrown;
    return thrown.issues.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`);
  }
  return [];
}

describe('a measured qubit', () => {
  const read3 = (statements: string) => read(`${head3} qubit[4] q; bit[4] c;\n${statements}`);

  test.each([
    'cx q[0], q[1];',
    'z q[0];',
    'rz(0.3) q[0];',
    'rzz(0.3) q[1], q[0];',
    'rzx(0.3) q[0], q[1];',
    'U(0, 0.3, 0.4) q[0];',
    'rccx q[0], q[1], q[2];',
    'negctrl @ x q[0], q[1];',
    'ctrl @ negctrl @ ctrl @ h q[1], q[0], q[2], q[3];',
    'inv @ ctrl @ negctrl @ sx q[1], q[0], q[2];',
    'cu(0.1, 0.2, 0.3, 0.4) q[0], q[1];',
    'gate g a, b { x a; cx a, b; t a; y a; } g q[0], q[1];',
  ])('may meet %s', (statement) => {
    const { circuit, warnings } = read3(`h q; c[0] = measure q[0];\n${statement}`);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0, null, null, null] }]);
    expect(warnings.map(({ code, span }) => [code, span?.line])).toEqual([['DeferredMeasurement', 2]]);
  });

  test.each([
    'h q[0];',
    'x q[0];',
    'cx q[1], q[0];',
    'rzx(0.3) q[1], q[0];',
    'swap q[1], q[0];',
    'gate g a, b { x a; cx a, b; } g q[0], q[1];',
    'ctrl @ g2 q[1], q[0];',
    'negctrl @ y q[1], q[0];',
  ])('does not survive %s', (statement) => {
    const text = `${head3} qubit[4] q; bit[4] c; gate g2 a { x a; z a; x a; }\nc[0] = measure q[0];\n${statement}`;
    expect(mistakes(text).map((each) => each.replace(/:\d+$/, ''))).toEqual(['GateAfterMeasurement 3']);
  });

  test('that nothing waits for is no news, nor is a barrier', () => {
    expect(read3('c[0] = measure q[0]; barrier q; h q[1]; c[1] = measure q[1];').warnings).toEqual([]);
  });

  test('is read into one bit at the end', () => {
    expect(mistakes(`${head3} qubit q; bit[2] c;\nc[0] = measure q;\nc[1] = measure q;`)).toEqual([
      'DuplicateMeasurement 3:16',
    ]);
    expect(read(`${head3} qubit q; bit c; c = measure q; c = measure q;`).circuit.measurements).toEqual([
      { key: 'c', wires: [0] },
    ]);
  });

  test('cannot be reset, by `reset` or by a gate that waits for its own bit', () => {
    const start = `${head2} qreg q[2]; creg c[1];\nmeasure q[0] -> c[0];\n`;
    expect(mistakes(`${start}reset q[0];`)).toEqual(['NotExpressible 3:1']);
    expect(mistakes(`${start}if (c == 1) x q[0];`)).toEqual(['NotExpressible 3:1']);
    expect(mistakes(`${start}if (c == 1) measure q[1] -> c[0];`)).toEqual(['NotExpressible 3:1']);
  });

  test('that was refused once has no further mistakes', () => {
    const start = `${head3} qubit[2] q; bit[2] c;\nc[0] = measure q[0];\nh q[0];\n`;
    expect(mistakes(`${start}h q[0]; if (c[0]) h q[0]; c[1] = measure q[0]; if (c[0]) rx(1) q[1];`)).toEqual([
      'GateAfterMeasurement 3:3',
    ]);
  });
});
