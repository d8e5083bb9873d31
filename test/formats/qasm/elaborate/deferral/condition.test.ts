import { describe, expect, test } from 'vitest';
import type { Circuit, Operation } from '../../../../../src/circuit/index.js';
import { IonloomError, type Issue } from '../../../../../src/errors/index.js';
import { parseQasm } from '../../../../../src/formats/qasm/index.js';
import { angleToString } from '../../../../../src/math/index.js';

const head2 = 'OPENQASM 2.0; include "qelib1.inc";';
const head3 = 'OPENQASM 3.0; include "stdgates.inc";';

function read(text: string): { readonly circuit: Circuit; readonly warnings: readonly Issue[] } {
  const warnings: Issue[] = [];
  return { circuit: parseQasm(text, { onWarning: (warning) => warnings.push(warning) }), warnings };
}

/** Gates with a letter c for each control, and wires. */
function shown({ operations }: { readonly operations: readonly Operation[] }): string {
  return operations
    .map(({ gate, parameters, controls, targets }) => {
      const angles = parameters.length === 0 ? '' : `(${parameters.map(angleToString).join(',')})`;
      return `${'c'.repeat(controls.length)}${gate.name}${angles} ${[...controls, ...targets].join(' ')}`;
    })
    .join(', ');
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

describe('conditions become controls', () => {
  test.each([
    ['if (c[0]) x q[3];', 'cx 0 3'],
    ['if (!c[0]) x q[3];', 'x 0, cx 0 3, x 0'],
    ['if (c[0] == 1) x q[3];', 'cx 0 3'],
    ['if (c[0] == false) x q[3];', 'x 0, cx 0 3, x 0'],
    ['if (c[0] != 0) x q[3];', 'cx 0 3'],
    ['if (c == 5) x q[3];', 'x 1, cccx 0 1 2 3, x 1'],
    ['if (c == "101") x q[3];', 'x 1, cccx 0 1 2 3, x 1'],
    ['if (c[1:2] == 3) x q[3];', 'ccx 1 2 3'],
    ['if (c[0] && c[2]) x q[3];', 'ccx 0 2 3'],
    ['if (c[0] || c[2]) x q[3];', 'cx 0 3, x 0, ccx 0 2 3, x 0'],
    ['if (c[0] && (c[1] == 0)) x q[3];', 'x 1, ccx 0 1 3, x 1'],
    ['if (c[0] == c[1]) x q[3];', 'ccx 0 1 3, x 0, x 1, ccx 0 1 3, x 0, x 1'],
    ['if (c >= 4) x q[3];', 'cx 2 3'],
    ['if (c < 2 && c[0]) x q[3];', 'x 2, x 1, cccx 2 1 0 3, x 2, x 1'],
    ['if (c[0]) { x q[3]; } else { y q[3]; }', 'cx 0 3, x 0, cy 0 3, x 0'],
    ['if (c[0]) { if (c[1]) x q[3]; else y q[3]; }', 'ccx 0 1 3, x 1, ccy 0 1 3, x 1'],
    ['if (c[0]) { negctrl @ x q[3], q[4]; }', 'x 3, ccx 0 3 4, x 3'],
    ['if (c[0]) { gate_of_two(0.5) q[3], q[4]; }', 'ch 0 3, ccx 0 3 4, crz(0.5) 0 4'],
    ['if (c[0]) { barrier q[3]; h q[3]; }', 'barrier 3, ch 0 3'],
    ['if (c[0]) { for int i in [3:4] { if (i == 4) x q[i]; } }', 'cx 0 4'],
    ['if (c[0]) { cx q[0], q[3]; cx q[1], q[3]; }', 'cx 0 3, ccx 0 1 3'],
    ['if (!c[0]) { cx q[0], q[3]; }', ''],
    ['if (c[0]) { negctrl @ x q[0], q[3]; }', ''],
    ['if (c[0]) { rzz(0.5) q[0], q[3]; rzz(0.5) q[3], q[4]; }', 'crz(-0.5) 0 3, czz(0.5) 0 3 4'],
    ['if (c[0]) { cp(theta) q[3], q[0]; }', 'cp(theta) 0 3'],
    ['if (c[0]) { ctrl @ U(0, 0.25, 0.5) q[3], q[0]; }', 'cp(0.75) 0 3'],
    ['if (c == 9) x q[3];', ''],
    ['if (c > -1) x q[3];', 'x 3'],
    ['if (d == 0) x q[3]; else y q[3];', 'x 3'],
    ['if (d[1] || c[0] && !d[0]) x q[3];', 'cx 0 3'],
    ['if (true) x q[3]; else y q[3];', 'x 3'],
    ['if (n > 2 && 2 * n + 1 == 7) x q[3];', 'x 3'],
    ['for int i in [3:4] { if (i != 3) x q[i]; else y q[i]; }', 'y 3, x 4'],
    ['if (c[0]) { }', ''],
  ])('%s', (statements, expected) => {
    const { circuit } = read(`${head3} input float theta; const int n = 3; qubit[5] q; bit[3] c; bit[2] d;
      gate gate_of_two(a) x, y { h x; cx x, y; rz(a) y; }
      c = measure q[0:2]; ${statements}`);
    expect(shown(circuit)).toBe(expected);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0, 1, 2] }]);
  });

  test('of OpenQASM 2: the whole register, one gate', () => {
    const { circuit } = read(`${head2} qreg q[4]; creg c[2]; gate g a, b { h a; cx a, b; }
      measure q[0] -> c[0]; if (c == 1) g q[2], q[3]; measure q[1] -> c[1]; if (c == 2) u2(0.1, 0.2) q[2]; if (c==4) h q[0];`);
    expect(shown(circuit)).toBe('ch 0 2, ccx 0 2 3, x 0, ccu2(0.1,0.2) 0 1 2, x 0');
  });

  test('a condition asks what the bit holds at that point, the register at the end the last', () => {
    const { circuit, warnings } = read(`${head3} qubit[4] q; bit c;
      c = measure q[0]; if (c) x q[3]; c = measure q[1]; if (c) y q[3];
      c = measure q[2]; h q[3];`);
    expect(shown(circuit)).toBe('cx 0 3, cy 1 3, h 3');
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [2] }]);
    expect(warnings.map(({ span }) => span?.line)).toEqual([2, 2]);
  });

  test('two bits of one qubit hold the same value', () => {
    const statements = 'c[0] = measure q[0]; c[1] = measure q[0]; if (c == 1) { h q[0]; } if (c != 1) x q[1];';
    const { circuit } = read(`${head3} qubit[3] q; bit[2] c; ${statements} c[1] = measure q[2];`);
    expect(shown(circuit)).toBe('x 1');
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0, 2] }]);
  });
});

test('a register of many bits is one case, or too many', () => {
  const wide = `${head3} qubit[300] q; qubit t; bit[300] c; c = measure q;`;
  expect(read(`${wide} if (c == 0) x t;`).circuit.operations).toHaveLength(601);
  expect(mistakes(`${wide}\nif (c != 0) x t;`)).toEqual(['NotSupported 2:5']);
  expect(mistakes(`${wide}\nif (c < 5) x t;`)).toEqual(['NotSupported 2:5']);
});
