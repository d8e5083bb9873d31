import { describe, expect, test } from 'vitest';
import {
  APIUserAbortError,
  BadRequestError,
  type ClientEvent,
  type ClientOptions,
  ConflictError,
  RateLimitError,
  SubmissionUncertainError,
} from '../../src/cloud/index.js';
import { EmulatedService, type EmulatedServiceOptions } from '../service/emulated-service.js';
import type { Fault, FaultRule } from '../service/faults.js';
import type { Fetch } from '../service/received-request.js';
import { oneCircuit, twoCircuits } from './client-methods.js';
import { clientOf } from './client-of.js';

/** A service, a client of it, and what the client told. */
function scene(faults: readonly FaultRule[], given: EmulatedServiceOptions = {}, options: ClientOptions = {}) {
  const service = new EmulatedService({ ...given, faults });
  const events: ClientEvent[] = [];
  const ionq = clientOf(service, { ...options, onEvent: (event) => events.push(event) });
  const { clock } = service;
  return {
    service,
    ionq,
    clock,
    events,
    /** The events without the answers, in words. */
    story: () => events.filter(({ type }) => type !== 'answer').map(inWords),
    /** The states of the jobs, the first one first. */
    states: () => service.jobs.map(({ state }) => state),
    /** What is thrown. */
    thrownBy: (call: PromiseLike<unknown>) =>
      clock.run(
        Promise.resolve(call).then(
          () => expect.unreachable('it succeeded'),
          (error: unknown) => error,
        ),
      ),
  };
}

function inWords(event: ClientEvent): string {
  switch (event.type) {
    case 'request':
      return event.request;
    case 'retry':
      return `retry after ${event.delayMs} ms`;
    case 'adopted':
      return `adopted ${event.jobId ?? 'what is no job'}`;
    default:
      return event.type;
  }
}

const posts = ({ requests }: EmulatedService) => requests.filter(({ method }) => method === 'POST').length;
const lost: Fault = { kind: 'reset-after' };
const onCreate = (fault: Fault, more: Partial<FaultRule> = {}): FaultRule => ({
  fault,
  operation: 'CreateJob',
  ...more,
});
const onList = (fault: Fault, more: Partial<FaultRule> = {}): FaultRule => ({ fault, operation: 'GetJobs', ...more });
const always = { count: Number.POSITIVE_INFINITY };

/** Jobs that stay as they are for as long as it matters. */
const idle = { policy: { kind: 'time', ready: 1e9, started: 1e9, completed: 1e9 } } as const;

