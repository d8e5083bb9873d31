import { describe, expect, test } from 'vitest';
import type { Circuit, Operation } from '../../../../../src/circuit/index.js';
import { IonloomError, type Issue } from '../../../../../src/errors/index.js';
import { parseQasm } from '../../../../../src/formats/qasm/index.js';
import { angleToString, controlledMatrix, maxDistance } from '../../../../../src/math/index.js';
import { simulate } from '../../../../../src/simulate/index.js';
import { unitaryOf } from '../../unitary.js';

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

describe('well-known programs', () => {
  const teleport = `OPENQASM 2.0; include "qelib1.inc";
    qreg q[3]; creg a[1]; creg b[1]; creg out[1];
    u3(0.8, 0.3, 0.5) q[0];
    h q[1]; cx q[1], q[2];
    cx q[0], q[1]; h q[0];
    measure q[0] -> a[0];
    measure q[1] -> b[0];
    if (b == 1) x q[2];
    if (a == 1) z q[2];
    u3(-0.8, -0.5, -0.3) q[2];
    measure q[2] -> out[0];`;

  test('teleportation: the state arrives', () => {
    const { circuit, warnings } = read(teleport);
    expect(shown(circuit)).toContain('cx 1 2, cz 0 2');
    expect(circuit.measurements).toEqual([
      { key: 'a', wires: [0] },
      { key: 'b', wires: [1] },
      { key: 'out', wires: [2] },
    ]);
    expect(simulate(circuit).probabilities('out').get('0')).toBeCloseTo(1, 12);
    expect(warnings.map(({ code, severity, message, span }) => [code, severity, message, span?.line])).toEqual([
      [
        'DeferredMeasurement',
        'warning',
        'the measurement of `q[0]` waits for the end of the circuit, where it gives the same results',
        6,
      ],
      [
        'DeferredMeasurement',
        'warning',
        'the measurement of `q[1]` waits for the end of the circuit, where it gives the same results',
        7,
      ],
    ]);
  });

  test('a GHZ state by measurement and feed-forward', () => {
    const { circuit } = read(`${head3} qubit[3] q; qubit[2] s; bit[2] parity; bit[3] c;
      h q; for int i in [0:1] { cx q[i], s[i]; cx q[i + 1], s[i]; }
      parity = measure s;
      if (parity == 1) { x q[0]; } else if (parity == 2) { x q[2]; } else if (parity == 3) { x q[1]; }
      c = measure q;`);
    const outcomes = simulate(circuit).probabilities('c');
    expect([outcomes.get('000'), outcomes.get('111')].map((share) => share?.toFixed(12))).toEqual([
      '0.500000000000',
      '0.500000000000',
    ]);
  });

  test('a repetition code corrects any single flip', () => {
    for (const flipped of [0, 1, 2]) {
      const { circuit } = read(`${head2} qreg q[3]; qreg s[2]; creg syndrome[2]; creg c[3];
        x q; x q[${flipped}];
        cx q[0], s[0]; cx q[1], s[0]; cx q[1], s[1]; cx q[2], s[1];
        measure s -> syndrome;
        if (syndrome == 1) x q[0]; if (syndrome == 3) x q[1]; if (syndrome == 2) x q[2];
        measure q -> c;`);
      expect(simulate(circuit).probabilities('c').get('111')).toBeCloseTo(1, 12);
    }
  });

  test('phase estimation bit by bit, each on a fresh qubit', () => {
    // The phase of p(2 pi 5/8) on |1> is 0.101 in binary.
    const { circuit } = read(`${head2} qreg q[3]; qreg one[1]; creg c[3]; x one[0];
      h q[0]; cu1(4*2*pi*5/8) q[0], one[0]; h q[0]; measure q[0] -> c[0];
      h q[1]; cu1(2*2*pi*5/8) q[1], one[0]; if (c == 1) u1(-pi/2) q[1]; h q[1]; measure q[1] -> c[1];
      h q[2]; cu1(2*pi*5/8) q[2], one[0];
      if (c == 1) u1(-pi/4) q[2]; if (c == 2) u1(-pi/2) q[2]; if (c == 3) u1(-3*pi/4) q[2];
      h q[2]; measure q[2] -> c[2];`);
    expect(simulate(circuit).probabilities('c').get('101')).toBeCloseTo(1, 12);
  });
});

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

describe('phases are exact', () => {
  test.each([
    'U(0.8, -1.3, 2.1) q[2];',
    'u3(0.8, -1.3, 2.1) q[2];',
    'u2(0.8, -1.3) q[2];',
    'sx q[2];',
    'rz(0.4) q[2];',
    'p(0.4) q[2];',
    'gphase(0.7); h q[2];',
    'inv @ sx q[2]; gphase(-0.2);',
    'gpi(0.1) q[2]; gpi2(0.3) q[1]; ms(0.1, 0.2, 0.15) q[1], q[2]; zz(0.1) q[2], q[1];',
    'gate g(a) x { gphase(a); rx(a) x; } ctrl @ g(0.3) q[1], q[2];',
  ])('under a measured bit: %s', (statements) => {
    const definition = /gate [^}]*\}/.exec(statements)?.[0] ?? '';
    const body = statements.replace(definition, '');
    // All wires are named, in their order, so that both matrices have them.
    const plain = unitaryOf(
      read(
        `${head3} qubit[2] q; id q[0]; id q[1]; ${definition} ${body.replaceAll('q[1]', 'q[0]').replaceAll('q[2]', 'q[1]')}`,
      ).circuit,
    );
    const waiting = read(`${head3} qubit[3] q; bit c; ${definition} c = measure q[0]; if (c) { ${body} }`).circuit;
    expect(maxDistance(unitaryOf(waiting), controlledMatrix(plain, 1))).toBeLessThan(1e-14);
  });
});

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

test('a register of many bits is one case, or too many', () => {
  const wide = `${head3} qubit[300] q; qubit t; bit[300] c; c = measure q;`;
  expect(read(`${wide} if (c == 0) x t;`).circuit.operations).toHaveLength(601);
  expect(mistakes(`${wide}\nif (c != 0) x t;`)).toEqual(['NotSupported 2:5']);
  expect(mistakes(`${wide}\nif (c < 5) x t;`)).toEqual(['NotSupported 2:5']);
});
