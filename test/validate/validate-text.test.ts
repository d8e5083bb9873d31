import { describe, expect, it } from 'vitest';
import { validate, validateText } from '../../src/validate/index.js';
import { BELL_JOB, BELL_QASM2 } from '../cli/samples.js';

const options = { file: 'a file', strict: false };

describe('a text that is validated', () => {
  it('is a payload where it is JSON', () => {
    const text = JSON.stringify({ ...BELL_JOB, shots: 0 });
    const { issues } = validate(text, undefined, { file: 'a file' });
    expect(validateText(text, undefined, options)).toMatchObject({ ok: true, document: { ok: false, issues } });
    expect(validateText('{', undefined, options)).toMatchObject({
      ok: true,
      document: { ok: false, issues: [{ code: 'JsonSyntax' }] },
    });
  });

  it('is the input of a job where it is OpenQASM', () => {
    expect(validateText(BELL_QASM2, 'qpu.forte-1', options)).toEqual({ ok: true, document: { ok: true, issues: [] } });
    const wide = BELL_QASM2.replace('qreg q[2]', 'qreg q[99]');
    expect(validateText(wide, 'qpu.forte-1', options)).toMatchObject({
      document: { ok: false, issues: [{ code: 'NotEnoughQubits' }] },
    });
  });

  it('has the warnings of its reader, each once', () => {
    const radians = 'OPENQASM 3.0; qubit[1] q; gpi(3.14159265358979) q[0];';
    const reading = validateText(radians, undefined, options);
    if (!reading.ok) throw new Error('it is read');
    expect(reading.document.issues.map(({ code, span }) => [code, span?.line])).toEqual([['LooksLikeRadians', 1]]);
  });

  it('is not checked where it cannot be read', () => {
    expect(validateText('OPENQASM 2.0; foo;', undefined, options)).toMatchObject({
      ok: false,
      note: 'it was read as OpenQASM 2',
    });
  });
});
