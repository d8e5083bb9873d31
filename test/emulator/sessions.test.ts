import { describe, expect, it } from 'vitest';
import { bell, circuitJob, type Json, multiJob, type TestEmulator, testEmulator } from './test-emulator.js';

const backend = 'qpu.forte-1';

/** Runs a job in a session. */
async function submit(emulator: TestEmulator, session: string, more: object = {}) {
  const answer = await emulator.post('/jobs', circuitJob({ backend, session_id: session, ...more }));
  await emulator.settled();
  return answer;
}

async function open(emulator: TestEmulator, settings?: object): Promise<Json> {
  return (await emulator.post('/sessions', { backend, ...(settings === undefined ? {} : { settings }) })).body;
}

const get = async (emulator: TestEmulator, id: string): Promise<Json> => (await emulator.ask(`/sessions/${id}`)).body;

/** What a session says when it takes no job. */
async function refusal(emulator: TestEmulator, session: string, more: object = {}): Promise<string> {
  const { status, body } = await submit(emulator, session, more);
  expect([status, body.validation.keys]).toEqual([400, ['session_id']]);
  return body.message;
}

describe('a session', () => {
  it('is created, starts with its first job, and ends once', async () => {
    const emulator = testEmulator();
    const session = await open(emulator);
    expect(session).toMatchObject({ backend, active: true, status: 'created', started_at: null, ended_at: null });
    await emulator.clock.advance(1_000);
    const { body } = await submit(emulator, session.id);
    expect(body.session_id).toBe(session.id);
    expect((await emulator.job(body.id)).session_id).toBe(session.id);
    const started = await get(emulator, session.id);
    expect([started.status, Date.parse(started.started_at) - Date.parse(started.created_at)]).toEqual([
      'started',
      1_000,
    ]);
    await emulator.clock.advance(1_000);
    const ended = (await emulator.ask(`/sessions/${session.id}/end`, { method: 'POST' })).body;
    expect(ended).toMatchObject({ active: false, status: 'ended' });
    expect(Date.parse(ended.ended_at) - Date.parse(ended.created_at)).toBe(2_000);
    expect(ended.ender_id).not.toBeNull();
    await emulator.clock.advance(1_000);
    expect((await emulator.ask(`/sessions/${session.id}/end`, { method: 'POST' })).body).toEqual(ended);
    expect(await refusal(emulator, session.id)).toBe('"session_id": the session has ended');
  });

  it('lists its own jobs alone', async () => {
    const emulator = testEmulator();
    const [one, two] = [await open(emulator), await open(emulator)];
    expect(one.id).not.toBe(two.id);
    await emulator.run(circuitJob());
    for (const session of [one, two, one]) await submit(emulator, session.id);
    const jobs = async (path: string) => (await emulator.ask(path)).body.jobs.map((job: Json) => job.session_id);
    expect(await jobs(`/sessions/${one.id}/jobs`)).toEqual([one.id, one.id]);
    expect(await jobs(`/sessions/${one.id}/jobs?session_id=${two.id}`)).toEqual([one.id, one.id]);
    expect(await jobs(`/jobs?session_id=${two.id}`)).toEqual([two.id]);
    expect(await jobs('/jobs')).toHaveLength(4);
  });

  it('takes so many jobs, of which one of several circuits is one', async () => {
    const emulator = testEmulator();
    const { id } = await open(emulator, { job_count_limit: 2 });
    await emulator.run(multiJob([bell, bell, bell], { backend, session_id: id }));
    expect((await submit(emulator, id)).status).toBe(201);
    expect(await refusal(emulator, id)).toBe('"session_id": the session has taken as many jobs as it may');
    expect((await get(emulator, id)).status).toBe('ended');
  });

  it('costs so much', async () => {
    const emulator = testEmulator();
    const { id } = await open(emulator, { cost_limit: { unit: 'usd', value: 30 } });
    const costs: number[] = [];
    for (let k = 0; k < 2; k++) {
      const { body } = await submit(emulator, id);
      costs.push((await emulator.ask(`/jobs/${body.id}/cost`)).body.cost.value);
    }
    expect(costs[0]).toBeLessThan(30);
    expect(costs[0]! + costs[1]!).toBeGreaterThan(30);
    expect(await refusal(emulator, id)).toBe('"session_id": the session has cost as much as it may');
  });

  it('lasts so long', async () => {
    const emulator = testEmulator();
    const { id, created_at: from, settings } = await open(emulator, { duration_limit_min: 10 });
    expect(Date.parse(settings.expires_at) - Date.parse(from)).toBe(600_000);
    await emulator.clock.advance(599_999);
    expect((await submit(emulator, id)).status).toBe(201);
    await emulator.clock.advance(1);
    expect(await refusal(emulator, id)).toBe('"session_id": the session has ended');
    const session = await get(emulator, id);
    expect(session).toMatchObject({ status: 'ended', active: false, ended_at: settings.expires_at, ender_id: null });
    const listed = async (active: boolean) => (await emulator.ask(`/sessions?active=${active}`)).body.sessions.length;
    expect([await listed(true), await listed(false)]).toEqual([0, 1]);
  });

  it('is for one backend', async () => {
    const emulator = testEmulator();
    const { id } = await open(emulator);
    expect(await refusal(emulator, id, { backend: 'simulator' })).toBe('"session_id": the session is for qpu.forte-1');
    expect((await get(emulator, id)).status).toBe('created');
  });

  it('does not take the place of another one after a state was put', async () => {
    const emulator = testEmulator();
    await open(emulator);
    const second = await open(emulator);
    const { sessions } = (await emulator.ask('//_emulator/state')).body;
    const state = { jobs: [], sessions: sessions.filter(({ id }: Json) => id === second.id) };
    expect((await emulator.ask('//_emulator/state', { method: 'PUT', body: state })).status).toBe(200);
    const third = await open(emulator);
    const ids = (await emulator.ask('/sessions')).body.sessions.map(({ id }: Json) => id);
    expect(ids).toEqual([third.id, second.id]);
  });

  it('is opened without the fields that the document does not know, unless one is strict', async () => {
    const body = { backend, name: 'mine', settings: { job_count_limit: 2, colour: 'red' } };
    const emulator = testEmulator();
    const answer = await emulator.post('/sessions', body);
    expect([answer.status, answer.body.settings]).toEqual([201, { job_count_limit: 2 }]);
    const { requests } = (await emulator.ask('//_emulator/requests')).body;
    expect(requests[0].tolerated.toSorted()).toEqual([
      'the field name is left out',
      'the field settings.colour is left out',
    ]);
    const refused = await testEmulator({ strict: true }).post('/sessions', body);
    expect([refused.status, refused.body.validation.keys.toSorted()]).toEqual([400, ['name', 'settings.colour']]);
    expect((await emulator.post('/sessions', { backend: 'qpu.forte-l' })).body.message).toMatch(
      /"backend" must be one of/,
    );
  });

  it('does not start with a job that nobody takes', async () => {
    const emulator = testEmulator({ queueLimit: 0 });
    const { id } = await open(emulator);
    expect((await submit(emulator, id)).status).toBe(429);
    expect((await get(emulator, id)).status).toBe('created');
  });
});
