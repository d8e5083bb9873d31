import { afterAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../src/emulator/ids.js';
import { postedJobs } from '../../cloud/runs/client-on.js';
import { EmulatedService, type EmulatedServiceOptions } from '../../service/emulated-service.js';
import { ExactRunner } from '../../service/exact-runner.js';
import { chain, connecting } from '../../service/other-answers.js';
import { asText, Folder, ionloom, type Surroundings } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, ONE_SIDED_QASM2, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const bell = folder.file('bell.qasm', BELL_QASM2);
const sided = folder.file('sided.qasm', ONE_SIDED_QASM2);
const jobFile = folder.file('job.json', BELL_JOB);

/** An emulator without chance, whose jobs end at the third look. */
function simulating({ emulator, ...options }: EmulatedServiceOptions = {}): EmulatedService {
  const policy = { kind: 'polls', ready: 1, started: 2, completed: 3 } as const;
  return new EmulatedService({ emulator: { policy, runner: new ExactRunner(), ...emulator }, ...options });
}

/** Runs a command line against a service, and fails where a request breaks the API document. */
async function submitted(service: EmulatedService, words: readonly string[], more: Surroundings = {}) {
  const environment = { IONQ_API_KEY: 'key-of-tests' };
  const transcript = await ionloom(words, { fetch: service.fetch, environment, ...more });
  expect(service.violations).toEqual([]);
  return transcript;
}

/** The id of the first job of an emulator. */
const ID = idOf(1, 'job', 1);

describe('ionloom submit', () => {
  it('makes a job of a circuit, and writes its id alone to stdout', async () => {
    const service = simulating();
    const words = ['submit', bell, '--target', 'simulator', '--shots', '200', '--name', 'two'];
    expect(await submitted(service, words)).toEqual({ code: 0, stdout: `${ID}\n`, stderr: '' });
    expect(postedJobs(service)).toMatchObject([
      {
        type: 'ionq.circuit.v1',
        backend: 'simulator',
        shots: 200,
        name: 'two',
        input: { gateset: 'qis', qubits: 2, circuit: BELL_CIRCUIT.circuit },
        metadata: { client_request_id: 'token-of-tests' },
      },
    ]);
  });

  it('submits a job as it is, with what results are read with', async () => {
    const service = simulating();
    await submitted(service, ['submit', jobFile]);
    const [job] = postedJobs(service);
    const { metadata, ...rest } = job!;
    const { metadata: own, ...before } = BELL_JOB;
    expect(rest).toEqual(before);
    expect(metadata).toMatchObject({ ...own, 'ionloom.readout': expect.any(String) });
  });

  it('lets the command line say otherwise', async () => {
    const service = simulating();
    const job = { ...BELL_JOB, noise: { model: 'aria-1', seed: 3 } };
    const id = await openSession(service);
    const words = [
      'submit',
      folder.file('noisy.json', job),
      '--target',
      'forte-1',
      '--shots',
      '700',
      '--name',
      'other',
    ];
    const more = ['--session', id, '--debiasing', '--metadata', 'a=1=2', '--metadata', 'b=', '--dry-run'];
    expect((await submitted(service, [...words, ...more])).code).toBe(0);
    expect(postedJobs(service)[0]).toEqual({
      type: 'ionq.circuit.v1',
      name: 'other',
      backend: 'qpu.forte-1',
      shots: 700,
      session_id: id,
      dry_run: true,
      settings: { error_mitigation: { debiasing: true } },
      metadata: {
        ...BELL_JOB.metadata,
        a: '1=2',
        b: '',
        'ionloom.readout': expect.any(String),
        client_request_id: 'token-of-tests',
      },
      input: BELL_CIRCUIT,
    });
  });

  it('keeps the seed of a job where the noise is another', async () => {
    const service = simulating();
    const noisy = folder.file('seeded.json', { ...BELL_JOB, noise: { model: 'aria-1', seed: 3 } });
    await submitted(service, ['submit', noisy, '--noise', 'forte-1', '--no-debiasing']);
    expect(postedJobs(service)[0]).toMatchObject({
      noise: { model: 'forte-1', seed: 3 },
      settings: { error_mitigation: { debiasing: false } },
    });
    await submitted(service, ['submit', bell, '--target', 'simulator:aria-1']);
    expect(postedJobs(service)[1]).toMatchObject({ backend: 'simulator', noise: { model: 'aria-1' } });
  });

  it('transpiles for the machine, compares, and says what it did', async () => {
    const service = simulating();
    const words = ['submit', sided, '--target', 'qpu.forte-1', '--transpile', '--shots', '300', '--wait'];
    const transcript = await submitted(service, words);
    await expect(folder.anonymous(asText(words, transcript))).toMatchFileSnapshot(
      '../golden/service/submit-transpiled.txt',
    );
    expect(postedJobs(service)[0]).toMatchObject({ backend: 'qpu.forte-1', shots: 300, input: { gateset: 'native' } });
    const several = folder.file('several.json', TWO_CIRCUITS_JOB);
    const { code, stdout } = await submitted(service, [
      'submit',
      several,
      '--target',
      'forte-1',
      '--transpile',
      '--wait',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).results.circuits).toMatchObject([
      { name: 'first', registers: { left: { outcomes: { '0': expect.closeTo(0.5), '1': expect.closeTo(0.5) } } } },
      { name: 'second', outcomes: { '1': expect.closeTo(1) } },
    ]);
  });

  it('transpiles for the machine as it was measured last', async () => {
    const service = simulating({ answers: connecting(chain) });
    const far = folder.file('far.qasm', BELL_QASM2.replace('q[2]', 'q[3]').replaceAll('q[1]', 'q[2]'));
    const words = ['submit', far, '--target', 'qpu.forte-1', '--transpile'];
    const { code } = await submitted(service, words);
    const [job] = postedJobs(service) as unknown as [{ input: { circuit: { targets?: readonly number[] }[] } }];
    const pairs = job.input.circuit.flatMap(({ targets }) => (targets === undefined ? [] : [targets]));
    expect([code, pairs.length]).toEqual([0, 1]);
    expect(Math.abs(pairs[0]![0]! - pairs[0]![1]!)).toBe(1);
  });

  it('does without what was measured where it may not be asked', async () => {
    const service = simulating({
      faults: [{ fault: { kind: 'status', status: 403 }, operation: 'getCharacterizationsForBackend', count: 9 }],
    });
    const { code, stderr } = await submitted(service, ['submit', bell, '-t', 'qpu.forte-1', '--transpile']);
    expect(code).toBe(0);
    expect(stderr).toContain('what was measured of qpu.forte-1 cannot be had (403)');
  });

  it('takes one circuit of several, with values for its parameters', async () => {
    const service = simulating();
    const several = folder.file('choose.json', TWO_CIRCUITS_JOB);
    await submitted(service, ['submit', several, '--circuit', 'second']);
    await submitted(service, [
      'submit',
      folder.file('rx.qasm', ROTATION_QASM3),
      '-t',
      'simulator',
      '--set',
      'theta=pi',
    ]);
    expect(postedJobs(service)).toMatchObject([
      { type: 'ionq.circuit.v1', shots: 100, input: { qubits: 1, circuit: [{ gate: 'x', target: 0 }] } },
      { input: { circuit: [{ gate: 'rx', rotation: Math.PI, target: 0 }] } },
    ]);
  });

  it('takes machines that are newer than this version, which the service knows', async () => {
    const body = { id: ID, status: 'submitted', session_id: null };
    const service = simulating({ answers: { CreateJob: { status: 201, body } } });
    const words = ['submit', bell, '--target', 'qpu.tempo-1', '--no-validate'];
    const { code } = await submitted(service, words);
    expect([code, postedJobs(service)[0]?.['backend']]).toEqual([0, 'qpu.tempo-1']);
  });

  it('takes what the validator refuses where that is asked for', async () => {
    const many = folder.file('many.json', {
      ...BELL_JOB,
      settings: { error_mitigation: { debiasing: true } },
      shots: 2,
    });
    const service = simulating();
    const refused = await submitted(service, ['submit', many]);
    expect([refused.code, service.ids.length]).toEqual([1, 0]);
    expect(folder.anonymous(refused.stderr)).toMatch(/^error: many\.json: settings\.error_mitigation\.debiasing: /);
    expect((await submitted(service, ['submit', many, '--no-validate'])).code).toBe(0);
  });

  it('warns of what deserves a look', async () => {
    const wide = folder.file('wide.json', { ...BELL_JOB, input: { ...BELL_CIRCUIT, qubits: 25 } });
    const { code, stdout, stderr } = await submitted(simulating(), ['submit', wide]);
    expect([code, stdout]).toEqual([0, `${ID}\n`]);
    expect(stderr).toMatch(/^input\.qubits: warning: .*declares 25 qubits/);
  });
});

describe('ionloom submit --wait', () => {
  it('shows what was measured, after the id', async () => {
    const service = simulating();
    const words = ['submit', sided, '--target', 'simulator', '--wait'];
    const transcript = await submitted(service, words);
    await expect(folder.anonymous(asText(words, transcript))).toMatchFileSnapshot('../golden/service/submit-wait.txt');
  });

  it('writes the id before it waits', async () => {
    const service = simulating();
    let stdout = '';
    const seen: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (init?.method === 'GET') seen.push(stdout);
      return service.fetch(input, init);
    };
    const watch = (text: string) => {
      stdout += text;
    };
    await submitted(service, ['submit', bell, '-t', 'simulator', '--wait'], { fetch, onStdout: watch });
    expect(seen).toEqual([`${ID}\n`, `${ID}\n`, `${ID}\n`, `${ID}\n`]);
  });

  it('is the end of a pipe from transpile, with one document', async () => {
    const service = simulating();
    const native = await ionloom(['transpile', sided, '--target', 'qpu.forte-1', '--job', '--quiet']);
    const words = ['submit', '-', '--wait', '--json'];
    const { code, stdout, stderr } = await submitted(service, words, { stdin: native.stdout });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      id: ID,
      clientToken: 'token-of-tests',
      estimatedUsd: null,
      status: 'completed',
      results: {
        shots: 100,
        qubits: 2,
        kind: 'probabilities',
        total: expect.closeTo(1),
        variants: null,
        aggregation: null,
        outcomes: { '1': expect.closeTo(1) },
        registers: { c: { wires: null, outcomes: { '10': expect.closeTo(1) } } },
      },
    });
  });

  it.each([
    [{ ...BELL_JOB, backend: 'qpu.forte-1', dry_run: true }, null],
    [
      {
        type: 'quantum-function',
        backend: 'simulator',
        input: {
          data: {
            type: 'hamiltonian-energy',
            data: {
              hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }],
              ansatz: { data: 'OPENQASM 3.0; include "stdgates.inc"; input float[64] a; qubit[1] q; ry(a) q[0];' },
            },
          },
          params: [0.3],
        },
      },
      { value: expect.closeTo(Math.cos(0.3)), variance: expect.closeTo(Math.sin(0.3) ** 2) },
    ],
  ])('shows the job where it measures no circuit', async (job, results) => {
    const file = folder.file('other.json', job);
    const { code, stdout } = await submitted(simulating(), ['submit', file, '--wait', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: ID, status: 'completed', results });
    const { stdout: text } = await submitted(simulating(), ['submit', file, '--wait']);
    expect(text).toMatch(new RegExp(`^${ID}\n${ID} completed\n`));
  });

  it('ends with 3 where the job fails, and names it', async () => {
    const failure = { code: 'SimulationError', message: expect.stringContaining('ordered by a fault rule') };
    const service = simulating({ emulator: { faults: [{ fail: 'SimulationError' }] } });
    const { code, stdout } = await submitted(service, ['submit', bell, '-t', 'simulator', '--wait', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'JobFailed', jobId: ID, failure });
  });

  it('names the job where nobody answers any more, and says how to go on', async () => {
    const service = simulating({
      faults: [{ fault: { kind: 'status', status: 503 }, operation: 'GetJob', skip: 1, count: 99 }],
    });
    const { code, stdout } = await submitted(service, ['submit', bell, '-t', 'simulator', '--wait', '--json']);
    expect(code).toBe(3);
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code: 'ServiceFailure', status: 503, jobId: ID });
  });

  it('leaves the job at an interrupt', async () => {
    const service = simulating({ emulator: { policy: { kind: 'polls', ready: 1, started: 2, completed: 999 } } });
    const words = ['submit', bell, '--target', 'simulator', '--wait'];
    const transcript = await submitted(service, words, { interruptAt: 5_000 });
    expect(transcript.code).toBe(130);
    await expect(folder.anonymous(asText(words, transcript))).toMatchFileSnapshot(
      '../golden/service/submit-interrupted.txt',
    );
    expect(service.requests.some(({ method }) => method === 'PUT' || method === 'DELETE')).toBe(false);
  });
});

