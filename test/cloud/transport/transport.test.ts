import { describe, expect, it } from 'vitest';
import {
  APIAnswerError,
  APIUserAbortError,
  RateLimitError,
  SubmissionUncertainError,
} from '../../../src/cloud/index.js';
import { clientOf, json, networkError, PAYLOAD, refusing, thrownBy } from '../test-service.js';

const who = { key_id: 'k', key_name: 'n' };

describe('the headers of a request', () => {
  it('are replaced by later ones whose names differ in capitals alone', async () => {
    const options = { headers: { 'User-Agent': 'mine', 'X-Project': '1', ACCEPT: 'text/plain' } };
    const { ionq, world, service } = clientOf([json(who)], options);
    await world.until(ionq.whoami({ headers: { 'x-project': '2' } }));
    const { headers } = service.arrived[0]!;
    expect(['user-agent', 'x-project', 'accept'].map((name) => headers.get(name))).toEqual(['mine', '2', 'text/plain']);
  });
});

describe('an answer without its list', () => {
  it.each([{}, { jobs: {} }, { jobs: 'none' }, [], 'text', null, 7])('is none: %j', async (answer) => {
    const { ionq, world } = clientOf(() => Promise.resolve(json(answer)), { maxRetries: 0 });
    const calls: readonly (() => PromiseLike<unknown>)[] = [
      () => ionq.jobs.list().toArray(),
      () => ionq.jobs.find('T'),
      () => ionq.sessions.list(),
    ];
    for (const call of calls) {
      const error = await thrownBy(() => world.until(call()));
      expect(error).toBeInstanceOf(APIAnswerError);
      expect((error as Error).message).toMatch(/the answer to GET .* has no (jobs|sessions)$/);
    }
    const listing = ionq.backends.characterizations('b');
    expect(await thrownBy(() => world.until(listing.toArray()))).toBeInstanceOf(APIAnswerError);
  });

  it('does not say that a job is nowhere, so that it would be sent again', async () => {
    const lost = networkError('ECONNRESET');
    const { ionq, world, service } = clientOf([lost, json({}), json({}), json({})]);
    const error = await thrownBy(() => world.until(ionq.jobs.create(PAYLOAD)));
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    expect(service.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('has an empty one where that is null', async () => {
    const { ionq, world } = clientOf([json({ jobs: null, next: null }), json({ sessions: null })]);
    expect(await world.until(ionq.jobs.list().toArray())).toEqual([]);
    expect(await world.until(ionq.sessions.list())).toEqual([]);
  });

  it('may hold anything', async () => {
    const jobs = [null, 7, [], { metadata: 'T', submitted_at: {} }];
    const { ionq, world } = clientOf([json({ jobs, next: null })]);
    expect(await world.until(ionq.jobs.find('T'))).toBeUndefined();
  });
});

describe('a query', () => {
  it('is missed where one is needed', async () => {
    const { ionq, service } = clientOf([]);
    const usage = await thrownBy(() => ionq.usage('org', undefined as never));
    expect(usage).toMatchObject({ code: 'MissingField', issues: [{}, {}, {}, {}] });
    expect(await thrownBy(() => ionq.jobs.estimate(undefined as never))).toMatchObject({ code: 'MissingField' });
    for (const page of [undefined, 'x']) {
      expect(await thrownBy(() => ionq.jobs.list(null as never).page(page))).toMatchObject({ code: 'InvalidInput' });
    }
    expect(service.arrived).toEqual([]);
  });
});

describe('a job that was surely refused', () => {
  it('is not said to be uncertain where it cannot be looked up', async () => {
    const limited = () => refusing(429);
    const { ionq, world, service } = clientOf([limited(), limited(), limited(), limited()]);
    const error = await thrownBy(() => world.until(ionq.jobs.create(PAYLOAD)));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(service.requests).toEqual(['POST /v0.4/jobs', ...Array(3).fill('GET /v0.4/jobs')]);
  });

  it('is not said to be there somewhere where the caller ends the call', async () => {
    const controller = new AbortController();
    const { ionq, world } = clientOf([refusing(429)]);
    const call = ionq.jobs.create(PAYLOAD, { signal: controller.signal });
    call.catch(() => undefined);
    await world.settle();
    controller.abort();
    const error = await thrownBy(() => call);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({ clientToken: undefined });
  });

  it('is not looked up where the service asks for more time than anyone has', async () => {
    const { ionq, world, told } = clientOf([refusing(429, 'later', { 'retry-after': '86400' })]);
    expect(await thrownBy(() => world.until(ionq.jobs.create(PAYLOAD)))).toBeInstanceOf(RateLimitError);
    expect(told('look-up')).toEqual([]);
  });
});

describe('a caller who ends a call', () => {
  it('before a job is sent again is told its token', async () => {
    const controller = new AbortController();
    const none = () => json({ jobs: [], next: null });
    const { ionq, world, service, events } = clientOf([networkError('ECONNRESET'), none(), none(), none()], {
      onEvent: (event) => {
        if (event.type === 'resubmit') controller.abort();
      },
    });
    const error = await thrownBy(() => world.until(ionq.jobs.create(PAYLOAD, { signal: controller.signal })));
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error).toMatchObject({ clientToken: expect.stringMatching(/^0000/) });
    expect(service.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect(events).toEqual([]);
  });

  it('before it began is not told of a request', async () => {
    const { ionq, events } = clientOf([]);
    const error = await thrownBy(() => ionq.jobs.create(PAYLOAD, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ clientToken: undefined });
    expect((error as Error).message).toContain('was ended before it was sent');
    expect(events).toEqual([]);
  });
});

it('says at once that a runtime has no fetch', async () => {
  const { ionq, world, service, events } = clientOf([], { fetch: undefined });
  const own = globalThis.fetch;
  try {
    Reflect.deleteProperty(globalThis, 'fetch');
    for (const call of [() => ionq.whoami(), () => ionq.jobs.create(PAYLOAD)]) {
      const error = await thrownBy(call);
      expect(error).toMatchObject({ name: 'IonloomError', code: 'WrongArgument' });
      expect((error as Error).message).toContain('this runtime has no fetch');
    }
  } finally {
    globalThis.fetch = own;
  }
  expect([service.arrived, world.waited, events.filter(({ type }) => type !== 'request')]).toEqual([[], [], []]);
});
