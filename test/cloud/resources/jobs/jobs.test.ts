import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  APIUserAbortError,
  BadRequestError,
  type CreateOptions,
  RateLimitError,
  SubmissionUncertainError,
} from '../../../../src/cloud/index.js';
import { IonloomError } from '../../../../src/errors/index.js';
import type { JobPayload } from '../../../../src/formats/ionq/index.js';
import {
  clientOf,
  JOB,
  jobData,
  json,
  networkError,
  type Outcome,
  PAYLOAD,
  refusing,
  thrownBy,
} from '../../test-service.js';

const TOKEN = '00000000-0000-4000-8000-000000000001';
const created = (id: string = JOB) => json({ id, status: 'submitted', session_id: null }, { status: 201 });
const tagged = (more = {}, token: string = TOKEN) => jobData({ metadata: { client_request_id: token }, ...more });
const list = (...jobs: readonly object[]) => json({ jobs, next: null });
const lost = () => networkError('ECONNRESET', { syscall: 'read' });

async function create(outcomes: readonly Outcome[], options: CreateOptions = {}, payload: object = PAYLOAD) {
  const client = clientOf(outcomes);
  const result = await client.world.until(
    client.ionq.jobs.create(payload as JobPayload, options).then(
      (job) => ({ job, error: undefined }),
      (error: unknown) => ({ job: undefined, error }),
    ),
  );
  expect(client.world.timers).toBe(0);
  const posted = client.service.arrived.filter(({ method }) => method === 'POST');
  return { ...client, ...result, posted };
}

