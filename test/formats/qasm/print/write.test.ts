import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Circuit, type CircuitData, circuit, circuitOf, nativeCircuit } from '../../../../src/circuit/index.js';
import { parseQasm, parseQasm2, parseQasm3, printQasm2, printQasm3 } from '../../../../src/formats/qasm/index.js';
import { allForms, allGates, type Gateset } from '../../../../src/gates/index.js';
import { distanceUpToPhase, maxDistance, param } from '../../../../src/math/index.js';
import { randomUses } from '../../../gates/arbitraries.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';

const runs = { seed: 20261120, numRuns: 150 };

/** Circuits with every gate of the table, whose phase is part of what must survive. */
function circuits(gateset: Gateset, wires: number, maxControls: number): fc.Arbitrary<Circuit> {
  return fc
    .tuple(randomUses(gateset, wires, { maxLength: 6, maxControls }), uniform(-4, 4))
    .map(([uses, globalPhase]) => circuitOf(gateset, wires, uses, { globalPhase }));
}

function unitary({ operations, qubits, globalPhase }: CircuitData) {
  return denseUnitary(operations, qubits, globalPhase as number);
}

/** The phase that the comment of an OpenQASM 2 text tells, since its statements cannot. */
function commentedPhase(text: string): number {
  const found = /^\/\/ global phase: (.*)$/m.exec(text)?.[1];
  if (found === undefined) return 0;
  const read = parseQasm3(`OPENQASM 3.0; qubit q; gphase(${found}); U(0, 0, 0) q;`);
  return read.globalPhase as number;
}

describe('what is written reads back', () => {
  test.each([
    ['qis', 3, 2],
    ['native', 2, 0],
  ] as const)('OpenQASM 3: %s circuits on %i qubits, exactly', (gateset, wires, maxControls) => {
    fc.assert(
      fc.property(circuits(gateset, wires, maxControls), (original) => {
        const text = printQasm3(original);
        const read = parseQasm(text);
        expect(maxDistance(unitary(read), unitary(original)), text).toBeLessThan(1e-9);
        expect(printQasm3(read).length).toBeLessThan(1e6);
      }),
      runs,
    );
  });

  test.each([
    ['qis', 3, 2],
    ['native', 2, 0],
  ] as const)(
    'OpenQASM 2: %s circuits on %i qubits, with the phase that a comment tells',
    (gateset, wires, maxControls) => {
      fc.assert(
        fc.property(circuits(gateset, wires, maxControls), (original) => {
          const text = printQasm2(original);
          const read = parseQasm(text);
          const phase = (read.globalPhase as number) + commentedPhase(text);
          const { operations, qubits } = read;
          expect(maxDistance(denseUnitary(operations, qubits, phase), unitary(original)), text).toBeLessThan(1e-9);
        }),
        runs,
      );
    },
  );
});

