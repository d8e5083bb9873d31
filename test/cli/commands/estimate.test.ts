import { afterAll, describe, expect, it } from 'vitest';
import { asText, Folder, ionloom } from '../in-process.js';
import { BELL_JOB, BELL_QASM2, TWO_CIRCUITS_JOB } from '../samples.js';
import { answering, refusal, Service } from '../service.js';

const folder = new Folder();
afterAll(() => folder.remove());

const bell = folder.file('bell.qasm', BELL_QASM2);
const native = folder.file('native.json', {
  gateset: 'native',
  qubits: 3,
  circuit: [
    { gate: 'gpi2', target: 0, phase: 0 },
    { gate: 'gpi', target: 2, phase: 0.5 },
    { gate: 'zz', targets: [0, 2], angle: 0.25 },
  ],
});

/** As the API document has it. */
const answer = {
  input_values: { backend: 'qpu.forte-1' },
  estimated_at: '2026-05-31T12:00:00.000Z',
  cost_unit: 'usd',
  rate_information: { job_cost_minimum: 25.79, cost_2q_gate: 0.0008, cost_1q_gate: 0.0001, organization: 'org' },
  estimated_cost: 30.5,
  estimated_execution_time: 3,
  current_predicted_queue_time: 5,
};
/** As the service has it since September 2026. */
const rateCard = {
  estimate_context: { backend: 'qpu.forte-1' },
  estimated_total_cost: 12.5,
  estimated_unit: 'credit',
  estimated_quantum_compute_time_us: 2_500_000,
  rate_card: { rates: [{ unit: 'compute_second', unit_cost: 5, job_cost_minimum: 1 }] },
};

const service = new Service({ 'GET /jobs/estimate': answer });
const document = async (...words: string[]) => JSON.parse((await ionloom(['estimate', ...words, '--json'])).stdout);

