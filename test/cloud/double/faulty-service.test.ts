import { describe, expect, test } from 'vitest';
import { circuit } from '../../../src/public/index.js';
import { circuitJob, multiCircuitJob } from '../../../src/public/ionq.js';
import { ask, type Call, call } from './call.js';
import { FaultyService, type FaultyServiceOptions } from './faulty-service.js';
import { operations } from './operations.js';
import { DocumentViolation } from './request-violations.js';
import { schemaViolations } from './schema-check.js';
import { simulatedResults } from './submitted-circuits.js';

const metadata = { client_request_id: 'token-1', note: 'tab\tand \u001f' };
const job = {
  type: 'ionq.circuit.v1',
  backend: 'qpu.forte-1',
  shots: 10,
  name: 'a job',
  metadata,
  input: {
    qubits: 2,
    gateset: 'qis',
    circuit: [
      { gate: 'h', target: 0 },
      { gate: 'cnot', control: 0, target: 1 },
    ],
  },
};
const many = {
  type: 'ionq.multi-circuit.v1',
  backend: 'simulator',
  metadata,
  input: {
    gateset: 'qis',
    qubits: 2,
    circuits: [{ circuit: [] }, { qubits: 1, circuit: [{ gate: 'x', target: 0 }] }, { circuit: [] }],
  },
};

const posting = (body: unknown): Call => ({ method: 'POST', body });

async function post(service: FaultyService, body: object = job): Promise<string> {
  return ((await ask(service, '/jobs', posting(body))).body as { id: string }).id;
}

const get = async (service: FaultyService, path: string) => (await ask(service, path)).body as Record<string, unknown>;
const statusOf = async (service: FaultyService, id: string) => (await get(service, `/jobs/${id}`))['status'];