describe('the text itself', () => {
  const lines = (text: string) => text.trimEnd().split('\n');

  test('OpenQASM 2: names of qelib1.inc, definitions for the rest, keys as registers', () => {
    const written = printQasm2(
      circuit(3).h(0).v(1).u(1, 2, 3, 2).yy(0.25, 0, 2).barrier(0, 1).measure('out', 2, 0).measure('rest', 1),
    );
    expect(lines(written)).toEqual([
      'OPENQASM 2.0;',
      'include "qelib1.inc";',
      'gate sx q0 { h q0; u1(pi/2) q0; h q0; }',
      'gate rzz(theta) q0, q1 { cx q0, q1; rz(theta) q1; cx q0, q1; }',
      'gate sxdg q0 { h q0; u1(-pi/2) q0; h q0; }',
      'gate ryy(theta) q0, q1 { sx q0; sx q1; rzz(theta) q0, q1; sxdg q0; sxdg q1; }',
      'qreg q[3];',
      'creg out[2];',
      'creg rest[1];',
      'h q[0];',
      'sx q[1];',
      'u3(1, 2, 3) q[2];',
      'ryy(0.25) q[0], q[2];',
      'barrier q[0], q[1];',
      'measure q[2] -> out[0];',
      'measure q[0] -> out[1];',
      'measure q[1] -> rest[0];',
    ]);
  });

  test('OpenQASM 3: modifiers where there is no name, inputs for parameters, the phase at the end', () => {
    const written = printQasm3(
      circuit(4)
        .mcx([0, 1, 2], 3)
        .rx(param('theta').div(2).add(Math.PI), 0)
        .gate('vi', [], [1], { controls: [0] })
        .u2(0.5, 1, 2)
        .gphase(0.125),
    );
    expect(lines(written)).toEqual([
      'OPENQASM 3.0;',
      'include "stdgates.inc";',
      'input float[64] theta;',
      'qubit[4] q;',
      'ctrl(3) @ x q[0], q[1], q[2], q[3];',
      'rx(0.5*theta + pi) q[0];',
      'ctrl @ inv @ sx q[0], q[1];',
      'u2(0.5, 1) q[2];',
      'gphase(0.875);',
    ]);
  });

  test('OpenQASM 3: native circuits need no include', () => {
    expect(lines(printQasm3(nativeCircuit(2).gpi2(0.25, 0).ms(0, 0.5, 0, 1).measure('c', 0, 1)))).toEqual([
      'OPENQASM 3.0;',
      'qubit[2] q;',
      'bit[2] c;',
      'gpi2(0.25) q[0];',
      'ms(0, 0.5, 0.25) q[0], q[1];',
      'c = measure q;',
    ]);
  });

  test('keys and parameters that are no names of the language get one, and a comment says which', () => {
    const written = printQasm2(circuit(2).measure('Result 1', 0).measure('q', 1));
    expect(lines(written).slice(3, 5)).toEqual([
      'creg r_Result_1[1]; // the key "Result 1"',
      'creg q_1[1]; // the key "q"',
    ]);
    const open = parseQasm3(printQasm3(circuit(1).rx(param('gate'), 0).measure('θ-1', 0)));
    expect([open.parameters, open.keys]).toEqual([['gate_1'], ['θ_1']]);
  });

  test.each([
    [2, printQasm2],
    [3, printQasm3],
  ] as const)('keys that are called like gates leave the gates their names in OpenQASM %i', (_version, print) => {
    for (const { name } of [...allGates, ...allForms]) {
      const original = circuit(2).iswap(0, 1).si(0).xx(0.3, 0, 1).measure(name, 0);
      const read = parseQasm(print(original));
      expect([name, read.measurements.map(({ wires }) => wires)]).toEqual([name, [[0]]]);
      expect(distanceUpToPhase(unitary(read), unitary(original))).toBeLessThan(1e-12);
    }
  });

  test('bits that nothing is written to stay', () => {
    const partial = circuitOf('qis', 2, [], { measurements: [{ key: 'c', wires: [null, 1, null] }] });
    expect(parseQasm2(printQasm2(partial)).measurements).toEqual(partial.measurements);
    expect(parseQasm3(printQasm3(partial)).measurements).toEqual(partial.measurements);
  });

  test('free parameters cannot be written to OpenQASM 2', () => {
    const open = circuit(1).rx(param('theta'), 0);
    expect(() => printQasm2(open)).toThrow('OpenQASM 2 has no free parameters, and the circuit has `theta`');
  });
});

describe('numbers', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 96 })).map(([n, d]) => (n * Math.PI) / d),
  );

  test.each([
    [2, printQasm2],
    [3, printQasm3],
  ] as const)('come back bit by bit in OpenQASM %i', (_version, print) => {
    fc.assert(
      fc.property(numbers, (value) => {
        const [operation] = parseQasm(print(circuit(1).rz(value, 0))).operations;
        expect(operation?.parameters[0]).toBe(value === 0 ? 0 : value);
      }),
      { seed: 20261120, numRuns: 300 },
    );
  });

  test('have a point before an exponent, which OpenQASM 2 demands', () => {
    expect(printQasm2(circuit(1).rz(1e-7, 0))).toContain('rz(1.0e-7)');
    expect(printQasm2(circuit(1).rz(-1.5e21, 0))).toContain('rz(-1.5e+21)');
  });

  test('in linear forms keep their coefficients', () => {
    const angle = param('a')
      .mul(0.1)
      .add(param('b').mul(-1e-9))
      .add(-Math.PI / 7);
    const [operation] = parseQasm(printQasm3(circuit(1).rz(angle, 0))).operations;
    expect(operation?.parameters).toEqual([angle]);
  });
});

describe('operations come back as they were', () => {
  test.each([
    ['qis', 4, 2],
    ['native', 2, 0],
  ] as const)(
    '%s circuits of gates that the language has or that a definition names',
    (gateset, wires, maxControls) => {
      fc.assert(
        fc.property(circuits(gateset, wires, maxControls), (original) => {
          const data = original.operations.filter(
            ({ gate }) => gate.data === undefined && gate.targets !== 0 && gate.name !== 'nop',
          );
          const plain = circuitOf(gateset, wires, data);
          const read = parseQasm(printQasm3(plain)).operations;
          const controlledU = plain.operations.some(
            ({ gate, controls }) => controls.length > 0 && /^u2?$/.test(gate.name),
          );
          if (!controlledU && data.length > 0) expect(read).toEqual(plain.operations);
        }),
        runs,
      );
    },
  );
});
