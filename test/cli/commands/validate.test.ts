import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2 } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const job = folder.file('job.json', BELL_JOB);
const nativeJob = folder.file('native.json', {
  ...BELL_JOB,
  backend: 'qpu.forte-1',
  input: { gateset: 'native', qubits: 2, circuit: [{ gate: 'ms', targets: [0, 1], phases: [0, 6.28] }] },
});

describe('ionloom validate', () => {
  it('says that a job is valid', async () => {
    expect(await ionloom(['validate', job, '--target', 'simulator'])).toEqual({
      code: 0,
      stdout: `${job} is valid for simulator\n`,
      stderr: '',
    });
  });

  it('lists everything that is wrong, with 1', async () => {
    const { code, stdout, stderr } = await ionloom(['validate', nativeJob, '--target', 'qpu.forte-1']);
    expect([code, stderr]).toEqual([1, '']);
    await expect(folder.anonymous(stdout)).toMatchFileSnapshot('../golden/validate-native.txt');
    expect(stdout).toMatch(/is not valid for qpu\.forte-1: \d+ errors?/);
  });

  it('checks for the backend that the job names', async () => {
    expect((await ionloom(['validate', job])).code).toBe(0);
    expect((await ionloom(['validate', nativeJob])).code).toBe(1);
  });

  it('answers with one JSON document', async () => {
    const { code, stdout } = await ionloom(['validate', nativeJob, '--target', 'qpu.forte-1', '--json']);
    expect(code).toBe(1);
    const { valid, target, errors, warnings, issues } = JSON.parse(stdout);
    expect([valid, target]).toEqual([false, 'qpu.forte-1']);
    expect(errors).toBeGreaterThan(0);
    expect(issues).toHaveLength(errors + warnings);
    expect(issues[0]).toMatchObject({
      code: expect.any(String),
      severity: expect.any(String),
      path: expect.any(Array),
    });
  });

  it('finds broken JSON as an issue with its place', async () => {
    const { code, stdout } = await ionloom(['validate', '-', '--json'], { stdin: '{"type": }' });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      issues: [{ code: 'JsonSyntax', span: { line: 1, column: 10 } }],
    });
  });

  it('leaves warnings out of sight under --quiet, and out of the exit code', async () => {
    const unused = folder.file('unused.json', { ...BELL_JOB, input: { ...BELL_CIRCUIT, qubits: 25 } });
    const { code, stdout } = await ionloom(['validate', unused, '--target', 'simulator']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/warning: [\s\S]*is valid for simulator, with 1 warning\n$/);
    expect((await ionloom(['validate', unused, '--target', 'simulator', '-q'])).stdout).not.toContain('warning: ');
  });

  it('refuses under --strict what the service only lets pass', async () => {
    const tolerated = folder.file('tolerated.json', { ...BELL_JOB, shots: '500' });
    expect((await ionloom(['validate', tolerated, '--target', 'simulator'])).code).toBe(0);
    expect((await ionloom(['validate', tolerated, '--target', 'simulator', '--strict'])).code).toBe(1);
  });

  it('checks an OpenQASM circuit as the input of a job', async () => {
    const bell = folder.file('bell.qasm', BELL_QASM2);
    expect((await ionloom(['validate', bell, '--target', 'qpu.forte-1'])).code).toBe(0);
    const wide = folder.file('wide.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[40]; h q;');
    const { code, stdout } = await ionloom(['validate', wide, '--target', 'qpu.forte-1']);
    expect(code).toBe(1);
    expect(stdout).toContain('36');
  });

  it('lists the errors before the warnings', async () => {
    const mixed = folder.file('mixed.json', {
      ...BELL_JOB,
      input: { ...BELL_CIRCUIT, qubits: 25, circuit: [{ gate: 'h', target: 30 }] },
    });
    const lines = (await ionloom(['validate', mixed, '--target', 'simulator'])).stdout.split('\n');
    const kinds = lines.flatMap((line) => /^error: /.exec(line)?.[0] ?? /warning: /.exec(line)?.[0] ?? []);
    expect(kinds).toEqual([...kinds].sort());
    expect(kinds).toContain('error: ');
  });

  it('gives a hint that many issues share once, and the first twenty issues', async () => {
    const circuit = Array.from({ length: 30 }, () => ({ gate: 'cx', control: 0, target: 1 }));
    const many = folder.file('many.json', { ...BELL_JOB, input: { ...BELL_CIRCUIT, circuit } });
    const { stdout } = await ionloom(['validate', many, '--target', 'simulator']);
    expect(stdout.match(/hint: /g)).toHaveLength(1);
    expect(stdout).toContain('and 10 more; --json lists them all');
  });
});