describe('what keeps a job from being submitted', () => {
  it('is its cost, with the numbers', async () => {
    const service = simulating();
    const words = ['submit', bell, '--target', 'qpu.forte-1', '--shots', '1000', '--max-cost', '20'];
    const transcript = await submitted(service, words);
    await expect(folder.anonymous(asText(words, transcript))).toMatchFileSnapshot('../golden/service/submit-cost.txt');
    const { code, stdout } = await submitted(service, [...words, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'CostAboveLimit', estimatedUsd: 168.195, maxCostUsd: 20 });
    expect(service.ids.length).toBe(0);
    const allowed = await submitted(service, [...words.slice(0, -1), '170']);
    expect(allowed.stderr).toContain('estimated at $168.20 by the service');
    expect(service.ids.length).toBe(1);
  });

  it('is a cost that cannot be known, in words of the command line', async () => {
    const program = { data: 'OPENQASM 3.0;\nqubit[1] q;\nbit[1] c;\nc[0] = measure q[0];\n' };
    const file = folder.file('program.json', { type: 'ionq.qasm3.v1', backend: 'qpu.forte-1', input: program });
    const { code, stderr } = await submitted(simulating({ isStrict: false }), ['submit', file, '--max-cost', '20']);
    expect(code).toBe(1);
    expect(stderr).toContain('leave --max-cost out to submit it without a limit');
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    'submit-nowhere': ['submit', bell],
    'submit-to-no-machine': ['submit', bell, '--target', 'ideal'],
    'submit-to-unknown-target': ['submit', bell, '--target', 'qpu.fort-1'],
    'submit-metadata-without-text': ['submit', bell, '-t', 'simulator', '--metadata', 'run'],
    'submit-metadata-twice': ['submit', bell, '-t', 'simulator', '--metadata', 'a=1', '--metadata', 'a=2'],
    'submit-empty-token': ['submit', bell, '-t', 'simulator', '--client-token', ' '],
    'submit-free-cost': ['submit', bell, '-t', 'simulator', '--max-cost', '0'],
  };

  it.each(Object.keys(wrong))('is a command line that makes no sense: %s', async (name) => {
    const service = simulating();
    const transcript = await submitted(service, wrong[name]!);
    expect([transcript.code, service.requests]).toEqual([2, []]);
    await expect(folder.anonymous(asText(wrong[name]!, transcript))).toMatchFileSnapshot(`../golden/usage/${name}.txt`);
  });

  it('is a key that is missing, before anything is read', async () => {
    const service = simulating();
    const { code, stderr } = await submitted(service, ['submit', folder.at('nothing.json')], { environment: {} });
    expect([code, stderr]).toEqual([2, expect.stringContaining('set the environment variable IONQ_API_KEY')]);
  });

  it.each([
    ['a file that is none', folder.at('nothing.json')],
    ['a text that is no circuit', folder.file('prose.txt', 'Dear service,')],
    ['JSON that is no job', folder.file('list.json', '[1, 2]')],
    ['a job that is none', folder.file('none.json', { type: 'ionq.circuit.v1', backend: 'simulator' })],
    ['parameters without values', folder.file('free.qasm', ROTATION_QASM3)],
  ])('is %s', async (_, file) => {
    const service = simulating();
    const { code, stdout } = await submitted(service, ['submit', file, '--target', 'simulator', '--json']);
    expect([code, service.ids.length]).toEqual([1, 0]);
    expect(JSON.parse(stdout).error.file).toBe(file);
  });

  it('is a Hamiltonian whose circuit would be submitted alone', async () => {
    const ansatz = { data: 'OPENQASM 3.0; include "stdgates.inc"; input float[64] a; qubit[1] q; ry(a) q[0];' };
    const data = { hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }], ansatz };
    const job = { type: 'quantum-function', backend: 'qpu.forte-1' };
    const input = { data: { type: 'hamiltonian-energy', data }, params: [0.3] };
    const file = folder.file('energy.json', { ...job, input });
    const { code, stderr } = await submitted(simulating(), ['submit', file, '--transpile']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is submitted as it is')]);
  });
});

