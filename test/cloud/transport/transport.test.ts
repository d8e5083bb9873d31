import { describe, expect, it } from 'vitest';
import { APIAnswerError, SubmissionUncertainError } from '../../../src/cloud/index.js';
import { clientOf, json, networkError, PAYLOAD, thrownBy } from '../test-service.js';

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
