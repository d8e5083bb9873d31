import { describe, expect, it } from 'vitest';
import { countGates } from '../../../src/circuit/index.js';
import { circuit, circuitJob, nativeCircuit, transpile } from '../../../src/public/index.js';
import { EmulatedService } from '../../service/emulated-service.js';
import { clientOn, postedJobs } from './client-on.js';

/** What Forte costs, in US dollars: the rate card in public estimates of August 2026. */
const rates = { minimum: 25.7899, mitigated: 168.195, oneQubitGate: 0.000164, twoQubitGate: 0.001121 };

const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
const native = transpile(bell, 'qpu.forte-1');
const QPU = { backend: 'qpu.forte-1', shots: 10_000 };

const estimates = ({ requests }: EmulatedService) =>
  requests.filter(({ path }) => path === '/jobs/estimate').map(({ query }) => query);

/** A client of a service whose estimates are these. */
function estimating(answer: unknown) {
  const service = new EmulatedService();
  const client = clientOn({
    clock: service.clock,
    fetch: (input, init) =>
      String(input).includes('/jobs/estimate') ? Promise.resolve(Response.json(answer)) : service.fetch(input, init),
  });
  return { service, ...client };
}

describe('a limit of costs', () => {
  it('lets a job through whose estimate is not above it, and no other', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const handle = await run(ionq.run(native, { ...QPU, maxCostUsd: 1000 }));
    const estimated = handle.estimatedUsd!;
    const { gates, twoQubitGates } = countGates(native.circuit);
    const byGates = 10_000 * ((gates - twoQubitGates) * rates.oneQubitGate + twoQubitGates * rates.twoQubitGate);
    expect(estimated).toBeCloseTo(Math.max(rates.minimum, byGates), 9);
    // Errors of native gates are not mitigated unless one asks for it.
    const mitigated = await run(ionq.run(native, { ...QPU, maxCostUsd: 1000, debiasing: true }));
    expect(mitigated.estimatedUsd).toBeCloseTo(Math.max(rates.mitigated, byGates), 9);
    await run(ionq.run(native, { ...QPU, maxCostUsd: estimated }));
    expect(postedJobs(service)).toHaveLength(3);
    for (const refused of [
      () => ionq.run(native, { ...QPU, maxCostUsd: estimated - 0.0001 }),
      () => ionq.submit(circuitJob(native, QPU), { maxCostUsd: 0 }),
      () => ionq.run([native, bell], { ...QPU, maxCostUsd: 1 }),
    ]) {
      await expect(run(refused())).rejects.toMatchObject({ name: 'CostLimitError', code: 'CostAboveLimit' });
    }
    expect(postedJobs(service)).toHaveLength(3);
    expect((await run(ionq.run(native, QPU))).estimatedUsd).toBeUndefined();
    expect(service.violations).toEqual([]);
  });

  it('asks for native gates as they are, abstract ones as they are lowered, several circuits together', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    await run(ionq.run(native, { ...QPU, maxCostUsd: 1e6 }));
    await run(ionq.run(circuit(5).ccx(0, 1, 4), { ...QPU, maxCostUsd: 1e6 }));
    await run(ionq.run([native, native, circuit(7).cnot(0, 6)], { ...QPU, maxCostUsd: 1e6, shots: 7 }));
    const [one, toffoli, several] = estimates(service);
    const { gates, twoQubitGates } = countGates(native.circuit);
    const count = (query: typeof one, name: string) => Number(query?.[name]);
    expect(one).toMatchObject({ backend: 'qpu.forte-1', type: 'ionq.circuit.v1', shots: '10000', qubits: '2' });
    expect([count(one, '1q_gates'), count(one, '2q_gates')]).toEqual([gates - twoQubitGates, twoQubitGates]);
    expect(count(toffoli, '2q_gates')).toBeGreaterThanOrEqual(5);
    expect(several).toMatchObject({ type: 'ionq.multi-circuit.v1', shots: '7', qubits: '7' });
    expect(count(several, '2q_gates')).toBe(2 * twoQubitGates + 1);
  });

  it('counts error mitigation as the service applies it', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    for (const options of [
      { shots: 499 },
      { shots: 500 },
      { shots: 500, debiasing: false },
      { shots: 5000, debiasing: true },
      {},
    ]) {
      await run(ionq.run(bell, { backend: 'qpu.forte-1', maxCostUsd: 1e6, ...options }));
    }
    // Errors of native gates are not mitigated unless one asks for it.
    await run(ionq.run(native, { backend: 'qpu.forte-1', maxCostUsd: 1e6, shots: 500 }));
    await run(ionq.run(native, { backend: 'qpu.forte-1', maxCostUsd: 1e6, shots: 500, debiasing: true }));
    expect(estimates(service).map(({ shots, error_mitigation }) => [shots, error_mitigation])).toEqual([
      ['499', 'false'],
      ['500', 'true'],
      ['500', 'false'],
      ['5000', 'true'],
      ['100', 'false'],
      ['500', 'false'],
      ['500', 'true'],
    ]);
  });

  it('is no matter for what is free: simulators and dry runs', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    for (const options of [
      { backend: 'simulator' },
      { backend: 'simulator', noise: { model: 'forte-1' as const } },
      { ...QPU, dryRun: true },
    ]) {
      expect((await run(ionq.run(bell, { ...options, maxCostUsd: 0 }))).estimatedUsd).toBe(0);
    }
    expect(estimates(service)).toEqual([]);
  });

  const rate_information = { job_cost_minimum: 1, cost_1q_gate: 0, cost_2q_gate: 0, organization: 'o' };

  it.each([
    ['of May', { input_values: {}, cost_unit: 'usd', rate_information, estimated_cost: 12.5 }],
    [
      'in between',
      { cost_unit: 'USD', rate_information: { rate_type: 'qct', qct_cost_cents: 3 }, estimated_cost: 12.5 },
    ],
    ['of September', { estimated_unit: 'usd', rate_card: { id: 'r', rates: [] }, estimated_total_cost: 12.5 }],
  ])('is held against the answer %s', async (_, answer) => {
    const { ionq, run, service } = estimating(answer);
    expect((await run(ionq.run(native, { ...QPU, maxCostUsd: 12.5 }))).estimatedUsd).toBe(12.5);
    await expect(run(ionq.run(native, { ...QPU, maxCostUsd: 12.49 }))).rejects.toMatchObject({
      estimatedUsd: 12.5,
      maxCostUsd: 12.49,
    });
    expect(postedJobs(service)).toHaveLength(1);
  });

  it.each([
    ['credits', { estimated_unit: 'credit', rate_card: { rates: [] }, estimated_total_cost: 1 }],
    ['no unit', { rate_card: { rates: [] }, estimated_total_cost: 1 }],
    ['no cost', { estimated_unit: 'usd', rate_card: { rates: [] }, estimated_total_cost: null }],
    ['no estimate', {}],
  ])('is not kept by an answer of %s', async (_, answer) => {
    const { ionq, run, service } = estimating(answer);
    await expect(run(ionq.run(native, { ...QPU, maxCostUsd: 1e9 }))).rejects.toMatchObject({ name: 'IonloomError' });
    await expect(
      run(ionq.sweep(circuit(1).rx('t', 0), [{ t: 1 }], { ...QPU, maxCostUsd: 1e9 }).submit()),
    ).rejects.toMatchObject({ name: 'IonloomError' });
    expect(postedJobs(service)).toEqual([]);
  });

  it('cannot be kept for jobs whose gates are not known', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const job = {
      type: 'ionq.qasm3.v1',
      backend: 'qpu.forte-1',
      input: { data: 'OPENQASM 3.0; qubit[1] q; x q[0];' },
    };
    await expect(run(ionq.submit(job as never, { maxCostUsd: 1, validate: false }))).rejects.toMatchObject({
      code: 'NotAnswerable',
    });
    expect(postedJobs(service)).toEqual([]);
  });

  it('is a number from 0', async () => {
    const { ionq, run } = clientOn(new EmulatedService());
    for (const maxCostUsd of [-1, Number.NaN, Number.POSITIVE_INFINITY, '1' as never, null as never]) {
      await expect(run(ionq.run(bell, { ...QPU, maxCostUsd }))).rejects.toMatchObject({ code: 'ValueOutOfRange' });
    }
  });

  it('holds for a whole sweep, before its first job is submitted', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    // Of a name of two megabytes four circuits fit into a job: three jobs, each at the least that a job costs.
    const template = nativeCircuit(1).gpi2('phase', 0).measure('x'.repeat(2_000_000), 0);
    const bindings = Array.from({ length: 9 }, (_, k) => ({ phase: k / 9 }));
    const options = { backend: 'qpu.forte-1', shots: 1 };
    const total = 3 * rates.minimum;
    const refused = ionq.sweep(template, bindings, { ...options, maxCostUsd: total - 0.01 });
    await expect(run(refused.submit())).rejects.toMatchObject({ name: 'CostLimitError', maxCostUsd: total - 0.01 });
    expect(postedJobs(service)).toHaveLength(0);
    const allowed = ionq.sweep(template, bindings, { ...options, maxCostUsd: total + 0.01 });
    expect(await run(allowed.submit())).toHaveLength(3);
    expect(postedJobs(service)).toHaveLength(3);
  });
});