describe('an answer that is lost', () => {
  test('is found: nothing is sent again', async () => {
    const { service, ionq, clock, story } = scene([onCreate(lost)]);
    const made = await clock.run(ionq.jobs.create(oneCircuit));
    const [id] = service.ids;
    expect(made).toEqual({ id, status: 'ready', session_id: null });
    expect(story()).toEqual(['POST /jobs', 'look-up', 'GET /jobs', `adopted ${id}`]);
    expect(service.created).toEqual(new Map([['token-1', 1]]));
  });

  test('of a job in a session is found with its session', async () => {
    const { service, ionq, clock } = scene([onCreate(lost)]);
    const session = await clock.run(ionq.sessions.create({ backend: 'qpu.forte-1' }));
    const made = await clock.run(ionq.jobs.create({ ...oneCircuit, session_id: session.id }));
    expect(made).toMatchObject({ id: service.ids[0], session_id: session.id });
  });

  test('with the request: it is looked for three times, sent again, and looked for once more', async () => {
    const { service, ionq, clock, story } = scene([onCreate({ kind: 'reset-before' })]);
    const start = clock.now();
    const made = await clock.run(ionq.jobs.create(oneCircuit));
    expect(story()).toEqual([
      'POST /jobs',
      'look-up',
      ...['GET /jobs', 'GET /jobs', 'GET /jobs'],
      'resubmit',
      'POST /jobs',
      'GET /jobs',
    ]);
    expect(clock.now() - start).toBe(13_000);
    expect(service.ids).toEqual([made.id]);
  });

  test('is found although the list is behind', async () => {
    const { service, ionq, clock } = scene([onCreate(lost)], { lists: { listedAfter: 12_500 } });
    await clock.run(ionq.jobs.create(oneCircuit));
    expect([posts(service), service.ids.length]).toEqual([1, 1]);
  });

  test('is found among the circuits of the job itself, which carry its metadata', async () => {
    const lists = { pageSize: 1, partsHaveMetadata: true };
    const { service, ionq, clock, states, events } = scene([onCreate(lost)], { lists, emulator: idle });
    const { id } = await clock.run(ionq.jobs.create(twoCircuits));
    expect(service.job(id).childIds).toHaveLength(2);
    expect(states()).toEqual(['submitted', 'submitted', 'submitted']);
    expect(events.map(({ type }) => type)).not.toContain('duplicate');
    expect(posts(service)).toBe(1);
  });

  test('is found where our clock is an hour ahead of the service', async () => {
    const { service, clock } = scene([onCreate(lost)], { lists: { pageSize: 1, partsHaveMetadata: true } });
    const ahead = { now: () => clock.now() + 3_600_000, after: clock.after.bind(clock) };
    const ionq = clientOf({ fetch: service.fetch, clock: Object.assign(Object.create(clock), ahead) });
    const { id } = await clock.run(ionq.jobs.create(twoCircuits));
    expect([service.job(id).parentId, posts(service)]).toEqual([null, 1]);
  });

  test('may be lost as an error of a gateway in JSON, and a list that is behind shows it later', async () => {
    const fault: Fault = { kind: 'status', status: 503, processed: true };
    const { service, ionq, clock, story } = scene([onCreate(fault)], { lists: { listedAfter: 3_500 } });
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    expect(story()).toEqual(['POST /jobs', 'look-up', 'GET /jobs', 'GET /jobs', `adopted ${id}`]);
    expect(posts(service)).toBe(1);
  });

  test('may be lost because the network goes away under a connection: that proves nothing', async () => {
    const { service, clock } = scene([]);
    const cause = Object.assign(new Error('read EHOSTUNREACH'), { code: 'EHOSTUNREACH', syscall: 'read' });
    let isFirst = true;
    const fetch: Fetch = async (input, init) => {
      const answer = await service.fetch(input, init);
      if (!isFirst) return answer;
      isFirst = false;
      throw new TypeError('fetch failed', { cause });
    };
    await clock.run(clientOf({ fetch, clock }).jobs.create(oneCircuit));
    expect([posts(service), service.ids.length]).toEqual([1, 1]);
  });

  test('is looked for again after a second sending that could not be sent', async () => {
    const { service, ionq, clock, story } = scene([
      onCreate({ kind: 'late', after: 13_500, seen: 'reset' }),
      onCreate({ kind: 'refused' }),
    ]);
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    const looks = ['GET /jobs', 'GET /jobs', 'GET /jobs'];
    const again = ['resubmit', 'POST /jobs', 'look-up', 'GET /jobs', `adopted ${id}`];
    expect(story()).toEqual(['POST /jobs', 'look-up', ...looks, ...again]);
    expect(service.ids).toEqual([id]);
  });

  test('twice: it is not sent a third time', async () => {
    const { service, ionq, thrownBy, events } = scene(
      [onCreate({ kind: 'reset-before' }, always)],
      {},
      { maxRetries: 9 },
    );
    const error = await thrownBy(ionq.jobs.create(oneCircuit));
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    expect(error).toMatchObject({ clientToken: 'token-1' });
    expect(posts(service)).toBe(2);
    expect(events.filter(({ type }) => type === 'resubmit')).toHaveLength(1);
  });

  test('waits as long as the service asks before it is sent again', async () => {
    const fault: Fault = { kind: 'status', status: 503, retryAfter: { seconds: 60 } };
    const { service, ionq, clock } = scene([onCreate(fault)]);
    const start = clock.now();
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    expect(service.job(id).submittedAt - start).toBe(60_000);
  });

  test('is not sent again where the service asks for more time than anyone waits', async () => {
    const fault: Fault = { kind: 'status', status: 503, retryAfter: { seconds: 3_600 } };
    const { service, ionq, thrownBy } = scene([onCreate(fault)]);
    const error = await thrownBy(ionq.jobs.create(oneCircuit));
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    expect((error as Error).cause).toMatchObject({ status: 503, retryAfter: 3_600 });
    expect(posts(service)).toBe(1);
  });
});

