import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../src/validate/index.js';
import { found, issueOf } from '../payloads.js';

describe('the program of an OpenQASM job', () => {
  const job = (data: string, backend = 'simulator') => ({ type: 'ionq.qasm3.v1', backend, input: { data } });

  test('a good one passes without a word', () => {
    expect(
      found(job('OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; c = measure q;')),
    ).toEqual([]);
    expect(found(job('OPENQASM 3.0; qubit[2] q; gpi(0.5) q[0]; zz(0.25) q[0], q[1];', 'qpu.forte-1'))).toEqual([]);
  });

  test('all mistakes have the place of the text, the line and the column', () => {
    const { issues } = validate(job('OPENQASM 3.0;\nqubit[2] q;\nhh q[0];\n  U(1, 2) q[1];'));
    expect(issues.map(({ code, path, span }) => [code, path, span?.line, span?.column])).toEqual([
      ['UnknownGate', ['input', 'data'], 3, 1],
      ['ParameterCount', ['input', 'data'], 4, 3],
    ]);
  });

  test('only version 3 is taken, and the rest is told all the same', () => {
    const broken = readFileSync('test/data/jobs/qasm3-job-broken.json', 'utf8');
    expect(found(broken)).toEqual(['QasmVersion input.data', 'UnknownGate input.data']);
    expect(issueOf(broken, 'QasmVersion').hint).toContain('--to qasm3');
    expect(found(job('OPENQASM 2.0; qreg q[1]; U(1,2,3) q[0];'))).toEqual(['QasmVersion input.data']);
    expect(found(job('OPENQASM 4.0; qubit q;'))).toEqual(['QasmVersion input.data']);
  });

  test('what the service may run although it is not read here is a warning', () => {
    const reset = job('OPENQASM 3.0; qubit q; bit b; U(1, 2, 3) q; b = measure q; reset q; U(1, 2, 3) q;');
    expect(validate(reset).ok).toBe(true);
    expect(found(reset)).toContain('(NotChecked input.data)');
    // Feedback runs nowhere.
    const feedback = job('OPENQASM 3.0; qubit[2] q; bit b; b = measure q[0]; while (b == 1) { U(1, 2, 3) q[1]; }');
    expect(found(feedback)).toContain('NotExpressible input.data');
  });

  test('it fits on the target', () => {
    expect(found(job('OPENQASM 3.0; qubit[37] q; U(1, 2, 3) q[0];', 'qpu.forte-1'))).toEqual([
      'NotEnoughQubits input.data',
    ]);
  });
});
