import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/errors/index.js';
import { decodeCircuit } from '../../../../src/formats/ionq/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

describe('radians among native phases and angles', () => {
  const warned = (statement: string) => read(`OPENQASM 3.0; qubit[2] q;\n${statement}`).codes;

  test.each([
    'gpi(pi/4) q[0];',
    'gpi2(-0.7853981633974483) q[0];',
    'gpi(1.2) q[0];',
    'ms(0, 0, 0.39269908) q[0], q[1];',
    'zz(3.14) q[0], q[1];',
    'gate g(t) a { gpi(t/2) a; } g(pi/3) q[0];',
  ])('%s is warned of', (statement) => {
    expect(warned(statement)).toHaveLength(1);
  });

  test.each([
    'gpi(0.25) q[0];',
    'gpi(-1) q[0];',
    'gpi(1) q[0];',
    'zz(0.785) q[0], q[1];',
    'rx(pi/4) q[0];',
    'gpi(0.5/pi) q[0];',
  ])('%s is not', (statement) => {
    expect(warned(statement)).toEqual([]);
  });

  test('are warned of in JSON as well, wherever it is read', () => {
    const circuit = [
      { gate: 'gpi', target: 0, phase: Math.PI / 4 },
      { gate: 'ms', targets: [0, 1], phases: [0, 2], angle: 0.25 },
      { gate: 'zz', targets: [0, 1], phase: Math.PI / 2 },
      { gate: 'gpi2', target: 1, phase: 0.75 },
    ];
    const warnings: Issue[] = [];
    decodeCircuit({ gateset: 'native', qubits: 2, circuit }, { onWarning: (warning) => warnings.push(warning) });
    expect(warnings.map(({ code, path, message }) => `${code} ${path?.join('.')} ${message}`)).toEqual([
      'LooksLikeRadians circuit.0.phase a phase of "gpi" is a simple fraction of pi',
      'LooksLikeRadians circuit.1.phases.1 a phase of "ms" is more than a turn',
      'LooksLikeRadians circuit.2.phase the angle of "zz" is more than a turn',
    ]);
  });
});
