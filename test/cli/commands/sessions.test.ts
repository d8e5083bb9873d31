import { describe, expect, it } from 'vitest';
import { asText, ionloom } from '../in-process.js';
import { answering, exampleOf, Service } from '../service.js';

const id = '5f8a1c1e-0000-4000-8000-000000000001';
const session = {
  id,
  created_at: '2026-05-31T12:00:00.000Z',
  organization_id: 'org',
  backend: 'qpu.forte-1',
  project_id: null,
  creator_id: 'me',
  started_at: null,
  ended_at: null,
  ender_id: null,
  settings: { job_count_limit: 1, duration_limit_min: 30, cost_limit: { unit: 'usd', value: 500 } },
  active: true,
  status: 'created',
};
const ended = { ...session, id: 'e', status: 'ended', active: false, settings: {}, ended_at: '2026-06-01T08:00:00Z' };
const all = { organization_id: 'org', sessions: [session, ended] };

describe('ionloom sessions', () => {
  it('lists them in a table, and as one document', async () => {
    const service = new Service({ 'GET /sessions': all });
    const words = ['sessions'];
    await expect(asText(words, await ionloom(words, answering(service)))).toMatchFileSnapshot(
      '../golden/service/sessions.txt',
    );
    const { stdout } = await ionloom(['sessions', 'list', '--json'], answering(service));
    expect(JSON.parse(stdout)).toEqual({ sessions: all.sessions });
  });

  it.each([
    ['--active', { active: 'true' }],
    ['--ended', { active: 'false' }],
  ])('lists those that are asked for with %s', async (option, query) => {
    const service = new Service({ 'GET /sessions': { ...all, sessions: [] } });
    const { code, stderr } = await ionloom(['sessions', option], answering(service));
    expect([code, stderr]).toEqual([0, 'there are no such sessions\n']);
    expect(service.asked[0]!.query).toEqual(query);
  });

  it('shows one, and ends one', async () => {
    const service = new Service({
      [`GET /sessions/${id}`]: session,
      [`POST /sessions/${id}/end`]: { ...session, status: 'ended', ended_at: '2026-05-31T12:10:00Z', ender_id: 'me' },
    });
    for (const action of ['get', 'end']) {
      const words = ['sessions', action, id];
      const transcript = await ionloom(words, answering(service));
      await expect(asText(words, transcript)).toMatchFileSnapshot(`../golden/service/session-${action}.txt`);
    }
    expect(JSON.parse((await ionloom(['sessions', 'get', id, '--json'], answering(service))).stdout)).toEqual(session);
  });

  it('opens one with its limits, and writes its id alone to stdout', async () => {
    const service = new Service({ 'POST /sessions': session });
    const limits = ['--jobs', '1', '--minutes', '30', '--max-cost', '500'];
    const words = ['sessions', 'create', '--backend', 'forte-1', ...limits];
    const { code, stdout, stderr } = await ionloom(words, answering(service));
    expect([code, stdout]).toEqual([0, `${id}\n`]);
    expect(stderr).toBe(`open on qpu.forte-1; ionloom sessions end ${id} ends it\n`);
    expect(service.asked[0]!.body).toEqual({ backend: 'qpu.forte-1', settings: session.settings });
    expect(JSON.parse((await ionloom([...words, '--json'], answering(service))).stdout)).toEqual(session);
  });

  it('says of one without limits that nothing ends it', async () => {
    const service = new Service({ 'POST /sessions': { ...session, settings: {} } });
    const { stderr } = await ionloom(['sessions', 'create', '--backend', 'qpu.forte-1'], answering(service));
    expect(service.asked[0]!.body).toEqual({ backend: 'qpu.forte-1' });
    expect(stderr).toContain('nothing ends it by itself');
  });

  it('lists the jobs of one', async () => {
    const jobs = exampleOf('/sessions/{session_id}/jobs');
    const service = new Service({ [`GET /sessions/${id}/jobs`]: jobs });
    const words = ['sessions', 'jobs', id, '--status', 'completed', '--limit', '5'];
    const { stdout } = await ionloom(words, answering(service));
    expect(stdout).toContain('e1a09d90-b2ba-4ea5-9fd7-4bfc14eac524  completed  simulator');
    expect(service.asked[0]!.query).toEqual({ status: 'completed', limit: '5' });
    const { stdout: document } = await ionloom([...words, '--json'], answering(service));
    expect(JSON.parse(document)).toEqual({ jobs: jobs['jobs'], more: false });
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    'sessions-create-nowhere': ['sessions', 'create', '--minutes', '3'],
    'sessions-limit-of-list': ['sessions', '--minutes', '3'],
    'sessions-active-and-ended': ['sessions', '--active', '--ended'],
    'sessions-list-one': ['sessions', 'list', id],
  };

  it.each(Object.keys(wrong))('%s ends with 2, and asks nobody', async (name) => {
    const service = new Service({});
    const transcript = await ionloom(wrong[name]!, answering(service));
    expect([transcript.code, service.asked]).toEqual([2, []]);
    await expect(asText(wrong[name]!, transcript)).toMatchFileSnapshot(`../golden/usage/${name}.txt`);
  });
});