describe('a job', () => {
  test('gets on as time passes', async () => {
    const service = new FaultyService();
    const start = service.clock.now();
    const id = await post(service);
    const seen = [];
    for (let k = 0; k < 5; k++) {
      const { status, predicted_wait_time_ms, started_at, completed_at } = await get(service, `/jobs/${id}`);
      seen.push([status, predicted_wait_time_ms, started_at, completed_at]);
      await service.clock.advance(800);
    }
    const date = (ms: number) => new Date(start + ms).toISOString();
    expect(seen).toEqual([
      ['submitted', 2000, null, null],
      ['submitted', 1200, null, null],
      ['ready', 400, null, null],
      ['started', null, date(2000), null],
      ['completed', null, date(2000), date(3000)],
    ]);
  });

  test('gets on as it is asked for, and by nothing else', async () => {
    const life = { by: 'polls', ready: 2, started: 3, completed: 5 } as const;
    const service = new FaultyService({ plan: () => ({ life, predictedWaitMs: 7 }) });
    const id = await post(service);
    await service.clock.advance(1e6);
    await get(service, '/jobs');
    const seen = [];
    for (let k = 0; k < 5; k++) seen.push(await statusOf(service, id));
    expect(seen).toEqual(['submitted', 'ready', 'started', 'started', 'completed']);
  });

  test('is answered with what was posted', async () => {
    const service = new FaultyService();
    const id = await post(service);
    expect(await get(service, `/jobs/${id}`)).toMatchObject({
      ...{ id, metadata, name: 'a job', backend: 'qpu.forte-1', shots: 10, child_job_ids: null, results: null },
      stats: { qubits: 2, circuits: 1, gate_counts: { '1q': 1, '2q': 1 } },
    });
  });

  test('has results once it has completed', async () => {
    const service = new FaultyService({ hasArtifacts: true });
    const id = await post(service);
    const path = `/jobs/${id}/results/probabilities`;
    expect((await ask(service, path)).status).toBe(404);
    await service.clock.advance(3000);
    expect(await get(service, path)).toEqual({ '0': 0.5, '3': 0.5 });
    expect(await get(service, `/jobs/${id}/results/shots`)).toEqual([...'0000033333']);
    const { results } = (await get(service, `/jobs/${id}`)) as { results: Record<string, { url: string; id: string }> };
    expect(results['probabilities']).toEqual({ url: `/v0.4${path}` });
    const artifact = results['ionq.result.shots.json.v1'];
    expect(await get(service, `/jobs/${id}/artifacts/${artifact?.id}`)).toEqual([...'0000033333']);
    expect((await ask(service, `${path}/aggregated`)).status).toBe(404);
  });

  test('has variants where the service makes them, with the results of the job', async () => {
    const service = new FaultyService({ hasVariants: true });
    const id = await post(service);
    await service.clock.advance(3000);
    const path = `/jobs/${id}/variants/v-1/results`;
    expect(await get(service, `${path}/probabilities`)).toEqual({ '0': 0.5, '3': 0.5 });
    expect(await get(service, `${path}/histogram`)).toEqual({ '0': 5, '3': 5 });
    expect(await get(service, `${path}/shots`)).toEqual([...'0000033333']);
    const without = new FaultyService();
    expect((await ask(without, `/jobs/${await post(without)}/variants/v-1/results/histogram`)).status).toBe(404);
  });

  test('has no shots on the ideal simulator', async () => {
    const service = new FaultyService();
    const ids = [
      await post(service, { ...job, backend: 'simulator' }),
      await post(service, { ...job, backend: 'simulator', noise: { model: 'forte-1' } }),
    ];
    await service.clock.advance(3000);
    const statuses = [];
    for (const id of ids) statuses.push((await ask(service, `/jobs/${id}/results/shots`)).status);
    expect(statuses).toEqual([404, 200]);
  });

  test('fails as planned, or by hand', async () => {
    const failure = { code: 'NotEnoughQubits', message: 'too wide' };
    const service = new FaultyService({ plan: (_, index) => (index === 0 ? { failure } : {}) });
    const ids = [await post(service), await post(service)];
    service.job(ids[1]!).progress.end('failed', service.clock.now(), failure);
    await service.clock.advance(3000);
    for (const id of ids) {
      expect(await get(service, `/jobs/${id}`)).toMatchObject({ status: 'failed', failure, results: null });
      expect((await ask(service, `/jobs/${id}/results/probabilities`)).status).toBe(404);
    }
  });

  test('that is only priced has no results and no cost', async () => {
    const service = new FaultyService();
    const [dry, wet] = [await post(service, { ...job, dry_run: true }), await post(service)];
    await service.clock.advance(3000);
    expect(await get(service, `/jobs/${dry}`)).toMatchObject({ status: 'completed', dry_run: true, results: null });
    const price = { value: 25.7899, unit: 'usd' };
    expect(await get(service, `/jobs/${dry}/cost`)).toEqual({ dry_run: true, estimated_cost: price });
    expect(await get(service, `/jobs/${wet}/cost`)).toEqual({ dry_run: false, estimated_cost: price, cost: price });
  });

  test('of several circuits has a job for each of them', async () => {
    const service = new FaultyService({ reversesCircuits: true });
    const id = await post(service, many);
    await service.clock.advance(3000);
    const { child_job_ids: children, results } = (await get(service, `/jobs/${id}`)) as Record<string, string[]>;
    expect(children).toHaveLength(3);
    const path = `/jobs/${id}/results/probabilities/aggregated`;
    expect(results).toEqual({ probabilities: { url: `/v0.4${path}` } });
    const each = [
      { '0': 0.75, '3': 0.25 },
      { '0': 0.5, '1': 0.5 },
      { '0': 0.25, '3': 0.75 },
    ];
    const aggregated = await get(service, path);
    expect(aggregated).toEqual(Object.fromEntries(children!.map((child, k) => [child, each[k]])));
    expect(Object.keys(aggregated)).toEqual(children!.toReversed());
    expect(await get(service, `/jobs/${children![1]}/results/probabilities`)).toEqual(each[1]);
    expect(await get(service, `/jobs/${children![1]}`)).toMatchObject({ parent_job_id: id, metadata: null });
    expect((await ask(service, `/jobs/${id}/results/probabilities`)).status).toBe(404);
    expect(service.created).toEqual(new Map([['token-1', 1]]));
  });

  test("can have its true probabilities, with qubit 0 in the outcome's lowest bit", async () => {
    const service = new FaultyService({ results: simulatedResults });
    const [x, bell] = [circuit(3).x(0), circuit(2).h(0).cnot(0, 1)];
    const one = await post(service, circuitJob(x, { backend: 'simulator' }));
    const two = await post(service, multiCircuitJob([bell, x], { backend: 'simulator' }));
    await service.clock.advance(3000);
    expect(await get(service, `/jobs/${one}/results/probabilities`)).toEqual({ '1': 1 });
    const [first, second] = Object.values(await get(service, `/jobs/${two}/results/probabilities/aggregated`));
    expect(Object.keys(first as object)).toEqual(['0', '3']);
    expect(second).toEqual({ '1': 1 });
  });

  test('can be cancelled and deleted', async () => {
    const service = new FaultyService();
    const ids = [await post(service), await post(service), await post(service), await post(service)];
    await ask(service, `/jobs/${ids[0]}/status/cancel`, { method: 'PUT' });
    await ask(service, '/jobs/status/cancel', { method: 'PUT', body: { ids: [ids[1]] } });
    const refused = await ask(service, '/jobs/status/cancel', { method: 'PUT', body: { ids: [ids[2], 'none'] } });
    expect(refused.status).toBe(404);
    await service.clock.advance(3000);
    expect(await Promise.all(ids.map((id) => statusOf(service, id)))).toEqual([
      ...['canceled', 'canceled', 'completed', 'completed'],
    ]);
    await ask(service, `/jobs/${ids[0]}`, { method: 'DELETE' });
    await ask(service, '/jobs', { method: 'DELETE', body: { ids: [ids[1], ids[2]] } });
    expect([...service.jobs.keys()]).toEqual([ids[3]]);
    expect((await ask(service, `/jobs/${ids[0]}`)).status).toBe(404);
    expect(service.created.get('token-1')).toBe(4);
  });
});

