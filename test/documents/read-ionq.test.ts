import { describe, expect, it } from 'vitest';
import { ionqDescription, readIonq } from '../../src/documents/read-ionq.js';
import type { IonloomError } from '../../src/errors/index.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM3, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../cli/samples.js';

const qasmJob = (data: string) => ({ type: 'ionq.qasm3.v1', backend: 'simulator', input: { data } });

function codesOf(value: unknown): readonly string[] {
  try {
    readIonq(value, 'a.json');
    return [];
  } catch (error) {
    return (error as IonloomError).issues.map(({ code }) => code);
  }
}

describe('ionqDescription', () => {
  it('has no words for what is not meant for IonQ', () => {
    for (const value of [undefined, null, 7, 'x', [], [BELL_CIRCUIT], {}, { qubits: 2 }, { histogram: {} }]) {
      expect(ionqDescription(value)).toBeUndefined();
    }
    expect(ionqDescription(Object.create(BELL_JOB))).toBeUndefined();
  });

  it('tells a job from its input, and one circuit from several', () => {
    const described = [BELL_JOB, BELL_CIRCUIT, TWO_CIRCUITS_JOB.input, { input: TWO_CIRCUITS_JOB.input }];
    expect(described.map(ionqDescription)).toEqual([
      'an IonQ job',
      'an IonQ circuit',
      'the input of an IonQ job of several circuits',
      'the input of an IonQ job of several circuits',
    ]);
  });
});

describe('readIonq', () => {
  it('keeps the job around a circuit, and none where there is none', () => {
    const job = readIonq(BELL_JOB, 'a.json');
    expect(job).toMatchObject({ file: 'a.json', description: 'an IonQ job', multiple: false });
    expect(job.job).toMatchObject({ shots: 500, metadata: { experiment: '7' } });
    const alone = readIonq(BELL_CIRCUIT, 'a.json');
    expect([alone.job, alone.multiple, alone.circuits.length]).toEqual([undefined, false, 1]);
    // Nothing was moved, so the job states nothing beyond its circuit.
    expect(job.circuits[0].stated).toBeUndefined();
  });

  it('is of several where the form is, even with one circuit', () => {
    const { circuits, multiple } = readIonq(TWO_CIRCUITS_JOB, 'a.json');
    expect([circuits.length, multiple]).toEqual([2, true]);
    const [first] = TWO_CIRCUITS_JOB.input.circuits;
    const one = readIonq({ ...TWO_CIRCUITS_JOB.input, circuits: [first] }, 'a.json');
    expect([one.circuits.length, one.multiple]).toEqual([1, true]);
    const job = { ...TWO_CIRCUITS_JOB, input: { ...TWO_CIRCUITS_JOB.input, circuits: [first] } };
    expect(readIonq(job, 'a.json').multiple).toBe(true);
  });

  it('reads the program of a job, and leaves parameters without values free', () => {
    const { description, circuits, job } = readIonq(qasmJob(BELL_QASM3), 'a.json');
    expect(description).toBe('an IonQ job with OpenQASM 3');
    expect(circuits[0].circuit.operations.map(({ gate }) => gate.name)).toEqual(['h', 'x']);
    expect(job).toMatchObject({ type: 'ionq.qasm3.v1' });
    expect(readIonq(qasmJob(ROTATION_QASM3), 'a.json').circuits[0].circuit.parameters).toEqual(['theta']);
  });

  it('says warnings of a program, and refuses its mistakes', () => {
    const { warnings } = readIonq(qasmJob(`${BELL_QASM3}pragma vendor keep\n`), 'a.json');
    expect(warnings).toMatchObject([{ severity: 'warning', path: ['input', 'data'] }]);
    expect(codesOf(qasmJob('OPENQASM 3.0; qubit q; hh q;'))).toEqual(['UnknownGate']);
  });
});