describe('ionloom estimate', () => {
  it('shows published prices beside those of the service', async () => {
    const words = ['estimate', 'bell.qasm', '--target', 'qpu.forte-1', '--shots', '1000'];
    const transcript = await ionloom(['estimate', bell, ...words.slice(2)], answering(service));
    await expect(asText(words, transcript)).toMatchFileSnapshot('../golden/service/estimate.txt');
    expect(service.asked.at(-1)).toMatchObject({
      request: 'GET /jobs/estimate',
      query: {
        backend: 'qpu.forte-1',
        qubits: '2',
        shots: '1000',
        '1q_gates': '3',
        '2q_gates': '1',
        error_mitigation: 'false',
      },
    });
  });

  it('reads the other form of an estimate', async () => {
    const other = new Service({ 'GET /jobs/estimate': rateCard });
    const { stdout } = await ionloom(['estimate', native, '--target', 'forte-1', '--shots', '10'], answering(other));
    await expect(stdout).toMatchFileSnapshot('../golden/service/estimate-rate-card.txt');
  });

  it.each([
    ['without a key', [], {}, 'there is no key in IONQ_API_KEY'],
    ['with --offline', ['--offline'], { IONQ_API_KEY: 'key-of-tests' }, '--offline is given'],
  ])('shows the published ones alone %s, and says why', async (_, words, environment, reason) => {
    const before = service.asked.length;
    const surroundings = { fetch: service.fetch, environment: environment as Readonly<Record<string, string>> };
    const { code, stdout, stderr } = await ionloom(['estimate', bell, '-t', 'qpu.forte-1', ...words], surroundings);
    expect([code, stderr]).toEqual([0, `the service was not asked: ${reason}\n`]);
    expect(stdout).not.toContain('the service');
    expect(stdout).toMatch(/^cost +\$25\.79$/m);
    expect(service.asked).toHaveLength(before);
    const { stdout: json } = await ionloom(['estimate', bell, '-t', 'qpu.forte-1', '--json', ...words], surroundings);
    expect(JSON.parse(json)).toMatchObject({ service: null, reason, published: { unit: 'usd' } });
  });

  it('gives both as one document', async () => {
    const { stdout, stderr } = await ionloom(['estimate', bell, '-t', 'qpu.forte-1', '--json'], answering(service));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      target: 'qpu.forte-1',
      shots: 1000,
      debiasing: false,
      circuits: 1,
      qubits: 2,
      oneQubitGates: 3,
      twoQubitGates: 1,
      transpiled: true,
      service: { cost: 30.5, unit: 'usd' },
      reason: null,
    });
  });

  it('counts native gates as they are, and agrees with the report of transpile', async () => {
    expect(await document(native, '-t', 'qpu.forte-1')).toMatchObject({
      qubits: 3,
      oneQubitGates: 2,
      twoQubitGates: 1,
      transpiled: false,
    });
    const { stdout } = await ionloom(['transpile', bell, '-t', 'qpu.forte-1', '--shots', '50000', '--json']);
    const { published } = await document(bell, '-t', 'qpu.forte-1', '--shots', '50000');
    expect(published.cost).toBe(JSON.parse(stdout).report.estimate.priceUsd);
    expect(published.cost).toBeGreaterThan(published.minimum);
  });

  it('takes shots, debiasing and the backend from a job, and lets the command line say otherwise', async () => {
    const mitigated = { error_mitigation: { debiasing: true } };
    const job = folder.file('job.json', { ...BELL_JOB, backend: 'qpu.forte-1', settings: mitigated });
    const own = await document(job);
    expect(own).toMatchObject({ target: 'qpu.forte-1', shots: 500, debiasing: true });
    const said = await document(job, '-t', 'qpu.aria-1', '--shots', '20', '--no-debiasing');
    expect(said).toMatchObject({ target: 'qpu.aria-1', shots: 20, debiasing: false });
    expect(own.published.minimum).toBeGreaterThan(said.published.minimum);
    expect(await document(job, '--no-debiasing', '--debiasing')).toMatchObject({ debiasing: true });
  });

  it('has debiasing where a job says nothing as the service has it: of abstract circuits, from 500 shots on', async () => {
    const assumed = async (job: object, ...words: string[]) => {
      const { debiasing, published } = await document(folder.file('assumed.json', job), ...words);
      return [debiasing, published.minimum];
    };
    const abstract = { ...BELL_JOB, backend: 'qpu.forte-1', shots: 500, settings: {} };
    const native = {
      ...abstract,
      input: { gateset: 'native', qubits: 1, circuit: [{ gate: 'gpi', target: 0, phase: 0 }] },
    };
    expect(await assumed(abstract)).toEqual([true, 168.195]);
    expect(await assumed(abstract, '--shots', '499')).toEqual([false, 25.7899]);
    expect(await assumed(abstract, '--no-debiasing')).toEqual([false, 25.7899]);
    expect(await assumed(native)).toEqual([false, 25.7899]);
    expect(await assumed(native, '--debiasing')).toEqual([true, 168.195]);
  });

  it('counts all circuits of a job of several', async () => {
    const job = folder.file('several.json', { ...TWO_CIRCUITS_JOB, backend: 'qpu.forte-1' });
    const words = ['estimate', job, '--offline'];
    expect((await ionloom(words)).stdout).toMatch(/^qpu\.forte-1: 100 shots of 2 circuits of up to 2 qubits, /);
    expect(await document(job)).toMatchObject({ circuits: 2, qubits: 2, twoQubitGates: 1 });
    expect(await document(job, '--circuit', 'second')).toMatchObject({ circuits: 1, qubits: 1, twoQubitGates: 0 });
  });

  it('knows that the simulator is free', async () => {
    const { stdout } = await ionloom(['estimate', bell, '-t', 'simulator:aria-1'], answering(service));
    expect(stdout).toMatch(/^cost +\$0\.00 /m);
    expect(service.asked.at(-1)!.query).toMatchObject({ backend: 'simulator' });
  });

  it('says where no prices are published', async () => {
    const fidelity = { spam: { median: 0.99 } };
    const measured = { backend: 'qpu.tempo-1', qubits: 100, fidelity, timing: { readout: 1e-4, reset: 1e-4 } };
    const newer = ['--characterization', folder.file('tempo.json', measured), '--offline'];
    const { code, stdout, stderr } = await ionloom(['estimate', bell, ...newer]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('no prices are published for qpu.tempo-1');
  });

  it('needs somewhere to send the job to', async () => {
    expect((await ionloom(['estimate', bell])).code).toBe(2);
    const { code, stderr } = await ionloom(['estimate', bell, '-t', 'ideal']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no job can be sent to the target ideal')]);
  });

  it.each([
    ['refuses', refusal('BadRequest')],
    ['answers with what is no estimate', { hello: 'world' }],
    ['answers with an amount that is none', { ...answer, estimated_cost: 'much' }],
  ])('ends with 3 where the service %s', async (_, given) => {
    const other = new Service({ 'GET /jobs/estimate': given });
    const { code, stdout } = await ionloom(['estimate', bell, '-t', 'qpu.forte-1', '--json'], answering(other));
    expect(code).toBe(3);
    expect(JSON.parse(stdout).error.issues).not.toEqual([]);
  });

  it('says what is estimated of a job that evaluates a Hamiltonian', async () => {
    const ansatz = { data: 'OPENQASM 3.0; include "stdgates.inc"; input float[64] a; qubit[1] q; ry(a) q[0];' };
    const data = { hamiltonian: [{ pauli_string: 'Z0', coefficient: 1 }], ansatz };
    const job = folder.file('function.json', {
      type: 'quantum-function',
      backend: 'qpu.forte-1',
      input: { data: { type: 'hamiltonian-energy', data }, params: [0.3] },
    });
    const { code, stderr } = await ionloom(['estimate', job]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('the job evaluates a Hamiltonian')]);
  });
});
