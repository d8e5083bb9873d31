import { describe, expect, it } from 'vitest';
import { decodeEstimate } from '../../../src/formats/ionq/index.js';
import { estimatePrice, findTarget } from '../../../src/targets/index.js';
import { circuitJob, type Json, multiJob, testEmulator } from '../test-emulator.js';

const question = 'backend=qpu.forte-1&qubits=3&shots=1000&1q_gates=2000&2q_gates=1000';
const size = { pulses: 2000, entanglingGates: 1000, shots: 1000 };

describe('an estimate', () => {
  it('of May 2026 is the price by the rate card, with the rates', async () => {
    const { body } = await testEmulator().ask(`/jobs/estimate?${question}`);
    const { prices } = findTarget('qpu.forte-1');
    expect(body.estimated_cost).toBe(estimatePrice('qpu.forte-1', size));
    expect(body.rate_information).toMatchObject({
      job_cost_minimum: prices!.minimum,
      cost_1q_gate: prices!.oneQubitGate,
      cost_2q_gate: prices!.twoQubitGate,
    });
    expect(body.input_values).toMatchObject({
      backend: 'qpu.forte-1',
      qubits: 3,
      shots: 1000,
      error_mitigation: false,
    });
  });

  it('of September 2026 is the same under other names', async () => {
    const { body } = await testEmulator({ profile: '2026-09' }).ask(`/jobs/estimate?${question}`);
    expect(body.estimated_total_cost).toBe(estimatePrice('qpu.forte-1', size));
    expect(body.estimate_context.backend).toBe('qpu.forte-1');
  });

  it.each(['2026-05', '2026-09'] as const)('of %s is read by those who read the service', async (profile) => {
    const { body } = await testEmulator({ profile }).ask(`/jobs/estimate?${question}`);
    expect(decodeEstimate(body).cost).toBe(estimatePrice('qpu.forte-1', size));
  });

  it('is no less than the minimum, which is higher where errors are mitigated', async () => {
    const { ask } = testEmulator();
    const cost = async (query: string) =>
      (await ask(`/jobs/estimate?backend=qpu.forte-1&${query}`)).body.estimated_cost;
    const { prices } = findTarget('qpu.forte-1');
    expect(await cost('shots=1')).toBe(prices!.minimum);
    expect(await cost('shots=1&error_mitigation=true')).toBe(prices!.minimumWithMitigation);
    expect((await ask('/jobs/estimate?backend=simulator')).body.estimated_cost).toBe(0);
  });
});

describe('a cost', () => {
  it('is that of what was compiled, by the rate card', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 2_000 }));
    const { stats } = await emulator.job(id);
    const { '1q': pulses, '2q': entanglingGates } = stats.gate_counts;
    const value = estimatePrice('qpu.forte-1', { pulses, entanglingGates, shots: 2_000, errorMitigation: true });
    const cost = { value, unit: 'usd' };
    expect((await emulator.ask(`/jobs/${id}/cost`)).body).toEqual({ dry_run: false, estimated_cost: cost, cost });
    const free = await emulator.run(circuitJob());
    expect((await emulator.ask(`/jobs/${free}/cost`)).body.cost).toEqual({ value: 0, unit: 'usd' });
  });

  it('of a job of several circuits has one minimum, which no part has', async () => {
    const emulator = testEmulator();
    const x = [{ gate: 'x', target: 0 }];
    const id = await emulator.run(multiJob([x, x], { backend: 'qpu.forte-1', shots: 100 }));
    const { child_job_ids: children } = await emulator.job(id);
    const cost = async (job: string) => (await emulator.ask(`/jobs/${job}/cost`)).body;
    expect((await cost(id)).cost.value).toBe(findTarget('qpu.forte-1').prices!.minimum);
    for (const child of children) {
      expect((await cost(child)).estimated_cost.value).toBeLessThan(1);
      expect((await cost(child)).cost.value).toBe(0);
    }
  });
});

describe('usage', () => {
  const usage = async (emulator: ReturnType<typeof testEmulator>, query: string): Promise<Json> => {
    const period = /start_date/.test(query) ? '' : '&start_date=2026-01-01&end_date=2027-01-01';
    return (await emulator.ask(`/organizations/any/usage?${query}${period}`)).body;
  };

  it('adds up what ended on hardware, by day, week and month', async () => {
    const emulator = testEmulator();
    // 15 January 2026 is a Thursday; then Friday, Monday and a day of February.
    for (const days of [0, 1, 3, 14]) {
      await emulator.clock.advance(days * 86_400_000);
      await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 600 }));
      await emulator.run(circuitJob());
      await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 600 }, [{ gate: 'nothing', target: 0 }]));
    }
    const minimum = findTarget('qpu.forte-1').prices!.minimumWithMitigation;
    const rows = async (modality: string) =>
      (await usage(emulator, `group_by=project&modality=${modality}`)).usage_data.map(({ from, amount }: Json) => [
        from,
        amount / minimum,
      ]);
    expect(await rows('daily')).toEqual([
      ['2026-02-02', 1],
      ['2026-01-19', 1],
      ['2026-01-16', 1],
      ['2026-01-15', 1],
    ]);
    expect(await rows('weekly')).toEqual([
      ['2026-02-02', 1],
      ['2026-01-19', 1],
      ['2026-01-12', 2],
    ]);
    expect(await rows('monthly')).toEqual([
      ['2026-02-01', 1],
      ['2026-01-01', 3],
    ]);
    const few = await usage(emulator, 'group_by=project&modality=daily&start_date=2026-01-16&end_date=2026-01-19');
    expect([few.usage_data.length, few.amount_total]).toEqual([1, minimum]);
  });

  it('is of an organization, whose id is a UUID if one is strict', async () => {
    const path = '/organizations/any/usage?start_date=2026-01-01&end_date=2027-01-01&group_by=job&modality=daily';
    const lenient = testEmulator();
    expect((await lenient.ask(path)).status).toBe(200);
    const { tolerated } = (await lenient.ask('//_emulator/requests')).body;
    expect(tolerated).toEqual({ 'the id of the organization is no UUID': 1 });
    const { status, body } = await testEmulator({ strict: true }).ask(path);
    expect([status, body.validation]).toEqual([400, { keys: ['organization_id'], source: 'params' }]);
  });

  it('lists the five dearest jobs first', async () => {
    const emulator = testEmulator();
    for (const shots of [1, 9_000, 5_000, 1, 1, 7_000, 1]) {
      const gates = Array.from({ length: 40 }, () => ({ gate: 'rx', target: 0, rotation: 0.1 }));
      const circuit = gates.flatMap((gate, k) => [
        gate,
        { gate: 'rz', target: 0, rotation: k },
        ...[{ gate: 'xx', targets: [0, 1], rotation: k }],
      ]);
      await emulator.run(
        circuitJob(
          { backend: 'qpu.forte-1', shots, name: `${shots}`, settings: { error_mitigation: { debiasing: false } } },
          circuit,
        ),
      );
    }
    const [{ group_usages: groups }] = (await usage(emulator, 'group_by=job&modality=daily')).usage_data;
    expect(groups.map(({ group_name }: Json) => group_name)).toEqual(['9000', '7000', '5000', '1', '1']);
  });
});