describe('a job', () => {
  it('is submitted with a token, and the payload stays as it is', async () => {
    const payload = structuredClone(PAYLOAD);
    const { job, posted } = await create([created()], {}, payload);
    expect(job).toEqual({ id: JOB, status: 'submitted', session_id: null });
    expect(posted[0]!.body).toEqual({ ...PAYLOAD, metadata: { client_request_id: TOKEN } });
    expect(posted[0]!.headers.get('content-type')).toBe('application/json');
    expect(payload).toEqual(PAYLOAD);
  });

  it('is submitted with the token of its own metadata, without one, or with fields beside the document', async () => {
    const metadata = { client_request_id: 'mine', a: 'b' };
    const outcomes = [list(), created(), list(tagged({}, 'mine'))];
    expect((await create(outcomes, {}, { ...PAYLOAD, metadata })).posted[0]!.body).toEqual({ ...PAYLOAD, metadata });
    const without = await create([created()], { clientToken: false, extra: { later: [1] } });
    expect(without.posted[0]!.body).toEqual({ ...PAYLOAD, later: [1] });
  });

  it('is looked up before it is submitted under a token of the caller, and adopted where it is there', async () => {
    const first = await create([list(jobData()), created(), list(tagged({}, 'mine'))], { clientToken: 'mine' });
    expect(first.service.requests).toEqual(['GET /v0.4/jobs', 'POST /v0.4/jobs', 'GET /v0.4/jobs']);
    const again = await create([list(tagged({ id: 'old' }, 'mine'))], { clientToken: 'mine' });
    expect([again.job, again.posted]).toEqual([{ id: 'old', status: 'completed', session_id: null }, []]);
    expect(again.told('adopted')).toMatchObject([{ jobId: 'old', clientToken: 'mine' }]);
  });

  it('is checked before anything is sent', async () => {
    const wrong: readonly (readonly [unknown, unknown])[] = [
      [undefined, undefined],
      [null, {}],
      [7, {}],
      ['{}', {}],
      [[], {}],
      [{}, {}],
      [{ ...PAYLOAD, shots: 0, backend: 7 }, {}],
      [{ ...PAYLOAD, metadata: null }, {}],
      [{ ...PAYLOAD, name: 5n }, {}],
      [PAYLOAD, null],
      [PAYLOAD, { token: 'x' }],
      [PAYLOAD, { clientToken: 7 }],
      [PAYLOAD, { clientToken: '' }],
      [PAYLOAD, { clientToken: true }],
      [PAYLOAD, { timeout: -1 }],
    ];
    for (const [payload, options] of wrong) {
      const { ionq, service } = clientOf([]);
      const error = await thrownBy(() => ionq.jobs.create(payload as JobPayload, options as CreateOptions));
      expect(error).toBeInstanceOf(IonloomError);
      expect(error).toMatchObject({ name: 'IonloomError' });
      expect(service.arrived).toEqual([]);
    }
  });

  it('takes no fields beside its own that are none, or that it has already: a token could get lost', async () => {
    const round: Record<string, unknown> = {};
    round['round'] = round;
    const wrong: readonly (readonly [unknown, string])[] = [
      [null, 'WrongArgument'],
      ['text', 'WrongArgument'],
      [[1], 'WrongArgument'],
      [{ a: 1n }, 'InvalidInput'],
      [{ a: () => 1 }, 'InvalidInput'],
      [{ a: Number.NaN }, 'InvalidInput'],
      [round, 'NestingTooDeep'],
      [JSON.parse('{"__proto__":{"backend":"b"}}'), 'ForbiddenName'],
      [{ metadata: { a: 'b' } }, 'DuplicateName'],
      [{ metadata: undefined }, 'DuplicateName'],
      [{ backend: 'other' }, 'DuplicateName'],
    ];
    for (const [extra, code] of wrong) {
      const { error, service } = await create([], { extra: extra as never });
      expect(error).toMatchObject({ name: 'IonloomError', code });
      expect(service.arrived).toEqual([]);
    }
    const { posted } = await create([created()], { clientToken: false, extra: { metadata: { a: 'b' } } });
    expect(posted[0]!.body).toMatchObject({ metadata: { a: 'b' } });
  });

  it('shows no key to an account at another company', async () => {
    const credentials = 'qctrl-77aa66bb';
    const payload = {
      type: 'qctrl.qaoa.v1',
      backend: 'qpu.forte-1',
      input: { problem_type: 'maxcut', problem: {} },
      external_settings: { api_credentials: credentials },
    };
    const { error, events } = await create([refusing(400, `bad credentials ${credentials}`)], {}, payload);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(JSON.stringify([error, events]) + (error as Error).message).not.toContain(credentials);
    for (const wrong of [[credentials], { key: [credentials] }, 7766554433]) {
      const settings = { api_credentials: wrong };
      const refused = await create([], {}, { ...payload, external_settings: settings });
      expect(refused.error).toMatchObject({ name: 'IonloomError' });
      expect(JSON.stringify(refused.error) + (refused.error as Error).message).not.toMatch(/qctrl-77aa66bb|7766554433/);
    }
    const lone = await create([created()], {}, { ...payload, external_settings: { api_credentials: 'qctrl-\ud800' } });
    expect(lone.job?.id).toBe(JOB);
  });
});

