import { afterAll, describe, expect, it } from 'vitest';
import { EmulatedService, type EmulatedServiceOptions } from '../service/emulated-service.js';
import { ExactRunner } from '../service/exact-runner.js';
import { reversedCircuits } from '../service/other-answers.js';
import { asText, Folder, ionloom } from './in-process.js';
import { BELL_JOB, ONE_SIDED_QASM2, TWO_CIRCUITS_JOB } from './samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const sided = folder.file('sided.qasm', ONE_SIDED_QASM2);
/** A register that is read out of order, of qubits that change places: bit 0 reads qubit 1, which holds the one. */
const moved = folder.file(
  'moved.qasm',
  'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; creg c[2]; x q[0]; swap q[0],q[1]; measure q[0] -> c[1]; measure q[1] -> c[0];',
);
const ENERGY_JOB = {
  type: 'quantum-function',
  backend: 'simulator',
  input: {
    data: {
      type: 'hamiltonian-energy',
      data: {
        hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }],
        ansatz: { data: 'OPENQASM 3.0; include "stdgates.inc"; qubit[1] q; x q[0];' },
      },
    },
  },
};
const environment = { IONQ_API_KEY: 'key-of-tests' };

/** An emulator without chance, whose jobs end at so many looks. */
function simulating(looks = 1, { emulator, ...options }: EmulatedServiceOptions = {}): EmulatedService {
  const policy = { kind: 'polls', ready: 1, started: 1, completed: looks } as const;
  return new EmulatedService({ emulator: { policy, runner: new ExactRunner(), ...emulator }, ...options });
}

async function asked(service: EmulatedService, ...words: string[]) {
  const transcript = await ionloom(words, { fetch: service.fetch, environment });
  expect(service.violations).toEqual([]);
  return transcript;
}

/** Submits a file as it is, and gives the id. */
async function submit(service: EmulatedService, file: string, ...words: string[]): Promise<string> {
  return (await asked(service, 'submit', file, ...words)).stdout.trim();
}

/** Posts a job as somebody else would, and gives the id. */
async function post(service: EmulatedService, job: object): Promise<string> {
  const headers = { authorization: 'apiKey k', 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(job) };
  const response = await service.fetch('https://api.ionq.co/v0.4/jobs', init);
  return ((await response.json()) as { readonly id: string }).id;
}

const documentOf = async (service: EmulatedService, id: string, ...words: string[]) => {
  const { code, stdout, stderr } = await asked(service, 'results', id, '--json', ...words);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

describe('ionloom results of a job', () => {
  it('reads what ionloom submitted by key, whatever qubits moved', async () => {
    const service = simulating();
    const id = await submit(service, moved, '--target', 'qpu.forte-1', '--transpile', '--shots', '300');
    const { code, stdout, stderr } = await asked(service, 'results', id);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^c \(bit 0 first\), probabilities\n10 {2}1\.0000 /);
    expect(await documentOf(service, id)).toEqual({
      id,
      shots: 300,
      qubits: 2,
      kind: 'probabilities',
      total: expect.closeTo(1),
      variants: null,
      aggregation: null,
      outcomes: { '2': expect.closeTo(1) },
      registers: { c: { wires: null, outcomes: { '10': expect.closeTo(1) } } },
    });
  });

  it('reads the circuits of a job of several under their names', async () => {
    const service = simulating();
    const id = await submit(service, folder.file('several.json', TWO_CIRCUITS_JOB));
    const words = ['results', id, '--width', '40', '--ascii'];
    await expect(asText(words, await asked(service, ...words))).toMatchFileSnapshot(
      'golden/service/results-several.txt',
    );
    expect((await documentOf(service, id)).circuits.map(({ name }: { name: string }) => name)).toEqual([
      'first',
      'second',
    ]);
  });

  it('reads what somebody else submitted by qubit, or for a circuit', async () => {
    const service = simulating();
    const circuit = [{ gate: 'x', target: 0 }];
    const id = await post(service, { ...BELL_JOB, input: { gateset: 'qis', qubits: 2, circuit } });
    expect((await asked(service, 'results', id)).stdout).toMatch(/^qubits 0 to 1 \(bit 0 first\).*\n10 {2}1\.0000/);
    expect(await documentOf(service, id)).toMatchObject({ outcomes: { '1': 1 }, registers: {} });
    const read = await documentOf(service, id, '--for', sided);
    expect(read).toMatchObject({ qubits: 2, registers: { c: { wires: [0, 1], outcomes: { '10': 1 } } } });
    expect(read.id).toBeUndefined();
  });

  it('reads those of several in the order of the circuits, in whatever order they stand', async () => {
    const service = simulating(1, { answers: reversedCircuits });
    const several = folder.file('known.json', TWO_CIRCUITS_JOB);
    const id = await post(service, TWO_CIRCUITS_JOB);
    const { circuits } = await documentOf(service, id, '--for', several);
    expect(circuits).toMatchObject([{ qubits: 2 }, { qubits: 1, outcomes: { '1': 1 } }]);
    const { code, stdout } = await asked(service, 'results', id, '--for', sided, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'CircuitCount', jobId: id });
  });

  it('asks for sharpened results where that is wanted', async () => {
    const service = simulating();
    const id = await submit(service, sided, '--target', 'simulator');
    await documentOf(service, id, '--aggregation', 'plurality');
    await documentOf(service, id, '--aggregation', 'average', '--for', sided);
    const asking = service.requests.filter(({ path }) => path.endsWith('/probabilities'));
    expect(asking.map(({ query }) => query)).toEqual([{ sharpen: 'true' }, { sharpen: 'false' }]);
  });

  it('says that a job has not ended, and waits where that is asked for', async () => {
    const service = simulating(4);
    const id = await submit(service, sided, '--target', 'simulator');
    const { code, stderr } = await asked(service, 'results', id);
    expect(code).toBe(3);
    expect(stderr).toMatch(new RegExp(`the job ${id} is still started\n.*ionloom jobs wait ${id}`));
    expect((await asked(service, 'results', id, '--wait', '--top', '1')).stdout).toContain('10  1.0000');
  });

  it('ends with 3 where the job failed', async () => {
    const failure = { code: 'SimulationError', message: expect.stringContaining('ordered by a fault rule') };
    const service = simulating(1, { emulator: { faults: [{ fail: 'SimulationError' }] } });
    const id = await submit(service, sided, '--target', 'simulator');
    const { code, stdout } = await asked(service, 'results', id, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'JobFailed', failure, jobId: id });
  });

  it.each([
    ['a dry run', { ...BELL_JOB, backend: 'qpu.forte-1', dry_run: true }, 'which measures nothing'],
    ['a function', ENERGY_JOB, 'ionloom jobs get'],
  ])('says that %s has none', async (_, job, sentence) => {
    const service = simulating();
    const id = await post(service, job);
    const { code, stderr } = await asked(service, 'results', id);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(stderr).not.toMatch(/jobs\.get|answer\.results/);
  });

  it.each([
    [['10b00000-0000-4000-8000-000000000001', '--report', sided], '--report belongs to the circuit of --for'],
    [[sided, '--for', sided, '--wait'], 'only a job is waited for'],
    [[sided], 'no circuit is given'],
  ])('refuses %j', async (words, sentence) => {
    const service = simulating();
    const { code, stderr } = await asked(service, 'results', ...words);
    expect([code, stderr, service.requests]).toEqual([2, expect.stringContaining(sentence), []]);
  });
});
