import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../src/errors/index.js';
import { parseQasm } from '../../../src/formats/qasm/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

function readFile(name: string) {
  return read(readFileSync(new URL(`../../data/circuits/${name}`, import.meta.url), 'utf8'));
}

const gates = (circuit: ReturnType<typeof parseQasm>) =>
  circuit.operations.map(({ gate, controls, targets }) => `${gate.name} ${[...controls, ...targets].join(' ')}`);

describe('what is read with a warning or without', () => {
  test('a measurement whose result is kept nowhere', () => {
    const { circuit, codes } = read('OPENQASM 3.0; qubit[2] q; bit c;\nx q; measure q[1]; c = measure q[0];');
    expect(codes).toEqual(['UnusedMeasurement 2:6']);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0] }]);
    const again = read('OPENQASM 3.0; qubit q; bit c;\nmeasure q; c = measure q;');
    expect(again.codes).toEqual(['UnusedMeasurement 2:1']);
    expect(again.circuit.measurements).toEqual([{ key: 'c', wires: [0] }]);
    expect(() => read('OPENQASM 3.0; qubit q; measure q; x q;')).toThrow('after it was measured');
    expect(() => read('OPENQASM 2.0; qreg q[1]; measure q;')).toThrow('expected `->`');
  });

  test('boxes without a duration, and nop', () => {
    const { circuit, codes } = read('OPENQASM 3.0; qubit[2] q; box { x q[0]; nop q; box { y q[1]; } } nop;');
    expect([gates(circuit), codes]).toEqual([['x 0', 'y 1'], []]);
    expect(() => read('OPENQASM 3.0; qubit q; box[10ns] { x q; }')).toThrow('`box` says when gates happen');
    expect(() => read('OPENQASM 3.0; qubit q; box { delay[5ns] q; }')).toThrow('`delay` says when gates happen');
    expect(() => read('OPENQASM 3.0; qubit q; nop r;')).toThrow('`r` is not declared');
  });

  test('an empty classical register of OpenQASM 2', () => {
    const { circuit, codes } = readFile('creg-zero.qasm');
    expect([circuit.measurements, codes]).toEqual([[{ key: 'out', wires: [0] }], []]);
    const empty = 'OPENQASM 2.0; qreg q[1]; creg c[0];';
    expect(() => read(`${empty} measure q[0] -> c[0];`)).toThrow('`c` has no bits');
    expect(() => read(`${empty} measure q -> c;`)).toThrow('a measurement of 1 qubit cannot fill 0 bits');
    expect(() => read('OPENQASM 2.0; qreg q[0]; creg c[1];')).toThrow('a register cannot have 0 qubits');
  });

  test('the first fifty of many', () => {
    const { codes } = read(`OPENQASM 3.0; qubit q;\n${'gpi(pi) q;\n'.repeat(60)}`);
    expect(codes).toHaveLength(51);
    expect(codes.at(-1)).toMatch('TooManyIssues');
  });
});