describe('a job whose answer was lost', () => {
  it.each([
    lost(),
    refusing(500),
    refusing(504),
    refusing(408),
    new Response('<html>', { status: 503 }),
    new Response('{"id":', { status: 201 }),
    json({ status: 'submitted' }, { status: 201 }),
    json({ id: '' }, { status: 201 }),
    new Response(null, { status: 204 }),
  ] as const)('is found, and not sent again: %#', async (outcome) => {
    const { job, posted, told, world } = await create([outcome, list(), list(tagged())]);
    expect([job?.id, posted.length]).toEqual([JOB, 1]);
    expect(told('look-up')).toHaveLength(1);
    expect(told('adopted')).toMatchObject([{ jobId: JOB, clientToken: TOKEN }]);
    expect(world.waited).toEqual([1_000, 3_000]);
  });

  it('is sent again where it is nowhere, and the earlier of two is kept', async () => {
    const { job, posted, told, service } = await create([
      lost(),
      list(),
      list(),
      list(),
      created('second'),
      list(
        tagged({ id: 'second', status: 'submitted', submitted_at: '2026-05-01T12:00:20Z' }),
        tagged({ id: 'first' }),
      ),
      json({ id: 'second', status: 'canceled' }),
    ]);
    expect(posted.map(({ body }) => body)).toEqual([posted[0]!.body, posted[0]!.body]);
    expect(job?.id).toBe('first');
    expect(told('resubmit')).toHaveLength(1);
    expect(told('duplicate')).toMatchObject([{ jobId: 'first', canceled: ['second'], left: [] }]);
    expect(service.requests.at(-1)).toBe('PUT /v0.4/jobs/second/status/cancel');
  });

  it('is known by its second sending where the list has neither, or only the first', async () => {
    const unseen = await create([lost(), list(), list(), list(), created('second'), list()]);
    expect([unseen.job?.id, unseen.told('duplicate')]).toEqual(['second', []]);
    const outcomes = [list(tagged({ id: 'first' })), refusing(409)];
    const half = await create([lost(), list(), list(), list(), created('second'), ...outcomes]);
    expect(half.job?.id).toBe('first');
    expect(half.told('duplicate')).toMatchObject([{ jobId: 'first', canceled: [], left: ['second'] }]);
  });

  it('is given with a warning where nobody can tell whether both arrived', async () => {
    const { job, told } = await create([lost(), list(), list(), list(), created('second'), refusing(403)]);
    expect(job?.id).toBe('second');
    expect(told('warning')).toMatchObject([{ issues: [{ code: 'SubmissionUncertain', severity: 'warning' }] }]);
  });

  it('is never sent a third time', async () => {
    const { error, posted } = await create([lost(), list(), list(), list(), lost(), list(), list(), list()], {
      maxRetries: 9,
    });
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    expect(error).toMatchObject({ clientToken: TOKEN, cause: { code: 'ConnectionFailed' } });
    expect(posted).toHaveLength(2);
  });

  it('is uncertain where it cannot be looked up, has no token, or may not be repeated', async () => {
    for (const [outcomes, options, token] of [
      [[lost(), refusing(401)], {}, TOKEN],
      [[lost(), new Response('<html>')], { maxRetries: 0 }, TOKEN],
      [[lost()], { clientToken: false }, undefined],
      [[lost(), list(), list(), list()], { maxRetries: 0 }, TOKEN],
      [[refusing(501), list(), list(), list()], {}, TOKEN],
    ] as const) {
      const { error, posted, service } = await create(outcomes, options);
      expect(error).toBeInstanceOf(SubmissionUncertainError);
      expect(error).toMatchObject({ clientToken: token });
      expect([posted.length, service.left]).toEqual([1, 0]);
    }
  });

  it('is named by its token where the caller ends the call', async () => {
    const controller = new AbortController();
    const ending = () => {
      setImmediate(() => controller.abort());
      return new Promise<never>(() => undefined);
    };
    const during = await create([ending], { signal: controller.signal });
    expect(during.error).toBeInstanceOf(APIUserAbortError);
    expect(during.error).toMatchObject({ clientToken: TOKEN });
    expect((during.error as Error).message).toContain(`jobs.find("${TOKEN}")`);
    const second = new AbortController();
    const looking = () => {
      setImmediate(() => second.abort());
      return new Promise<never>(() => undefined);
    };
    const later = await create([lost(), looking], { signal: second.signal });
    expect(later.error).toBeInstanceOf(APIUserAbortError);
    expect(later.error).toMatchObject({ clientToken: TOKEN });
    expect(getEventListeners(second.signal, 'abort')).toHaveLength(0);
    const before = await create([], { signal: AbortSignal.abort() });
    expect(before.error).toMatchObject({ name: 'APIUserAbortError', clientToken: undefined });
    expect((before.error as Error).message).not.toContain('may have been submitted');
  });

  it('does not depend on listeners', async () => {
    const { ionq, world } = clientOf([created()], {
      onEvent: () => {
        throw new Error('mine');
      },
    });
    expect((await world.until(ionq.jobs.create(PAYLOAD))).id).toBe(JOB);
  });
});

