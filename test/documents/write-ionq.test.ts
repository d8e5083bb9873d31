import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../src/circuit/index.js';
import { type CircuitDocument, readDocument, writeIonq } from '../../src/documents/index.js';
import type { Issue } from '../../src/errors/index.js';
import { findTarget } from '../../src/targets/index.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, TWO_CIRCUITS_JOB } from '../cli/samples.js';

function read(content: string | object): CircuitDocument {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const reading = readDocument(text, { file: 'a file' });
  if (!reading.ok) throw new Error(reading.issues[0]?.message);
  return reading.document;
}

describe('IonQ JSON', () => {
  it.each([
    ['a circuit', BELL_CIRCUIT],
    ['a job with its settings', BELL_JOB],
  ])('is %s where one was read', (_, content) => {
    const document = read(content);
    expect(writeIonq(document, document.circuits)).toEqual(content);
  });

  it('is a job of several circuits where one was read', () => {
    const document = read(TWO_CIRCUITS_JOB);
    const written = read(writeIonq(document, document.circuits));
    expect([written.job?.['type'], written.job?.['shots'], written.multiple]).toEqual([
      'ionq.multi-circuit.v1',
      100,
      true,
    ]);
    expect(written.circuits.map(({ name, circuit }) => [name, circuit.operations, circuit.measurements])).toEqual(
      document.circuits.map(({ name, circuit }) => [name, circuit.operations, circuit.measurements]),
    );
  });

  it('is a job where one is asked for, which says how its registers are read', () => {
    const document = read(BELL_QASM2);
    const job = writeIonq(document, document.circuits, {
      target: findTarget('qpu.aria-1'),
      job: { name: 'mine', shots: 7 },
    });
    expect(job).toMatchObject({ type: 'ionq.circuit.v1', name: 'mine', shots: 7, backend: 'qpu.aria-1' });
    expect(read(job).circuits[0].circuit.measurements).toEqual([{ key: 'c', wires: [0, 1] }]);
  });

  it('is addressed to its target: a noise model of the simulator keeps the seed, a machine has none', () => {
    const document = read({ ...BELL_JOB, noise: { model: 'aria-1', seed: 5 } });
    const backend = (name: 'simulator:forte-1' | 'qpu.forte-1' | 'ideal') =>
      writeIonq(document, document.circuits, { target: findTarget(name) });
    expect(backend('simulator:forte-1')).toMatchObject({ backend: 'simulator', noise: { model: 'forte-1', seed: 5 } });
    expect(backend('qpu.forte-1')).toMatchObject({ backend: 'qpu.forte-1' });
    expect(backend('qpu.forte-1')).not.toHaveProperty('noise');
    expect(backend('ideal')).toMatchObject({ backend: 'simulator', noise: { model: 'aria-1' } });
  });

  it('is written in another gateset where one is asked for', () => {
    const document = read(BELL_CIRCUIT);
    const native = { name: undefined, circuit: nativeCircuit(1).gpi(0, 0) };
    expect(writeIonq(document, [native])).toMatchObject({ gateset: 'native' });
    expect(writeIonq(document, [native], { gateset: 'qis' })).toMatchObject({ gateset: 'qis' });
  });

  it('warns where metadata have no place for how its results are read', () => {
    const metadata = Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`key ${k}`, 'taken']));
    const document = read({ ...BELL_JOB, metadata });
    const [{ circuit }] = read(BELL_QASM2).circuits;
    const warned: Issue[] = [];
    const written = writeIonq(document, [{ name: undefined, circuit }], { onWarning: (all) => warned.push(...all) });
    expect(warned).toMatchObject([{ code: 'MetadataLimit', severity: 'warning' }]);
    expect(written).toMatchObject({ metadata });
  });
});
