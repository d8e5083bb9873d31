import { describe, expect, it } from 'vitest';
import {
  type CircuitDocument,
  type DocumentReading,
  looksLikeJson,
  readDocument,
  readJsonDocument,
  readQasmDocument,
} from '../../src/documents/index.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, BELL_QASM3, TWO_CIRCUITS_JOB } from '../cli/samples.js';

function reading(content: string | object, circuit?: string): DocumentReading {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readDocument(text, { file: 'a file', ...(circuit === undefined ? {} : { circuit }) });
}

function read(content: string | object, circuit?: string): CircuitDocument {
  const found = reading(content, circuit);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found.document;
}

describe('how a text is read', () => {
  it('needs nothing but the text', () => {
    const broken = readDocument('OPENQASM 3.0; h q;');
    expect(broken.ok ? undefined : broken.issues[0]?.span?.file).toBe('input');
    const found = readDocument(BELL_QASM3);
    expect(found.ok && found.document.file).toBe('input');
  });

  it('is asked for by names that there are', () => {
    expect(() => readDocument('', { place: true } as never)).toThrow("readDocument has no option 'place'");
    expect(() => readDocument(7 as never)).toThrow('what readDocument reads is a text, not 7');
    expect(() => readDocument('', { file: 7 as never })).toThrow('the file of readDocument is a text, not 7');
  });
});

describe('the format of a text', () => {
  const compiled = { qubits: 2, circuit: [{ gate: 'gpi', target: 0, phase: 0 }] };
  const several = TWO_CIRCUITS_JOB.input;
  const qasmJob = { type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: BELL_QASM3 } };

  it.each([
    ['OpenQASM 2', BELL_QASM2, ['qis', 2, 2]],
    ['OpenQASM 2', `// a comment\n/* and\nanother */ ${BELL_QASM2}`, ['qis', 2, 2]],
    ['OpenQASM 3', BELL_QASM3, ['qis', 2, 2]],
    ['OpenQASM', BELL_QASM2.replace('OPENQASM 2.0;\n', ''), ['qis', 2, 2]],
    ['an IonQ circuit', BELL_CIRCUIT, ['qis', 2, 2]],
    ['an IonQ circuit', compiled, ['native', 2, 1]],
    ['an IonQ circuit', `\n  ${JSON.stringify(BELL_CIRCUIT)}`, ['qis', 2, 2]],
    ['an IonQ job', BELL_JOB, ['qis', 2, 2]],
    ['an IonQ job with OpenQASM 3', qasmJob, ['qis', 2, 2]],
    ['an IonQ job of several circuits', TWO_CIRCUITS_JOB, ['qis', 2, 2]],
    ['the input of an IonQ job of several circuits', several, ['qis', 2, 2]],
    ['the input of an IonQ job of several circuits', { input: several }, ['qis', 2, 2]],
    ['an IonQ circuit', { input: BELL_CIRCUIT }, ['qis', 2, 2]],
    ['an IonQ circuit', { ...BELL_CIRCUIT, format: 'ionq.circuit.v0' }, ['qis', 2, 2]],
    ['an IonQ circuit', { qubits: 2, circuit: BELL_CIRCUIT.circuit }, ['qis', 2, 2]],
  ])('is found out: %s', (description, content, [gateset, qubits, gates]) => {
    const { circuits, ...document } = read(content);
    expect([document.description, document.file]).toEqual([description, 'a file']);
    const [{ circuit }] = circuits;
    expect([circuit.gateset, circuit.qubits, circuit.operations.length]).toEqual([gateset, qubits, gates]);
  });

  it.each<[string, unknown, string | undefined]>([
    ['OpenQASM', 'Dear diary', 'it was read as OpenQASM, because IonQ JSON would begin with {'],
    ['OpenQASM 2', 'OPENQASM 2.0; foo q[0];', 'it was read as OpenQASM 2'],
    ['no JSON', '{"gateset": ', 'it was read as JSON, because of how it begins'],
    ['a job', { ...BELL_JOB, shots: 'many' }, 'it was read as an IonQ job'],
    ['several circuits', { circuits: [{}] }, 'it was read as the input of an IonQ job of several circuits'],
    ['no circuit', { 0: 0.5 }, undefined],
    ['a list', '[1]', undefined],
  ])('is told with what is wrong: %s', (_, content, note) => {
    const found = reading(content as string | object);
    expect(found.ok).toBe(false);
    if (found.ok) return;
    expect(found.issues.length).toBeGreaterThan(0);
    expect(found.note).toBe(note);
  });

  it('takes no time to find in a long comment that is none', () => {
    const hostile = `${'// '.repeat(20_000)}\n${'/* */ '.repeat(5000)}x`;
    expect(reading(hostile).ok).toBe(false);
  });

  it('is JSON where nothing else can be meant', () => {
    expect(['{', ' [', '"', '\uFEFF\n{'].every(looksLikeJson)).toBe(true);
    expect(['OPENQASM 3;', '// {', ''].some(looksLikeJson)).toBe(false);
  });
});