describe('a submission that did not arrive', () => {
  test('is sent again at once where no connection could be made', async () => {
    const { service, ionq, clock, story } = scene([onCreate({ kind: 'refused' }, { count: 2 })]);
    await clock.run(ionq.jobs.create(oneCircuit));
    expect(story()).toEqual(['POST /jobs', 'retry after 500 ms', 'POST /jobs', 'retry after 1000 ms', 'POST /jobs']);
    expect(service.ids.length).toBe(1);
  });

  test('is sent again after the time that a 429 asks for, and a look', async () => {
    const { service, ionq, clock, story } = scene([
      onCreate({ kind: 'status', status: 429, retryAfter: { seconds: 20 } }),
    ]);
    const start = clock.now();
    await clock.run(ionq.jobs.create(oneCircuit));
    expect(story()).toEqual(['POST /jobs', 'look-up', 'GET /jobs', 'resubmit', 'POST /jobs']);
    expect([clock.now() - start, service.ids.length]).toEqual([20_000, 1]);
  });

  test('is known not to be there where it was refused, though nobody can look', async () => {
    const limited: Fault = { kind: 'status', status: 429 };
    const { ionq, thrownBy, service } = scene([{ fault: limited, ...always }]);
    expect(await thrownBy(ionq.jobs.create(oneCircuit))).toBeInstanceOf(RateLimitError);
    expect([posts(service), service.ids.length]).toEqual([1, 0]);
  });

  test('is not sent again after a mistake', async () => {
    const { ionq, thrownBy, story } = scene([onCreate({ kind: 'status', status: 400 })]);
    expect(await thrownBy(ionq.jobs.create(oneCircuit))).toBeInstanceOf(BadRequestError);
    expect(story()).toEqual(['POST /jobs']);
  });
});

