import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/cli/failure.js';
import { type CircuitFile, readCircuits } from '../../src/cli/input.js';
import { MAXIMUM_INPUT_BYTES } from '../../src/cli/source.js';
import { asText, Folder, ionloom } from './in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, BELL_QASM3, TWO_CIRCUITS_JOB } from './samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const noInput = { stdin: (async function* () {})() };

function read(name: string, content: string | object, options = {}): Promise<CircuitFile> {
  return readCircuits(folder.file(name, content), options, noInput);
}

it('warns about forms that are understood although they could not be posted', async () => {
  const warned = async (content: object) =>
    (await read('form', content)).warnings.map(({ code, path }) => [code, path]);
  const { gateset, ...azure } = BELL_CIRCUIT;
  expect(await warned({ input: { ...azure, format: 'ionq.circuit.v0' } })).toEqual([
    ['ToleratedField', ['input']],
    ['ToleratedField', ['input', 'format']],
    ['ToleratedField', ['input', 'gateset']],
  ]);
  expect(await warned(azure)).toEqual([['ToleratedField', ['gateset']]]);
  const several = { input: { circuits: TWO_CIRCUITS_JOB.input.circuits } };
  expect((await read('several', several)).circuits.map(({ name }) => name)).toEqual(['first', 'second']);
});

describe('the format of a file', () => {
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
  ])('is found out: %s', async (description, content, [gateset, qubits, gates]) => {
    const { circuits, ...file } = await read('any', content);
    expect(file.description).toBe(description);
    const [{ circuit }] = circuits;
    expect([circuit.gateset, circuit.qubits, circuit.operations.length]).toEqual([gateset, qubits, gates]);
  });

  it('does not depend on the name of the file', async () => {
    expect((await read('circuit.json', BELL_QASM2)).description).toBe('OpenQASM 2');
    expect((await read('circuit.qasm', BELL_CIRCUIT)).description).toBe('an IonQ circuit');
  });

  it('takes no time to find in a long comment that is none', async () => {
    const hostile = `${'// '.repeat(20_000)}\n${'/* */ '.repeat(5000)}x`;
    await expect(read('hostile', hostile)).rejects.toBeInstanceOf(Failure);
  });
});

describe('measurements that wait for the end', () => {
  const text =
    'OPENQASM 3.0;\nqubit[2] q;\nbit[2] c;\nh q[0];\nc[0] = measure q[0];\nif (c[0]) { x q[1]; }\nc[1] = measure q[1];\n';
  const job = { type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: text } };

  it.each([
    ['late.qasm', text, /late\.qasm$/],
    ['late.json', job, /late\.json: input\.data$/],
  ])('are warnings of the file: %s', async (name, content, file) => {
    const { circuits, warnings } = await read(name, content);
    expect(circuits[0].circuit.operations).toHaveLength(2);
    expect(warnings).toMatchObject([
      { code: 'DeferredMeasurement', severity: 'warning', span: { file: expect.stringMatching(file), line: 5 } },
    ]);
  });

  it('are said beside the result', async () => {
    const path = folder.file('late.qasm', text);
    const { code, stderr } = await ionloom(['convert', path, '--to', 'qasm3']);
    expect(code).toBe(0);
    expect(stderr).toContain('late.qasm:5:16: warning: the measurement of `q[0]` waits for the end of the circuit');
    const validated = await ionloom(['validate', path, '--json']);
    expect(JSON.parse(validated.stdout)).toMatchObject({
      valid: true,
      warnings: 1,
      issues: [{ code: 'DeferredMeasurement' }],
    });
  });
});

describe('a job of several circuits', () => {
  it('gives all of them with their names and registers', async () => {
    const { circuits, multiple } = await read('job.json', TWO_CIRCUITS_JOB);
    expect(multiple).toBe(true);
    expect(circuits.map(({ name, circuit }) => [name, circuit.qubits, circuit.keys])).toEqual([
      ['first', 2, ['left', 'right']],
      ['second', 1, []],
    ]);
  });

  it.each([
    ['second', 'second'],
    ['1', 'second'],
    ['0', 'first'],
  ])('gives the one that is called %s', async (circuit, name) => {
    const file = await read('job.json', TWO_CIRCUITS_JOB, { circuit });
    expect(file.circuits.map((each) => each.name)).toEqual([name]);
    expect(file.multiple).toBe(false);
  });

  it('says which there are when the wanted one is missing', async () => {
    const failure = await read('job.json', TWO_CIRCUITS_JOB, { circuit: '2' }).catch((error: Failure) => error);
    expect((failure as Failure).issues[0]?.hint).toBe('it holds first, second');
  });

  it('has its issues at their places in the file, with and without the job around it', async () => {
    const circuits = [{ qubits: 1, circuit: [{ gate: 'x', target: 3 }] }];
    const input = { gateset: 'qis', qubits: 1, circuits };
    for (const [content, start] of [
      [{ ...TWO_CIRCUITS_JOB, input }, ['input']],
      [input, []],
    ] as const) {
      const failure = (await read('job.json', content).catch((error: Failure) => error)) as Failure;
      expect(failure.issues[0]?.path).toEqual([...start, 'circuits', 0, 'circuit', 0]);
    }
  });
});