it('warns about forms that are understood although they could not be posted', () => {
  const warned = (content: object) => read(content).warnings.map(({ code, path }) => [code, path]);
  const { gateset, ...azure } = BELL_CIRCUIT;
  expect(warned({ input: { ...azure, format: 'ionq.circuit.v0' } })).toEqual([
    ['ToleratedField', ['input']],
    ['ToleratedField', ['input', 'format']],
    ['ToleratedField', ['input', 'gateset']],
  ]);
  expect(warned(azure)).toEqual([['ToleratedField', ['gateset']]]);
  const several = { input: { circuits: TWO_CIRCUITS_JOB.input.circuits } };
  expect(read(several).circuits.map(({ name }) => name)).toEqual(['first', 'second']);
});

describe('a job of several circuits', () => {
  it('gives all of them with their names and registers, and the job', () => {
    const { circuits, multiple, job } = read(TWO_CIRCUITS_JOB);
    expect([multiple, job]).toEqual([true, TWO_CIRCUITS_JOB]);
    expect(circuits.map(({ name, circuit }) => [name, circuit.qubits, circuit.keys])).toEqual([
      ['first', 2, ['left', 'right']],
      ['second', 1, []],
    ]);
  });

  it.each([
    ['second', 'second'],
    ['1', 'second'],
    ['0', 'first'],
  ])('gives the one that is called %s', (circuit, name) => {
    const document = read(TWO_CIRCUITS_JOB, circuit);
    expect([document.circuits.map((each) => each.name), document.multiple]).toEqual([[name], false]);
  });

  it('says which there are when the wanted one is missing', () => {
    expect(reading(TWO_CIRCUITS_JOB, '2')).toMatchObject({
      ok: false,
      issues: [{ message: 'it holds no circuit "2"', hint: 'it holds first, second' }],
    });
  });

  it('has its issues at their places in the text, with and without the job around it', () => {
    const input = { gateset: 'qis', qubits: 1, circuits: [{ qubits: 1, circuit: [{ gate: 'x', target: 3 }] }] };
    for (const [content, start] of [
      [{ ...TWO_CIRCUITS_JOB, input }, ['input']],
      [input, []],
    ] as const) {
      expect(reading(content)).toMatchObject({
        issues: [{ path: [...start, 'circuits', 0, 'circuit', 0] }],
      });
    }
  });

  it('may hold a circuit that is too wide, as long as another one is taken', () => {
    const wide = { name: 'wide', qubits: 2_000_000_000, circuit: [{ gate: 'x', target: 0 }] };
    const { circuits } = TWO_CIRCUITS_JOB.input;
    const job = { ...TWO_CIRCUITS_JOB, input: { ...TWO_CIRCUITS_JOB.input, qubits: 2_000_000_000 } };
    const content = { ...job, input: { ...job.input, circuits: [...circuits, wide] } };
    expect(reading(content)).toMatchObject({ ok: false, issues: [{ code: 'QubitCount' }] });
    expect(read(content, 'first').circuits).toHaveLength(1);
  });
});

describe('a job that evaluates a Hamiltonian', () => {
  const job = (params: readonly number[]) => ({
    type: 'quantum-function',
    backend: 'simulator',
    input: {
      data: {
        type: 'hamiltonian-energy',
        data: {
          hamiltonian: [{ pauli_string: 'Z', coefficient: 2 }],
          ansatz: { data: 'OPENQASM 3.0; input float a; qubit[1] q; rx(a) q[0];' },
        },
      },
      params,
    },
  });

  it('gives its ansatz with the values of the job, and the problem', () => {
    const { circuits, problem, description } = read(job([0.5]));
    expect(description).toBe('an IonQ job that evaluates a Hamiltonian');
    expect(circuits[0].circuit.operations[0]?.parameters).toEqual([0.5]);
    expect(problem?.hamiltonian).toEqual({ terms: ['Z'], coefficients: [2] });
  });

  it('may leave the values to whoever reads it, but not give too many', () => {
    expect(read(job([])).circuits[0].circuit.parameters).toEqual(['a']);
    expect(reading(job([1, 2]))).toMatchObject({ ok: false, issues: [{ code: 'ParameterCount' }] });
  });
});

describe('a text of one format', () => {
  it('is read as OpenQASM whatever it looks like', () => {
    expect(readQasmDocument(BELL_QASM3, 'a file')).toMatchObject({ ok: true, document: { multiple: false } });
    expect(readQasmDocument('{}', 'a file')).toMatchObject({ ok: false });
  });

  it('is read as any JSON', () => {
    expect(readJsonDocument('[1, {"a": null}]', 'a file')).toEqual({ ok: true, document: [1, { a: null }] });
    expect(readJsonDocument('{"a": 1, "a": 2}', 'a file')).toMatchObject({
      ok: false,
      issues: [{ code: 'DuplicateName', span: { file: 'a file', line: 1 } }],
    });
  });
});