describe('where both of two sendings arrive', () => {
  /** The first arrives so many ms after it seemed lost; each request and each answer takes a second. */
  const arriving = (after: number) =>
    scene([onCreate({ kind: 'late', after, seen: 'reset' })], { latency: 2_000, emulator: idle });

  test('the later is canceled, and the earlier kept', async () => {
    const { service, ionq, clock, events, states } = arriving(19_000);
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    const [first, second] = service.ids;
    expect(id).toBe(first);
    expect(states()).toEqual(['submitted', 'canceled']);
    const told = { clientToken: 'token-1', jobId: first, canceled: [second], left: [] };
    expect(events).toContainEqual({ type: 'duplicate', ...told });
  });

  test('the later is canceled, though it was sent earlier', async () => {
    const { service, ionq, clock, states } = arriving(20_500);
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    expect(id).toBe(service.ids[0]);
    expect(states()).toEqual(['submitted', 'canceled']);
  });

  test('a list that is behind is asked until it has both', async () => {
    const { service, ionq, clock, states } = scene([onCreate(lost)], {
      lists: { listedAfter: 20_000 },
      emulator: idle,
    });
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    expect([id, posts(service)]).toEqual([service.ids[0], 2]);
    expect(states()).toEqual(['submitted', 'canceled']);
  });

  test('one that cannot be canceled is named', async () => {
    const { service, ionq, clock, events, states } = arriving(19_000);
    service.script({ fault: { kind: 'status', status: 409 }, operation: 'CancelJob' });
    await clock.run(ionq.jobs.create(oneCircuit));
    const second = service.ids[1];
    expect(events).toContainEqual(expect.objectContaining({ type: 'duplicate', canceled: [], left: [second] }));
    expect(states()).toEqual(['submitted', 'submitted']);
  });

  test.each([undefined, 'SimulationError'])(
    'one that has run is left as it is, and named; failure: %s',
    async (fail) => {
      const faults = fail === undefined ? [] : [{ fail, count: 2 }];
      const { service, ionq, clock, events } = scene([], { emulator: { faults } });
      const twice = { ...oneCircuit, metadata: { client_request_id: 'twice' } };
      for (let k = 0; k < 2; k++) await clock.run(ionq.jobs.create(twice, { clientToken: false }));
      await clock.advance(3_000);
      const [first, second] = service.ids;
      expect(await clock.run(ionq.jobs.create(oneCircuit, { clientToken: 'twice' }))).toMatchObject({ id: first });
      expect(events).toContainEqual(expect.objectContaining({ type: 'duplicate', canceled: [], left: [second] }));
      expect(service.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    },
  );

  test('a look that fails is told, and the job that is known is given', async () => {
    const { service, ionq, clock, events } = scene([
      onCreate({ kind: 'reset-before' }),
      onList({ kind: 'status', status: 401 }, { skip: 3 }),
    ]);
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    expect(service.ids).toEqual([id]);
    const warnings = events.flatMap((event) => (event.type === 'warning' ? event.issues : []));
    expect(warnings).toMatchObject([{ code: 'SubmissionUncertain', severity: 'warning' }]);
    expect(warnings[0]!.message).toContain(id);
  });

  test('after every look, there are two, and an event told that it was sent twice', async () => {
    const { service, ionq, clock, events, states } = arriving(60_000);
    const { id } = await clock.run(ionq.jobs.create(oneCircuit));
    await clock.advance(60_000);
    expect(states()).toEqual(['submitted', 'submitted']);
    expect(events).toContainEqual({ type: 'resubmit', request: 'POST /jobs', clientToken: 'token-1' });
    // Whoever asks later gets the job that was given.
    expect(await clock.run(ionq.jobs.find('token-1'))).toMatchObject({ id });
    expect(service.created.get('token-1')).toBe(2);
  });
});

describe('where nobody can tell', () => {
  test('the error holds the token by which the job is found later', async () => {
    const { service, ionq, clock, thrownBy } = scene([onCreate(lost), onList({ kind: 'status', status: 401 })]);
    const error = await thrownBy(ionq.jobs.create(oneCircuit));
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    const { clientToken, message } = error as SubmissionUncertainError;
    expect(message).toContain('jobs.find("token-1")');
    expect(posts(service)).toBe(1);
    expect(await clock.run(ionq.jobs.find(clientToken!))).toMatchObject({ id: service.ids[0] });
  });

  test.each<Fault>([{ kind: 'status', status: 502 }, { kind: 'reset-before' }, { kind: 'html' }])(
    'a look that fails for a moment is followed by the next: %j',
    async (fault) => {
      const faults = [onCreate(lost), onList(fault, { count: 2 })];
      const { service, ionq, clock, story } = scene(faults, {}, { maxRetries: 0 });
      const { id } = await clock.run(ionq.jobs.create(oneCircuit));
      expect(story()).toEqual(['POST /jobs', 'look-up', 'GET /jobs', 'GET /jobs', 'GET /jobs', `adopted ${id}`]);
      expect(service.ids.length).toBe(1);
    },
  );

  test('it is sent again after a last look that found nothing, though one before it failed', async () => {
    const faults = [onCreate({ kind: 'reset-before' }), onList({ kind: 'reset-before' }, { count: 2 })];
    const { service, ionq, clock } = scene(faults, {}, { maxRetries: 1 });
    await clock.run(ionq.jobs.create(oneCircuit));
    expect([posts(service), service.ids.length]).toEqual([2, 1]);
  });

  test('nothing is sent again after a last look that failed, whatever the looks before it said', async () => {
    const faults = [onCreate({ kind: 'reset-before' }), onList({ kind: 'reset-before' }, { skip: 2 })];
    const { service, ionq, thrownBy } = scene(faults, {}, { maxRetries: 0 });
    expect(await thrownBy(ionq.jobs.create(oneCircuit))).toBeInstanceOf(SubmissionUncertainError);
    expect(posts(service)).toBe(1);
  });
});

describe('a token of one’s own', () => {
  test('submits nothing twice across a restart, however much happened in between', async () => {
    const before = scene([onCreate(lost)], { emulator: idle });
    const { service, clock } = before;
    const controller = new AbortController();
    clock.after(500, () => controller.abort());
    const call = before.ionq.jobs.create(oneCircuit, { clientToken: 'monday', signal: controller.signal });
    expect(await before.thrownBy(call)).toMatchObject({ clientToken: 'monday' });
    const others = clientOf(service);
    for (let k = 0; k < 60; k++) {
      await clock.run(others.jobs.create(oneCircuit, { clientToken: false }));
      await clock.advance(60_000);
    }

    const { id } = await clock.run(clientOf(service).jobs.create(oneCircuit, { clientToken: 'monday' }));
    expect(id).toBe(service.ids[0]);
    expect(service.created.get('monday')).toBe(1);
  });

  test('may stand in the metadata', async () => {
    const { service, ionq, clock, story } = scene([], { emulator: idle });
    const payload = { ...oneCircuit, metadata: { client_request_id: 'tuesday' } };
    const { id } = await clock.run(ionq.jobs.create(payload));
    expect(await clock.run(ionq.jobs.create(payload))).toMatchObject({ id });
    expect(service.created).toEqual(new Map([['tuesday', 1]]));
    expect(story()).toEqual(['GET /jobs', 'POST /jobs', 'GET /jobs', 'GET /jobs', `adopted ${id}`]);
  });

  test('counts more than one in the metadata', async () => {
    const { service, ionq, clock } = scene([]);
    const payload = { ...oneCircuit, metadata: { client_request_id: 'old' } };
    await clock.run(ionq.jobs.create(payload, { clientToken: 'new' }));
    expect(service.created).toEqual(new Map([['new', 1]]));
  });

  test('submits one job where two clients use it at once', async () => {
    const { service, ionq, clock, states } = scene([], { emulator: idle, latency: 100 });
    const calls = [ionq, clientOf(service)].map((client) => client.jobs.create(oneCircuit, { clientToken: 'both' }));
    const [one, other] = await clock.run(Promise.all(calls));
    expect(states()).toEqual(['submitted', 'canceled']);
    expect([one?.id, other?.id]).toEqual(Array(2).fill(service.ids[0]));
  });

  test('leads to the job that was not canceled', async () => {
    const { service, ionq, clock, states, events } = scene([], { emulator: idle });
    const payload = { ...oneCircuit, metadata: { client_request_id: 'x' } };
    for (let k = 0; k < 2; k++) await clock.run(ionq.jobs.create(payload, { clientToken: false }));
    const [first, second] = service.ids;
    await clock.run(ionq.jobs.cancel(first!));
    expect(await clock.run(ionq.jobs.create(oneCircuit, { clientToken: 'x' }))).toMatchObject({ id: second });
    expect(states()).toEqual(['canceled', 'submitted']);
    expect(events.map(({ type }) => type)).not.toContain('duplicate');
  });

  test('sends nothing where it cannot be looked up', async () => {
    const { service, ionq, thrownBy } = scene([onList({ kind: 'status', status: 409 })]);
    const error = await thrownBy(ionq.jobs.create(oneCircuit, { clientToken: 'x' }));
    expect(error).toBeInstanceOf(ConflictError);
    expect(posts(service)).toBe(0);
  });
});

describe('a caller who ends the call', () => {
  test('in flight is told the token by which the job is found', async () => {
    const { service, ionq, clock, thrownBy } = scene([onCreate({ kind: 'timeout', processed: true })]);
    const controller = new AbortController();
    clock.after(2_000, () => controller.abort());
    const error = await thrownBy(ionq.jobs.create(oneCircuit, { signal: controller.signal }));
    expect(error).toBeInstanceOf(APIUserAbortError);
    const { clientToken } = error as APIUserAbortError;
    expect(await clock.run(ionq.jobs.find(clientToken!))).toMatchObject({ id: service.ids[0] });
  });

  test('is told that something may have been made that no token leads to', async () => {
    const { ionq, clock, thrownBy } = scene([
      { fault: { kind: 'timeout', processed: true }, operation: 'CreateSession' },
    ]);
    const controller = new AbortController();
    clock.after(2_000, () => controller.abort());
    const error = await thrownBy(ionq.sessions.create({ backend: 'qpu.forte-1' }, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'APIUserAbortError', clientToken: undefined });
    expect((error as Error).message).toContain('may have taken it');
  });

  test('while it is looked for is told it too', async () => {
    const { service, ionq, clock, thrownBy } = scene([onCreate(lost), onList({ kind: 'timeout' })]);
    const controller = new AbortController();
    clock.after(500, () => controller.abort());
    const error = await thrownBy(ionq.jobs.create(oneCircuit, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'APIUserAbortError', clientToken: 'token-1' });
    expect(posts(service)).toBe(1);
  });

  test('between two sendings is told it too', async () => {
    const controller = new AbortController();
    const service = new EmulatedService({ faults: [onCreate({ kind: 'late', after: 60_000, seen: 'reset' })] });
    const onEvent = ({ type }: ClientEvent) => type === 'resubmit' && controller.abort();
    const call = clientOf(service, { onEvent }).jobs.create(oneCircuit, { signal: controller.signal });
    await expect(service.clock.run(call)).rejects.toMatchObject({ name: 'APIUserAbortError', clientToken: 'token-1' });
    expect(posts(service)).toBe(1);
  });

  test.each([
    ['before it begins', 0, []],
    ['while it waits to be sent again', 200, ['POST /jobs', 'retry after 500 ms']],
  ] as const)('%s knows that there is no job', async (_, after, told) => {
    const { service, ionq, clock, thrownBy, story } = scene([onCreate({ kind: 'refused' }, always)]);
    const controller = new AbortController();
    if (after === 0) controller.abort();
    else clock.after(after, () => controller.abort());
    const error = await thrownBy(ionq.jobs.create(oneCircuit, { signal: controller.signal }));
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({ clientToken: undefined });
    expect(story()).toEqual(told);
    expect(service.ids.length).toBe(0);
  });
});

describe('a submission without a token', () => {
  test.each<Fault>([lost, { kind: 'timeout' }, { kind: 'status', status: 503 }, { kind: 'truncated' }])(
    'is never sent again: %j',
    async (fault) => {
      const { service, ionq, thrownBy } = scene([onCreate(fault)]);
      const error = await thrownBy(ionq.jobs.create(oneCircuit, { clientToken: false, maxRetries: 5 }));
      expect(error).toBeInstanceOf(SubmissionUncertainError);
      expect(error).toMatchObject({ clientToken: undefined });
      expect(service.requests.map(({ method }) => method)).toEqual(['POST']);
    },
  );

  test('is needed where the metadata has no place left, which is said before anything is sent', async () => {
    const { service, ionq, clock, thrownBy } = scene([]);
    const metadata = Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`key-${k}`, 'x']));
    const error = await thrownBy(ionq.jobs.create({ ...oneCircuit, metadata }));
    expect(error).toMatchObject({ issues: [{ code: 'MetadataLimit', path: ['metadata'] }] });
    expect(service.requests).toEqual([]);
    await clock.run(ionq.jobs.create({ ...oneCircuit, metadata }, { clientToken: false }));
    expect(service.jobs[0]?.metadata).toEqual(metadata);
  });
});