describe('the list of jobs', () => {
  async function pages(service: FaultyService, query: string, onPage = async () => {}): Promise<string[][]> {
    const found: string[][] = [];
    let next: string | null = null;
    do {
      const page = await get(service, `/jobs?${query}${next === null ? '' : `&next=${next}`}`);
      found.push((page['jobs'] as { id: string }[]).map(({ id }) => id));
      next = page['next'] as string | null;
      await onPage();
    } while (next !== null);
    return found;
  }

  test('has pages, newest first, that new jobs do not shift', async () => {
    const service = new FaultyService();
    const ids: string[] = [];
    for (let k = 0; k < 6; k++) ids.push(await post(service));
    const found = await pages(service, 'limit=2', async () => void (await post(service)));
    expect(found).toEqual([
      [ids[5], ids[4]],
      [ids[3], ids[2]],
      [ids[1], ids[0]],
    ]);
    expect((await ask(service, '/jobs?next=nonsense')).status).toBe(400);
  });

  test('takes no more on a page than the service likes', async () => {
    const service = new FaultyService({ views: { pageSize: 1, largestPage: 2 } });
    for (let k = 0; k < 3; k++) await post(service);
    expect((await pages(service, 'limit=1000')).map(({ length }) => length)).toEqual([2, 1]);
    expect((await pages(service, '')).map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  test('is filtered', async () => {
    const service = new FaultyService();
    const session = ((await ask(service, '/sessions', posting({ backend: 'qpu.forte-1' }))).body as { id: string }).id;
    const first = await post(service, { ...job, session_id: session });
    await service.clock.advance(5000);
    const second = await post(service, { ...job, backend: 'simulator' });
    const parent = await post(service, many);
    const children = service.job(parent).place.childIds!.toReversed();
    const flat = async (query: string) => (await pages(service, query)).flat();
    expect(await flat('status=completed')).toEqual([first]);
    expect(await flat(`ids=${first}&ids=${second}`)).toEqual([second, first]);
    expect(await flat(`session_id=${session}`)).toEqual([first]);
    expect(await flat(`parent_job_id=${parent}`)).toEqual(children);
    expect(await flat('target=qpu.forte-1,qpu.aria-1')).toEqual([first]);
    expect(await flat('')).toEqual([...children, parent, second, first]);
  });

  test('may show jobs late, hide children or give them metadata', async () => {
    const views = { listedAfter: 500, readableAfter: 200, listsChildren: false, childrenHaveMetadata: true };
    const service = new FaultyService({ views });
    const id = await post(service, many);
    expect((await ask(service, `/jobs/${id}`)).status).toBe(404);
    await service.clock.advance(200);
    expect((await ask(service, `/jobs/${id}`)).status).toBe(200);
    expect(await pages(service, '')).toEqual([[]]);
    await service.clock.advance(300);
    expect(await pages(service, '')).toEqual([[id]]);
    expect(await get(service, `/jobs/${service.job(id).place.childIds![0]}`)).toMatchObject({ metadata });
  });
});

describe('the rest of the service', () => {
  test('sessions open, take jobs and end', async () => {
    const service = new FaultyService();
    const settings = { job_count_limit: 5 };
    const opened = await ask(service, '/sessions', posting({ backend: 'qpu.forte-1', settings }));
    const { id } = opened.body as { id: string };
    expect([opened.status, opened.body]).toMatchObject([201, { active: true, status: 'created', settings }]);
    const jobId = await post(service, { ...job, session_id: id });
    expect(await get(service, `/sessions/${id}`)).toMatchObject({ status: 'started' });
    expect(await get(service, `/sessions/${id}/jobs`)).toMatchObject({ jobs: [{ id: jobId }] });
    await ask(service, `/sessions/${id}/end`, { method: 'POST' });
    expect(await get(service, '/sessions?active=true')).toMatchObject({ sessions: [] });
    expect(await get(service, '/sessions?active=false')).toMatchObject({ sessions: [{ id, status: 'ended' }] });
    expect((await ask(service, '/jobs', posting({ ...job, session_id: id }))).status).toBe(409);
    expect(service.created.get('token-1')).toBe(1);
  });

  test('an estimate follows the price list', async () => {
    const query = 'backend=qpu.forte-1&shots=10000&1q_gates=128&2q_gates=32&qubits=8';
    const answer = await get(new FaultyService(), `/jobs/estimate?${query}`);
    expect(answer).toMatchObject({ cost_unit: 'usd', input_values: { qubits: 8, type: 'ionq.circuit.v1' } });
    expect(answer['estimated_cost']).toBeCloseTo(568.64, 2);
  });

  test('a key that is not its own is refused, where one is asked for', async () => {
    const service = new FaultyService({ apiKey: 'the-right-one' });
    expect((await ask(service, '/jobs', posting(job))).status).toBe(401);
    expect((await ask(service, '/backends')).status).toBe(200);
    expect((await ask(service, '/jobs', { ...posting(job), key: 'the-right-one' })).status).toBe(201);
  });

  test('every answer fits the API document', async () => {
    const service = new FaultyService({ latency: 10 });
    const id = await post(service);
    const parent = await post(service, many);
    const session = ((await ask(service, '/sessions', posting({ backend: 'simulator' }))).body as { id: string }).id;
    await service.clock.advance(3000);
    const characterization = (await get(service, '/backends/qpu.forte-1'))['characterization_id'];
    const calls: readonly (readonly [string, Call?])[] = [
      ...['/whoami', '/backends', '/backends/simulator', '/backends/qpu.forte-1/characterizations'].map(
        (p) => [p] as const,
      ),
      [`/backends/qpu.forte-1/characterizations/${characterization}`],
      ['/jobs'],
      ['/jobs/estimate?backend=simulator'],
      [`/jobs/${id}`],
      [`/jobs/${parent}`],
      [`/jobs/${id}/cost`],
      [`/jobs/${id}/circuits/native`],
      [`/jobs/${id}/results/probabilities`],
      ['/jobs', posting(many)],
      [`/jobs/${id}/status/cancel`, { method: 'PUT' }],
      ['/jobs/status/cancel', { method: 'PUT', body: { ids: [id] } }],
      [`/jobs/${id}`, { method: 'DELETE' }],
      ['/jobs', { method: 'DELETE', body: { ids: [parent] } }],
      ['/sessions', posting({ backend: 'simulator' })],
      ['/sessions'],
      [`/sessions/${session}`],
      [`/sessions/${session}/jobs`],
      [`/sessions/${session}/end`, { method: 'POST' }],
      [`/organizations/${id}/usage?start_date=2026-01-01&end_date=2026-02-01&group_by=job&modality=daily`],
    ];
    service.received.splice(0);
    for (const [path, options] of calls) {
      const { status, body } = await ask(service, path, options);
      const operation = operations.find((known) => known.id === service.received.at(-1)![0])!;
      expect(status, path).toBe(operation.status);
      expect(schemaViolations(operation.answer!, body), path).toEqual([]);
    }
    const documented = operations.filter(({ answer, id: name }) => answer !== undefined && !/^GetVariant/.test(name));
    expect(new Set(service.received.map(([name]) => name))).toEqual(new Set(documented.map(({ id: name }) => name)));
  });

  test('a request that the document does not allow fails, unless the service is lenient', async () => {
    const sent = posting({ ...job, target: 'simulator' });
    const strict = new FaultyService({ faults: [{ fault: { kind: 'refused' } }] });
    await expect(ask(strict, '/jobs', sent)).rejects.toThrow(DocumentViolation);
    expect([strict.violations.length, strict.created.size, strict.faultsLeft]).toEqual([1, 0, 1]);
    const lenient = new FaultyService({ isStrict: false });
    expect((await ask(lenient, '/jobs', sent)).status).toBe(201);
    expect((await ask(lenient, '/calibrations')).status).toBe(404);
  });
});

describe('time and signals', () => {
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => 'answered',
      (error: Error) => error.message,
    );

  async function givenUp(options: FaultyServiceOptions, ms: number) {
    const service = new FaultyService(options);
    const controller = new AbortController();
    service.clock.after(ms, () => controller.abort(new Error('given up')));
    const what = await service.clock.run(
      outcome(call(service.fetch, '/jobs', { ...posting(job), signal: controller.signal })),
    );
    return [what, service.created.get('token-1') ?? 0, service.received];
  }

  test('an answer takes its time, and who gives up half-way may have been heard', async () => {
    const options = { latency: 100 };
    expect(await givenUp(options, 40)).toEqual(['given up', 0, [['CreateJob', 'given up before it arrived']]]);
    expect(await givenUp(options, 60)).toEqual(['given up', 1, [['CreateJob', 'answered 201']]]);
    expect(await givenUp(options, 100.5)).toEqual(['answered', 1, [['CreateJob', 'answered 201']]]);
  });

  test('a signal that has ended sends nothing', async () => {
    const service = new FaultyService();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(call(service.fetch, '/jobs', { ...posting(job), signal })).rejects.toThrow('enough');
    expect([service.requests, service.received]).toEqual([[], []]);
  });

  test('the signal of a Request counts', async () => {
    const service = new FaultyService({ faults: [{ fault: { kind: 'timeout' } }] });
    const controller = new AbortController();
    const request = new Request('https://api.ionq.co/v0.4/backends', { signal: controller.signal });
    service.clock.after(5, () => controller.abort(new Error('given up')));
    expect(await service.clock.run(outcome(service.fetch(request)))).toBe('given up');
  });
});