describe('a submission whose answer is lost', () => {
  it('is taken up, and said to be', async () => {
    const service = simulating({ faults: [{ fault: { kind: 'reset-after' }, operation: 'CreateJob' }] });
    const { code, stdout, stderr } = await submitted(service, ['submit', bell, '--target', 'simulator']);
    expect([code, stdout]).toEqual([0, `${ID}\n`]);
    expect(stderr).toContain(`token-of-tests had arrived, it is the job ${ID}`);
    expect([...service.created]).toEqual([['token-of-tests', 1]]);
  });

  it('is taken up by the same command with its token', async () => {
    const service = simulating();
    const words = ['submit', bell, '--target', 'simulator', '--client-token', 'run-7'];
    const first = await submitted(service, words);
    const second = await submitted(service, words);
    expect(second.stdout).toBe(first.stdout);
    expect([...service.created]).toEqual([['run-7', 1]]);
  });

  it('says with which token it is found where nobody can tell', async () => {
    const service = simulating({
      faults: [
        { fault: { kind: 'reset-after' }, operation: 'CreateJob' },
        { fault: { kind: 'status', status: 500 }, operation: 'GetJobs', count: 99 },
      ],
    });
    const { code, stdout } = await submitted(service, ['submit', bell, '--target', 'simulator', '--json']);
    expect(code).toBe(3);
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code: 'SubmissionUncertain', clientToken: 'token-of-tests' });
    expect(error.issues[0].hint).toContain('--client-token token-of-tests');
  });

  it.each([
    ['before it is sent', 'getCharacterizationsForBackend', 'interrupted before the job was submitted', undefined],
    ['meanwhile', 'CreateJob', 'it may have arrived', 'token-of-tests'],
  ] as const)('at an interrupt %s is said to be', async (_, operation, sentence, clientToken) => {
    const service = simulating({ faults: [{ fault: { kind: 'timeout' }, operation }] });
    const words = ['submit', bell, '--target', 'qpu.forte-1'];
    const { code, stdout, stderr } = await submitted(service, words, { interruptAt: 1_000 });
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain(sentence);
    if (clientToken !== undefined) expect(stderr).toContain(`--client-token ${clientToken}`);
    const again = simulating({ faults: [{ fault: { kind: 'timeout' }, operation }] });
    const { stdout: json } = await submitted(again, [...words, '--json'], { interruptAt: 1_000 });
    expect(JSON.parse(json).error).toMatchObject({ code: 'Aborted', ...(clientToken ? { clientToken } : {}) });
  });
});

async function openSession(service: EmulatedService): Promise<string> {
  const words = ['sessions', 'create', '--backend', 'qpu.forte-1', '--json'];
  return JSON.parse((await submitted(service, words)).stdout).id;
}