test('fields beside the document cannot take the token away', async () => {
  const { service, ionq, clock, thrownBy } = scene([], { isStrict: false });
  const error = await thrownBy(ionq.jobs.create(oneCircuit, { extra: { metadata: { mine: 'x' }, priority: 1 } }));
  expect(error).toMatchObject({ issues: [{ code: 'DuplicateName', path: ['extra', 'metadata'] }] });
  expect(service.requests).toEqual([]);
  await clock.run(ionq.jobs.create(oneCircuit, { extra: { priority: 1 } }));
  expect(service.requests[0]?.body).toMatchObject({ priority: 1, metadata: { client_request_id: 'token-2' } });
});

describe('sessions', () => {
  test.each<Fault>([lost, { kind: 'timeout' }, { kind: 'status', status: 503 }, { kind: 'status', status: 429 }])(
    'are opened once: %j',
    async (fault) => {
      const { service, ionq, thrownBy } = scene([{ fault, operation: 'CreateSession' }]);
      const error = await thrownBy(ionq.sessions.create({ backend: 'qpu.forte-1' }, { maxRetries: 5 }));
      const isRefused = fault.kind === 'status' && fault.status === 429;
      expect(error).toBeInstanceOf(isRefused ? RateLimitError : SubmissionUncertainError);
      expect(posts(service)).toBe(1);
    },
  );

  test('are ended by one request, where a look shows that it arrived', async () => {
    const { service, ionq, clock, story } = scene([{ fault: lost, operation: 'EndSession' }]);
    const { id } = await clock.run(ionq.sessions.create({ backend: 'qpu.forte-1' }));
    expect(await clock.run(ionq.sessions.end(id))).toMatchObject({ id, active: false });
    expect(story().slice(1)).toEqual([
      'POST /sessions/{session}/end',
      'look-up',
      'GET /sessions/{session}',
      'adopted what is no job',
    ]);
    expect(posts(service)).toBe(2);
  });

  test('are ended by a second request, where it did not', async () => {
    const { service, ionq, clock } = scene([{ fault: { kind: 'reset-before' }, operation: 'EndSession' }]);
    const { id } = await clock.run(ionq.sessions.create({ backend: 'qpu.forte-1' }));
    expect(await clock.run(ionq.sessions.end(id))).toMatchObject({ id, active: false });
    expect(posts(service)).toBe(3);
  });
});