describe('a job that was surely not taken', () => {
  it('is sent again where no connection was made', async () => {
    const refused = () => networkError('ECONNREFUSED', { syscall: 'connect' });
    const { job, service, told } = await create([refused(), refused(), created()]);
    expect(job?.id).toBe(JOB);
    expect(service.requests).toEqual(Array(3).fill('POST /v0.4/jobs'));
    expect(told('retry')).toHaveLength(2);
    const { error } = await create([refused(), refused(), refused()]);
    expect(error).toMatchObject({ name: 'APIConnectionError' });
  });

  it('is not sent again where the service refuses it for good', async () => {
    for (const status of [400, 401, 403, 404, 409, 413, 422]) {
      const { error, service } = await create([refusing(status)]);
      expect(error).toMatchObject({ status });
      expect(service.arrived).toHaveLength(1);
    }
  });

  it('waits as long as the service asks, and not for ever', async () => {
    const asked = (seconds: string) => refusing(429, 'slowly', { 'retry-after': seconds });
    const { job, world } = await create([asked('7'), list(), created()]);
    expect([job?.id, world.waited]).toEqual([JOB, [7_000]]);
    const long = await create([asked('301')]);
    expect(long.error).toBeInstanceOf(RateLimitError);
    expect(long.error).toMatchObject({ retryAfter: 301 });
    const last = await create([asked('7')], { maxRetries: 0 });
    expect(last.error).toBeInstanceOf(RateLimitError);
  });
});

