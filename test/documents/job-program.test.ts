import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/documents/job-program.js';

const PATH = ['input', 'data'];

describe('readProgram', () => {
  it('says the place of the text in the job, and lines in the text', () => {
    const { circuit, issues } = readProgram('OPENQASM 3.0;\nqubit q;\nhh q;', PATH, 'job.json');
    expect(circuit).toBeUndefined();
    expect(issues).toMatchObject([{ path: PATH, span: { file: 'job.json: input.data', line: 3 } }]);
  });

  it('reads over what is only a warning, and says it', () => {
    const { circuit, issues } = readProgram('OPENQASM 3.0;\npragma vendor keep\nqubit q; x q;', PATH);
    expect(circuit?.operations).toHaveLength(1);
    expect(issues).toMatchObject([{ severity: 'warning', path: PATH, span: { file: 'input.data' } }]);
  });

  it('takes version 3 only, and tells what else is wrong in another one', () => {
    const { circuit, issues } = readProgram('OPENQASM 2.0;\nqreg q[1];\nhh q[0];', PATH);
    expect(circuit).toBeUndefined();
    expect(issues.map(({ code }) => code)).toEqual(['QasmVersion', 'UnknownGate']);
    expect(issues[0]?.hint).toContain('OpenQASM 3');
  });
});
