import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeCircuit, decodeJob } from '../../../src/formats/ionq/index.js';
import { parseQasm, parseQasm2, parseQasm3 } from '../../../src/formats/qasm/index.js';
import { verify } from '../../../src/verify/index.js';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const bell = folder.file('bell.qasm', BELL_QASM2);
const native = folder.file('native.json', {
  gateset: 'native',
  qubits: 2,
  circuit: [
    { gate: 'gpi2', target: 0, phase: 0.125 },
    { gate: 'ms', targets: [0, 1], phases: [0.1, 0.2], angle: 0.2 },
    { gate: 'zz', targets: [1, 0], angle: 0.1 },
  ],
});

async function converted(file: string, ...words: string[]): Promise<string> {
  const { code, stdout } = await ionloom(['convert', file, '--to', ...words]);
  expect(code).toBe(0);
  return stdout;
}

describe('ionloom convert', () => {
  it('writes IonQ JSON and says what has no place in it', async () => {
    const { code, stdout, stderr } = await ionloom(['convert', bell, '--to', 'ionq']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(BELL_CIRCUIT);
    expect(stderr).toContain('measurements are left out');
  });

  it('writes OpenQASM 2 and 3 that read back', async () => {
    const original = parseQasm(BELL_QASM2);
    for (const [format, parse] of [
      ['qasm2', parseQasm2],
      ['qasm3', parseQasm3],
    ] as const) {
      const read = parse(await converted(bell, format));
      expect(read.measurements).toEqual(original.measurements);
      expect(verify(original, read).equivalent).toBe(true);
    }
  });

  it.each(['ms', 'zz'])('lowers abstract gates one by one to %s', async (entangler) => {
    const { stdout, stderr } = await ionloom(['convert', bell, '--to', 'ionq-native', '--entangler', entangler]);
    const read = decodeCircuit(stdout);
    expect(read.gateset).toBe('native');
    expect(read.operations.some(({ gate }) => gate.name === entangler)).toBe(true);
    expect(verify(parseQasm(BELL_QASM2), read, { relation: 'distribution' }).equivalent).toBe(true);
    expect(stderr).toContain('a final Rz');
  });

  it('leaves native gates untouched', async () => {
    expect(JSON.parse(await converted(native, 'ionq'))).toEqual(JSON.parse(readFileSync(native, 'utf8')));
    expect(JSON.parse(await converted(native, 'ionq-native'))).toEqual(JSON.parse(readFileSync(native, 'utf8')));
    expect(parseQasm(await converted(native, 'qasm3')).gateset).toBe('native');
  });

  it('writes native gates in abstract ones, or defines them', async () => {
    const original = decodeCircuit(readFileSync(native, 'utf8'));
    for (const format of ['ionq-qis', 'qasm2'] as const) {
      const text = await converted(native, format);
      const read = format === 'ionq-qis' ? decodeCircuit(text) : parseQasm(text);
      if (format === 'ionq-qis') expect(read.gateset).toBe('qis');
      else expect(text).toMatch(/^gate ms\(/m);
      expect(verify(original, read).equivalent).toBe(true);
    }
  });

  it('keeps a job with its settings', async () => {
    const job = folder.file('job.json', BELL_JOB);
    expect(JSON.parse(await converted(job, 'ionq'))).toEqual(BELL_JOB);
    const noisy = { ...BELL_JOB, noise: { model: 'aria-1', seed: 3 } };
    expect(JSON.parse(await converted(folder.file('noisy.json', noisy), 'ionq'))).toEqual(noisy);
    expect(JSON.parse(await converted(job, 'ionq-native'))).toMatchObject({
      ...BELL_JOB,
      input: { gateset: 'native' },
    });
    expect(parseQasm(await converted(job, 'qasm2')).operations).toHaveLength(2);
  });

  it('keeps a job of several circuits', async () => {
    const several = folder.file('several.json', TWO_CIRCUITS_JOB);
    const nativeJob = folder.file('native-job.json', await converted(several, 'ionq-native'));
    const backAgain = decodeJob(await converted(nativeJob, 'ionq-qis'));
    expect(backAgain.names).toEqual(['first', 'second']);
    expect(backAgain.circuits.map(({ gateset, keys }) => [gateset, keys])).toEqual([
      ['qis', ['left', 'right']],
      ['qis', []],
    ]);
    const { code } = await ionloom(['convert', several, '--to', 'qasm2']);
    expect(code).toBe(1);
    expect(parseQasm(await converted(several, 'qasm2', '--circuit', 'second')).qubits).toBe(1);
  });

  it('keeps a free parameter where the format can hold it, and takes a value', async () => {
    const rotation = folder.file('rotation.qasm', ROTATION_QASM3);
    expect(parseQasm(await converted(rotation, 'qasm3')).parameters).toEqual(['theta']);
    const { code, stderr } = await ionloom(['convert', rotation, '--to', 'ionq']);
    expect(code).toBe(1);
    expect(stderr).toContain('theta');
    expect(JSON.parse(await converted(rotation, 'ionq', '--set', 'theta=0.5')).circuit).toEqual([
      { gate: 'rx', target: 0, rotation: 0.5 },
    ]);
  });

  it('writes to a file', async () => {
    const output = folder.at('bell3.qasm');
    const { code, stdout } = await ionloom(['convert', bell, '--to', 'qasm3', '-o', output]);
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(output, 'utf8')).toBe(await converted(bell, 'qasm3'));
    const { stdout: document } = await ionloom(['convert', bell, '--to', 'ionq', '-o', output, '--json']);
    expect(JSON.parse(document)).toEqual({ format: 'ionq', output });
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual(BELL_CIRCUIT);
  });

  it('answers with one JSON document', async () => {
    expect(JSON.parse(await converted(bell, 'ionq', '--json'))).toEqual({ format: 'ionq', circuit: BELL_CIRCUIT });
  });
});