describe('jobs', () => {
  const answers: Readonly<Record<string, unknown>> = {
    cancel: { id: 'J', status: 'canceled' },
    delete: { id: 'J', status: 'deleted' },
    cost: { dry_run: false, estimated_cost: { value: 1, unit: 'usd' } },
    probabilities: { '0': 1 },
    aggregated: { J: { '0': 1 } },
    shots: ['0', 1],
    artifact: { anything: true },
  };

  it.each([
    ['cancel', ['J'], 'PUT /v0.4/jobs/J/status/cancel'],
    ['delete', ['J'], 'DELETE /v0.4/jobs/J'],
    ['cost', ['J'], 'GET /v0.4/jobs/J/cost'],
    ['probabilities', ['J', { sharpen: true }], 'GET /v0.4/jobs/J/results/probabilities?sharpen=true'],
    ['aggregated', ['J', { aggregation: 'dnl' }], 'GET /v0.4/jobs/J/results/probabilities/aggregated?aggregation=dnl'],
    ['shots', ['J'], 'GET /v0.4/jobs/J/results/shots'],
    ['artifact', ['J', 'A'], 'GET /v0.4/jobs/J/artifacts/A'],
  ] as const)('have %s', async (method, parameters, request) => {
    const { ionq, world, service, told } = clientOf([json(answers[method])]);
    const call = ionq.jobs[method] as (...all: readonly unknown[]) => PromiseLike<unknown>;
    expect(await world.until(call.apply(ionq.jobs, [...parameters]))).toEqual(answers[method]);
    expect(service.requests).toEqual([request]);
    expect(told('unexpected-answer')).toEqual([]);
  });

  it('are canceled and deleted in numbers, and named', async () => {
    const { ionq, world, service } = clientOf([
      json({ ids: ['J', 'K'], status: 'canceled' }),
      json({ ids: ['J'], status: 'deleted' }),
    ]);
    expect(await world.until(ionq.jobs.cancelAll(['J', 'K']))).toMatchObject({ status: 'canceled' });
    expect(await world.until(ionq.jobs.deleteAll(['J']))).toMatchObject({ status: 'deleted' });
    expect(service.requests).toEqual(['PUT /v0.4/jobs/status/cancel', 'DELETE /v0.4/jobs']);
    expect(service.arrived.map(({ body }) => body)).toEqual([{ ids: ['J', 'K'] }, { ids: ['J'] }]);
    for (const ids of [[], [''], null, 'J', [7]]) {
      expect(await thrownBy(() => ionq.jobs.cancelAll(ids as never))).toBeInstanceOf(IonloomError);
      expect(await thrownBy(() => ionq.jobs.deleteAll(ids as never))).toBeInstanceOf(IonloomError);
    }
  });

  it('are canceled again where the answer was lost: that changes nothing', async () => {
    const { ionq, world, service } = clientOf([lost(), refusing(502), json({ id: 'J', status: 'canceled' })]);
    await world.until(ionq.jobs.cancel('J'));
    expect(service.arrived).toHaveLength(3);
  });

  it('are looked at, with the whole answer at hand', async () => {
    const { ionq, world } = clientOf([json(jobData({ more: 1 }), { headers: { 'x-request-id': 'r' } })]);
    const { data, requestId, status } = await world.until(ionq.jobs.get(JOB).withResponse());
    expect([data, requestId, status]).toEqual([jobData({ more: 1 }), 'r', 200]);
  });

  it('are no answer without id and status', async () => {
    const { ionq, world } = clientOf([json({ id: 7, status: '' }), json('x'), json(null)]);
    const error = await thrownBy(() => world.until(ionq.jobs.get(JOB)));
    expect(error).toMatchObject({ code: 'UnreadableAnswer' });
    expect((error as Error).message).toContain('has no id and no status');
  });

  it('are listed page by page', async () => {
    const page = (id: string, next: string | null) => json({ jobs: [jobData({ id })], next });
    const { ionq, world, service } = clientOf([page('A', 'x&y'), page('B', '')]);
    const jobs = await world.until(ionq.jobs.list({ status: 'completed', limit: 1 }).toArray());
    expect(jobs.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(service.requests).toEqual([
      'GET /v0.4/jobs?status=completed&limit=1',
      'GET /v0.4/jobs?status=completed&limit=1&next=x%26y',
    ]);
  });

  it('are found by their token', async () => {
    const { ionq, world } = clientOf([list(jobData({ id: 'other' }), tagged()), list()]);
    expect(await world.until(ionq.jobs.find(TOKEN))).toEqual(tagged());
    expect(await world.until(ionq.jobs.find(TOKEN))).toBeUndefined();
    for (const token of [undefined, null, 7]) {
      expect(await thrownBy(() => ionq.jobs.find(token as never))).toMatchObject({ code: 'WrongArgument' });
    }
  });

  it('have an estimate in each of its forms', async () => {
    const { ionq, world, service } = clientOf([
      json({ rate_card: { rates: [] }, estimated_total_cost: 3, estimated_unit: 'usd' }),
      json({ nothing: 1 }),
    ]);
    const query = { backend: 'qpu.forte-1', qubits: 2, '1q_gates': 1, '2q_gates': 1 };
    expect(await world.until(ionq.jobs.estimate(query))).toMatchObject({ cost: 3, unit: 'usd' });
    expect(service.requests[0]).toContain('backend=qpu.forte-1');
    expect(await thrownBy(() => world.until(ionq.jobs.estimate(query)))).toMatchObject({ code: 'InvalidInput' });
  });

  it('have a compiled circuit as a text, whatever form that has', async () => {
    const { ionq, world } = clientOf([new Response('OPENQASM 3.0;'), json('OPENQASM'), json({ qubits: 1 })]);
    const texts = [];
    for (let k = 0; k < 3; k++) texts.push(await world.until(ionq.jobs.compiledCircuit('J', 'qasm3')));
    expect(texts).toEqual(['OPENQASM 3.0;', 'OPENQASM', '{"qubits":1}']);
  });
});
