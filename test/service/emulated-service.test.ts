import { describe, expect, test } from 'vitest';
import { runTask } from '../../src/emulator/run/run-task.js';
import { ask, type Call } from './call.js';
import { EmulatedService } from './emulated-service.js';
import { ExactRunner } from './exact-runner.js';
import { artifactsOnly, connecting, reversedCircuits } from './other-answers.js';
import { RememberingRunner } from './remembering-runner.js';
import { DocumentViolation } from './request-violations.js';

const metadata = { client_request_id: 'token-1' };
const circuit = [{ gate: 'ry', target: 0, rotation: Math.PI / 3 }];
const input = { qubits: 2, gateset: 'qis', circuit };
const job = { type: 'ionq.circuit.v1', backend: 'qpu.forte-1', shots: 600, metadata, input };
const circuits = [circuit, [{ gate: 'x', target: 1 }]].map((each) => ({ circuit: each }));
const several = { ...job, type: 'ionq.multi-circuit.v1', input: { qubits: 2, gateset: 'qis', circuits } };
const posting = (body: unknown): Call => ({ method: 'POST', body });

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer, it also holds to what it expects.
async function get(service: EmulatedService, path: string): Promise<any> {
  return (await ask(service, path)).body;
}

async function post(service: EmulatedService, body: unknown = job): Promise<string> {
  return ((await ask(service, '/jobs', posting(body))).body as { readonly id: string }).id;
}

describe('an emulated service', () => {
  test('has jobs whose time is its clock', async () => {
    const service = new EmulatedService();
    const id = await post(service);
    const states = [];
    for (let second = 0; second < 4; second++) {
      states.push((await get(service, `/jobs/${id}`)).status);
      await service.clock.advance(1_000);
    }
    expect(states).toEqual(['submitted', 'ready', 'started', 'completed']);
    const { submittedAt, startedAt, completedAt } = service.job(id);
    expect([startedAt! - submittedAt, completedAt! - submittedAt]).toEqual([2_000, 3_000]);
    expect(service.violations).toEqual([]);
  });

  test('lets no time pass while it computes', async () => {
    const runner = {
      run: async (...given: Parameters<typeof runTask>) => {
        for (let k = 0; k < 20; k++) await new Promise((resolve) => setImmediate(resolve));
        return runTask(...given);
      },
      close: async () => {},
    };
    const service = new EmulatedService({ emulator: { policy: { kind: 'immediate' }, runner } });
    const start = service.clock.now();
    const id = await post(service, several);
    await service.clock.advance(1);
    expect(await get(service, `/jobs/${id}`)).toMatchObject({ status: 'completed' });
    expect(service.job(id).completedAt).toBe(start);
  });

  test('counts the jobs of every token, and not their circuits', async () => {
    const service = new EmulatedService();
    for (const body of [job, several, { ...job, metadata: { client_request_id: 'token-2' } }])
      await post(service, body);
    await post(service, { ...job, metadata: undefined });
    const counts = [
      ['token-1', 2],
      ['token-2', 1],
      [undefined, 1],
    ] as const;
    expect(service.created).toEqual(new Map(counts));
    expect([service.submitted.length, service.jobs.length]).toEqual([4, 6]);
  });

  test('fails a request that the document does not allow, unless it is lenient', async () => {
    const sent = posting({ ...job, target: 'simulator' });
    const strict = new EmulatedService({ faults: [{ fault: { kind: 'refused' } }] });
    await expect(ask(strict, '/jobs', sent)).rejects.toThrow(DocumentViolation);
    expect([strict.violations.length, strict.ids.length, strict.faultsLeft]).toEqual([1, 0, 1]);
    const lenient = new EmulatedService({ isStrict: false });
    expect((await ask(lenient, '/jobs', sent)).status).toBe(201);
    expect((await ask(lenient, '/calibrations')).status).toBe(404);
  });

  test('notes where the emulator itself departs from the document', async () => {
    const service = new EmulatedService();
    const id = await post(service);
    service.change(id, { name: 3 as never });
    await get(service, `/jobs/${id}`);
    const found = service.violations.flatMap(({ violations }) => violations);
    expect(found).toContainEqual(expect.stringMatching(/^GetJob: \/name must be string/));
  });
});