describe('standard input', () => {
  it('is read as -', async () => {
    const { code, stdout } = await ionloom(['convert', '-', '--to', 'ionq'], { stdin: BELL_QASM2 });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(BELL_CIRCUIT);
  });

  it('may end a character in one piece and begin it in another', async () => {
    const comment = `// ${'ü'.repeat(3000)}\n`;
    expect((await ionloom(['draw', '-'], { stdin: `${comment}${BELL_QASM2}` })).code).toBe(0);
  });

  it('is called so in errors', async () => {
    const { stderr } = await ionloom(['draw', '-'], { stdin: '{"a": 1}' });
    expect(stderr).toMatch(/^error: standard input: /);
  });
});

describe('an input that cannot be used', () => {
  const latin1 = Uint8Array.from([...Buffer.from('OPENQASM 2.0; // '), 0xe9, 0x0a]);
  const bad: Readonly<Record<string, string>> = {
    missing: folder.at('missing.qasm'),
    folder: folder.path,
    'below-a-file': `${folder.file('file', 'x')}/circuit.qasm`,
    empty: folder.file('empty.qasm', ''),
    spaces: folder.file('spaces.qasm', ' \n\t\n'),
    binary: folder.file('binary.qasm', Uint8Array.from([0, 1, 2, 3, 255])),
    nul: folder.file('nul.qasm', `${BELL_QASM2}\0`),
    latin1: folder.file('latin1.qasm', latin1),
    gzip: folder.file('circuit.qasm.gz', gzipSync(BELL_QASM2)),
    prose: folder.file('notes.txt', 'Dear diary,\ntoday I entangled two ions.\n'),
    'no-circuit': folder.file('results.json', { 0: 0.5, 3: 0.5 }),
    'json-list': folder.file('list.json', '[1, 2]'),
    'json-text': folder.file('text.json', '"circuit"'),
    'cut-json': folder.file('cut.json', '{"gateset": "qis",\n "qubits": 2,\n "circuit": [{"gate": "h"'),
    'wrong-circuit': folder.file('wrong.json', {
      gateset: 'qis',
      qubits: 2,
      circuit: [
        { gate: 'cx', control: 0, target: 1 },
        { gate: 'h', target: 7 },
      ],
    }),
    'function-job': folder.file('function.json', {
      type: 'quantum-function',
      backend: 'simulator',
      input: { type: 'other', data: {} },
    }),
    'wrong-qasm2': folder.file(
      'wrong2.qasm',
      'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2];\nfoo q[0];\ncx q[0], q[5];\nh q[0]\n',
    ),
    'too-wide': folder.file('wide.json', {
      gateset: 'qis',
      qubits: 2_000_000_000,
      circuit: [{ gate: 'h', target: 0 }],
    }),
    'reset-qasm2': folder.file(
      'reset.qasm',
      'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[1];\nh q[0];\nreset q[0];\n',
    ),
    'wrong-qasm3': folder.file('wrong3.qasm', 'OPENQASM 3.0;\nqubit[2] q;\nwhile (true) { h q[0]; }\n'),
  };

  it.each(Object.keys(bad))('%s ends with 1 and says why', async (name) => {
    const words = ['draw', bad[name]!];
    const transcript = await ionloom(words);
    expect(transcript.code).toBe(1);
    expect(transcript.stdout).toBe('');
    expect(transcript.stderr).toMatch(/^error: /);
    expect(transcript.stderr).not.toMatch(/^\s+at /m);
    const text = asText(words, transcript).replaceAll(folder.path, 'FOLDER').replaceAll('FOLDER/', '');
    await expect(text).toMatchFileSnapshot(`golden/input/${name}.txt`);
  });

  it.each(Object.keys(bad))('%s is one JSON document under --json', async (name) => {
    const { code, stdout, stderr } = await ionloom(['draw', bad[name]!, '--json']);
    expect([code, stderr]).toEqual([1, '']);
    const { error } = JSON.parse(stdout);
    expect(error.file).toBe(bad[name]);
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.code).toBe(error.issues[0].code);
  });

  it.each(['empty', 'latin1', 'json-list', 'no-circuit'])('%s is in no format that is read', async (name) => {
    const { stdout } = await ionloom(['draw', bad[name]!, '--json']);
    expect(JSON.parse(stdout).error.code).toBe('UnknownFormat');
  });

  it('is refused when it is too large, without being read to its end', async () => {
    let served = 0;
    async function* endless() {
      for (;;) {
        served += 1_000_000;
        yield new Uint8Array(1_000_000).fill(0x20);
      }
    }
    await expect(readCircuits('-', {}, { stdin: endless() })).rejects.toThrow('larger than 50 MB');
    expect(served).toBe(MAXIMUM_INPUT_BYTES + 1_000_000);
  });

  it('is told by the first error when a standard input breaks off', async () => {
    const stdin = (async function* () {
      yield new Uint8Array([0x7b]);
      throw new Error('the other side hung up');
    })();
    await expect(readCircuits('-', {}, { stdin })).rejects.toThrow('it cannot be read: the other side hung up');
  });
});
