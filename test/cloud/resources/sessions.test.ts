import { describe, expect, it } from 'vitest';
import { RateLimitError, SubmissionUncertainError } from '../../../src/cloud/index.js';
import { clientOf, jobData, json, networkError, refusing, thrownBy } from '../test-service.js';

const session = (more = {}) => ({
  id: 'S',
  created_at: 'x',
  organization_id: 'o',
  backend: 'qpu.forte-1',
  project_id: null,
  creator_id: null,
  started_at: null,
  ended_at: null,
  ender_id: null,
  active: true,
  status: 'created',
  ...more,
});
const ended = session({ active: false, status: 'ended', ended_at: 'y' });

describe('a session', () => {
  it('is opened with what it ends at', async () => {
    const { ionq, world, service } = clientOf([json(session(), { status: 201 })]);
    const request = { backend: 'qpu.forte-1', settings: { duration_limit_min: 10 } };
    const opened = await world.until(ionq.sessions.create(request));
    expect({ ...opened }).toEqual(session());
    expect(JSON.parse(JSON.stringify(opened))).toEqual(session());
    expect(service.arrived[0]).toMatchObject({ method: 'POST', body: request });
  });

  it('is checked before it is opened', async () => {
    const { ionq, service } = clientOf([]);
    const error = await thrownBy(() => ionq.sessions.create({ backend: '', settings: { job_count_limit: 0 } }));
    expect(error).toMatchObject({ issues: [{ path: ['backend'] }, { path: ['settings', 'job_count_limit'] }] });
    expect(service.arrived).toEqual([]);
  });

  it('is never opened twice: it cannot be found again', async () => {
    for (const outcome of [
      networkError('ECONNRESET'),
      refusing(500),
      new Response('<html>', { status: 201 }),
      json({}),
    ]) {
      const { ionq, world, service } = clientOf([outcome]);
      const error = await thrownBy(() => world.until(ionq.sessions.create({ backend: 'b' })));
      expect(error).toBeInstanceOf(SubmissionUncertainError);
      expect(error).toMatchObject({ clientToken: undefined });
      expect(service.arrived).toHaveLength(1);
    }
    const limited = clientOf([refusing(429)]);
    expect(await thrownBy(() => limited.world.until(limited.ionq.sessions.create({ backend: 'b' })))).toBeInstanceOf(
      RateLimitError,
    );
  });

  it('is opened after a connection that was never made', async () => {
    const { ionq, world, service } = clientOf([networkError('ECONNREFUSED', { syscall: 'connect' }), json(session())]);
    expect((await world.until(ionq.sessions.create({ backend: 'b' }))).id).toBe('S');
    expect([service.arrived.length, world.waited]).toEqual([2, [500]]);
  });

  it('ends itself where its block ends', async () => {
    const { ionq, world, service } = clientOf([json(session()), json(ended)]);
    await world.until(
      (async () => {
        await using opened = await ionq.sessions.create({ backend: 'b' });
        expect(opened.id).toBe('S');
      })(),
    );
    expect(service.requests).toEqual(['POST /v0.4/sessions', 'POST /v0.4/sessions/S/end']);
    expect(service.arrived[1]!.body).toBeUndefined();
  });

  it('is known to have ended after a look where the answer was lost', async () => {
    for (const found of [ended, session({ active: false }), session({ ended_at: 'y' })]) {
      const { ionq, world, service, told } = clientOf([networkError('ECONNRESET'), json(found)]);
      expect(await world.until(ionq.sessions.end('S'))).toEqual(found);
      expect(service.requests).toEqual(['POST /v0.4/sessions/S/end', 'GET /v0.4/sessions/S']);
      expect(told('adopted')).toHaveLength(1);
    }
  });

  it('is ended once more where the first request was lost on its way', async () => {
    const looks = [json(session()), json(session()), json(session())];
    const { ionq, world, service } = clientOf([networkError('ECONNRESET'), ...looks, json(ended)]);
    expect(await world.until(ionq.sessions.end('S'))).toEqual(ended);
    expect(service.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
  });

  it('may be uncertain, without the token of any job', async () => {
    const { ionq, world } = clientOf([networkError('ECONNRESET'), refusing(403)]);
    const error = await thrownBy(() => world.until(ionq.sessions.end('S')));
    expect(error).toBeInstanceOf(SubmissionUncertainError);
    expect(error).toMatchObject({ clientToken: undefined });
    expect((error as Error).message).not.toContain('jobs.find');
  });
});

describe('sessions', () => {
  it('are listed, looked at, and have jobs', async () => {
    const { ionq, world, service } = clientOf([
      json({ organization_id: 'o', sessions: [session()] }),
      json(session()),
      json({ jobs: [jobData()], next: null }),
    ]);
    expect(await world.until(ionq.sessions.list({ active: true }))).toEqual([session()]);
    expect(await world.until(ionq.sessions.get('S'))).toEqual(session());
    expect(await world.until(ionq.sessions.jobs('S', { limit: 5 }).toArray())).toEqual([jobData()]);
    expect(service.requests).toEqual([
      'GET /v0.4/sessions?active=true',
      'GET /v0.4/sessions/S',
      'GET /v0.4/sessions/S/jobs?limit=5',
    ]);
  });

  it.each(['', '.', '..'])('never become all of them through the id %j', async (id) => {
    const { ionq, service } = clientOf([]);
    for (const call of [
      () => ionq.sessions.get(id),
      () => ionq.sessions.end(id),
      () => ionq.sessions.jobs(id).page(),
    ]) {
      expect(await thrownBy(call)).toMatchObject({ code: 'ValueOutOfRange', issues: [{ path: ['session'] }] });
    }
    expect(service.arrived).toEqual([]);
  });
});