describe('lists of another kind', () => {
  const listed = async (service: EmulatedService, query = '') =>
    (await get(service, `/jobs${query}`)).jobs.map(({ id }: { readonly id: string }) => id);

  test('are behind', async () => {
    const service = new EmulatedService({ lists: { listedAfter: 500 } });
    const id = await post(service);
    await service.clock.advance(499);
    expect(await listed(service)).toEqual([]);
    expect((await get(service, `/jobs/${id}`)).id).toBe(id);
    await service.clock.advance(1);
    expect(await listed(service)).toEqual([id]);
  });

  test('have few jobs on a page, whatever is asked for', async () => {
    const service = new EmulatedService({ lists: { pageSize: 2 } });
    const ids = [await post(service), await post(service), await post(service)];
    const first = await get(service, '/jobs?limit=1000');
    expect(first.jobs.map(({ id }: { readonly id: string }) => id)).toEqual([ids[2], ids[1]]);
    expect(await listed(service, `?next=${first.next}`)).toEqual([ids[0]]);
    expect(await listed(service, '?limit=1')).toEqual([ids[2]]);
  });

  test('leave circuits of a job out, or show them with its metadata', async () => {
    const without = new EmulatedService({ lists: { hasParts: false } });
    const id = await post(without, several);
    expect(await listed(without)).toEqual([id]);
    for (const partsHaveMetadata of [false, true]) {
      const service = new EmulatedService({ lists: { partsHaveMetadata } });
      const whole = await post(service, several);
      const { jobs } = await get(service, '/jobs');
      const parts = jobs.filter((each: { readonly id: string }) => each.id !== whole);
      const shown = partsHaveMetadata ? metadata : null;
      expect(parts.map((each: { readonly metadata: unknown }) => each.metadata)).toEqual([shown, shown]);
    }
  });
});

describe('answers of another kind', () => {
  test('say of machines which pairs they connect', async () => {
    const service = new EmulatedService({
      answers: connecting([
        [0, 1],
        [30, 35],
      ]),
    });
    const { characterizations } = await get(service, '/backends/qpu.aria-1/characterizations?limit=1');
    // There is no qubit 35 of 25.
    expect(characterizations[0]).toMatchObject({ backend: 'qpu.aria-1', connectivity: [[0, 1]] });
    expect(service.violations).toEqual([]);
  });

  test('have the circuits of a job in the reverse order', async () => {
    const service = new EmulatedService({ emulator: { profile: '2026-09' }, answers: reversedCircuits });
    const id = await post(service, several);
    await service.clock.advance(3_000);
    const { results } = await get(service, `/jobs/${id}`);
    const { id: artifact } = results['ionq.result.probabilities-aggregate.json.v1'];
    for (const path of ['results/probabilities/aggregated', `artifacts/${artifact}`]) {
      const body = await get(service, `/jobs/${id}/${path}`);
      expect(Object.keys(body)).toEqual(service.job(id).childIds!.toReversed());
    }
  });

  test('have results and those of variants as artifacts alone', async () => {
    const emulator = { profile: '2026-09', runner: new ExactRunner(), variants: 2 } as const;
    const service = new EmulatedService({ emulator, answers: artifactsOnly(1) });
    const id = await post(service);
    await service.clock.advance(3_000);
    const { results, output } = await get(service, `/jobs/${id}`);
    const formats = ['ionq.result.probabilities.json.v1', 'ionq.result.shots.json.v1'];
    expect(Object.keys(results)).toEqual(formats);
    expect((await ask(service, `/jobs/${id}/results/probabilities`)).status).toBe(404);
    expect(await get(service, `/jobs/${id}/artifacts/${results[formats[0]!].id}`)).toEqual({
      '0': expect.closeTo(0.75, 12),
      '1': expect.closeTo(0.25, 12),
    });
    const { variants } = output.error_mitigation.debiasing;
    expect(variants).toHaveLength(2);
    for (const variant of variants) {
      const artifact = variant.results['ionq.result.histogram.json.v1'].id;
      const one = String(1n << BigInt(variant.qubit_map[0]));
      expect(await get(service, `/jobs/${id}/artifacts/${artifact}`)).toEqual({ '0': 225, [one]: 75 });
    }
  });
});

describe('runners', () => {
  const task = {
    payload: JSON.stringify({ ...job, name: 'a' }),
    seed: 1,
    noise: 'ideal',
    variants: 0,
    memoryLimit: 2 ** 20,
    timeLimit: 60_000,
  } as const;

  test('without chance give each outcome as often as it is probable', async () => {
    const outcome = await new ExactRunner().run(task);
    const found = outcome.kind === 'circuit' ? outcome.circuit : undefined;
    expect(found?.probabilities).toEqual({ '0': expect.closeTo(0.75, 12), '1': expect.closeTo(0.25, 12) });
    expect(found?.outcomes?.filter((each) => each === '1')).toHaveLength(150);
    const native = await runTask(task);
    expect(found?.stats).toEqual(native.kind === 'circuit' && native.circuit.stats);
  });

  test('that remember run what is alike but for its name once', async () => {
    const runner = new RememberingRunner();
    const first = await runner.run(task);
    expect(await runner.run({ ...task, seed: 2, payload: JSON.stringify({ ...job, name: 'b' }) })).toBe(first);
    expect(await runner.run({ ...task, payload: JSON.stringify({ ...job, shots: 700 }) })).not.toBe(first);
  });
});
