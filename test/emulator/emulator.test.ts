import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import {
  bell,
  circuitJob,
  type Json,
  KEY,
  multiJob,
  ORIGIN,
  type TestEmulator,
  testEmulator,
} from './test-emulator.js';

const noisy = { noise: { model: 'aria-1' } };

/** What an emulator answers to a day's work, word for word. */
async function transcript(emulator: TestEmulator): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const note = async (path: string, question?: Json) => {
    const { status, headers, body } = await emulator.ask(path, question);
    answers.push([path, status, headers.get('x-request-id'), body]);
    await emulator.settled();
    return body;
  };
  await note('/backends');
  const jobs = [
    circuitJob(noisy),
    circuitJob(noisy),
    circuitJob({ backend: 'qpu.forte-1', shots: 500 }),
    multiJob([bell, bell], noisy),
    circuitJob({ ...noisy, input: { gateset: 'qis', qubits: 1, circuit: [{ gate: 'nothing', target: 0 }] } }),
  ];
  for (const body of jobs) {
    const { id } = await note('/jobs', { method: 'POST', body });
    const { child_job_ids: children, output } = await note(`/jobs/${id}`);
    for (const each of [id, ...(children ?? [])]) {
      await note(`/jobs/${each}/results/probabilities`);
      await note(`/jobs/${each}/results/shots`);
      await note(`/jobs/${each}/circuits/qasm3`);
    }
    for (const { variant_id: variant } of output.error_mitigation?.debiasing.variants ?? []) {
      await note(`/jobs/${id}/variants/${variant}/results/shots`);
    }
    await emulator.clock.advance(1_000);
  }
  await note('/sessions', { method: 'POST', body: { backend: 'qpu.forte-1' } });
  await note('/jobs?limit=2');
  return answers;
}

describe('the same requests', () => {
  it('are answered alike by two emulators of one seed, to the last shot', async () => {
    const [first, second] = [await transcript(testEmulator({ seed: 5 })), await transcript(testEmulator({ seed: 5 }))];
    expect(first.length).toBeGreaterThan(30);
    expect(second).toEqual(first);
  });

  it('have other ids and other shots for another seed', async () => {
    const shots = async (seed: number) => {
      const emulator = testEmulator({ seed });
      const id = await emulator.run(circuitJob(noisy));
      return [id, (await emulator.ask(`/jobs/${id}/results/shots`)).body];
    };
    const [[one, ours], [other, theirs]] = [await shots(1), await shots(2)];
    expect(one).not.toBe(other);
    expect(ours).not.toEqual(theirs);
  });

  it('draw anew for every job, unless the job has a seed of its own', async () => {
    const emulator = testEmulator();
    const shots = async (noise: object) => {
      const id = await emulator.run(circuitJob({ noise: { model: 'aria-1', ...noise } }));
      return (await emulator.ask(`/jobs/${id}/results/shots`)).body;
    };
    expect(await shots({})).not.toEqual(await shots({}));
    expect(await shots({ seed: 9 })).toEqual(await shots({ seed: 9 }));
  });
});

describe('the state', () => {
  it('can be taken from one emulator and put into another one', async () => {
    const first = testEmulator();
    const id = await first.run(multiJob([bell, bell], noisy));
    await first.post('/sessions', { backend: 'qpu.forte-1', settings: { job_count_limit: 3 } });
    await first.run(circuitJob({}, [{ gate: 'nothing', target: 0 }]));
    const { body: state } = await first.ask('//_emulator/state');
    const second = testEmulator();
    await second.run(circuitJob());
    const { body } = await second.ask('//_emulator/state', { method: 'PUT', body: state });
    expect(body).toEqual({ jobs: 4 });
    for (const path of [`/jobs/${id}`, `/jobs/${id}/results/probabilities/aggregated`, '/jobs?limit=9', '/sessions']) {
      expect((await second.ask(path)).body).toEqual((await first.ask(path)).body);
    }
    // The next job takes no id that is there.
    expect(await second.run(circuitJob())).toBe(await first.run(circuitJob()));
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'jobs'],
    ['numbers', { jobs: [1], sessions: [] }, 'jobs'],
    ['records that are none', { jobs: [{ record: {}, input: null, outcome: null }], sessions: [] }, 'jobs'],
    ['sessions that are none', { jobs: [], sessions: [{ id: 'x' }] }, 'sessions'],
    ['more than there is', { jobs: [], sessions: [], users: [] }, 'users'],
  ])('is no state: %s', async (_, body, key) => {
    const emulator = testEmulator();
    const id = await emulator.run(circuitJob());
    const answer = await emulator.ask('//_emulator/state', { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(answer.body.validation.keys.join()).toContain(key);
    expect((await emulator.job(id)).status).toBe('completed');
  });

  it.each(['submittedAt', 'state', 'number', 'childIds'])('is not taken with another kind of %s', async (field) => {
    const emulator = testEmulator();
    await emulator.run(circuitJob());
    const { body: state } = await emulator.ask('//_emulator/state');
    state.jobs[0].record[field] = 1e300;
    expect((await emulator.ask('//_emulator/state', { method: 'PUT', body: state })).status).toBe(400);
    state.jobs = [...(await emulator.ask('//_emulator/state')).body.jobs];
    state.jobs.push(state.jobs[0]);
    const twice = await emulator.ask('//_emulator/state', { method: 'PUT', body: state });
    expect([twice.status, twice.body.message]).toEqual([400, expect.stringContaining('two jobs have the id')]);
  });

  it.each(['DELETE', 'reset'])('can be forgotten by %s', async (how) => {
    const emulator = testEmulator();
    const first = await emulator.run(circuitJob());
    await emulator.post('/sessions', { backend: 'qpu.forte-1' });
    if (how === 'reset') emulator.emulator.reset();
    else await emulator.ask('//_emulator/state', { method: 'DELETE' });
    expect((await emulator.ask('//_emulator/state')).body).toEqual({ jobs: [], sessions: [] });
    expect((await emulator.ask('//_emulator/health')).body).toMatchObject({ jobs: 0, sessions: 0, waiting: 0 });
    expect(await emulator.run(circuitJob())).toBe(first);
  });
});

describe('what is kept', () => {
  it('says how it is, and what was asked', async () => {
    const emulator = testEmulator({ seed: 3, profile: '2026-09' });
    await emulator.run(circuitJob({ foo: 1 }));
    await emulator.clock.advance(5_000);
    expect((await emulator.ask('//_emulator/health')).body).toEqual({
      status: 'ok',
      profile: '2026-09',
      strict: false,
      seed: 3,
      uptime_ms: 5_000,
      jobs: 1,
      sessions: 0,
      waiting: 0,
      requests: 1,
    });
    const { requests, tolerated } = (await emulator.ask('//_emulator/requests')).body;
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v0.4/jobs', operation: 'CreateJob', status: 201 });
    expect(tolerated).toEqual({ 'the field foo is left out': 1 });
  });

  it('is nothing of any key', async () => {
    const emulator = testEmulator({ apiKey: KEY });
    const { ask } = emulator;
    await emulator.run(circuitJob());
    await ask('/jobs', { headers: { authorization: 'apiKey another-key-to-be-hidden' } });
    await ask(`/jobs?next=${KEY}&api_key=${KEY}`);
    await ask(`/jobs/${KEY}`);
    await emulator.run({
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      input: { problem_type: 'maxcut', problem: {} },
      external_settings: { api_credentials: 'credential-to-be-hidden', external_organization: 'ours' },
    });
    const kept = [await ask('//_emulator/state'), await ask('//_emulator/requests'), await ask('/jobs')];
    const text = JSON.stringify(kept.map(({ body }) => body));
    expect(text).toContain('external_organization');
    expect(text).not.toContain(KEY);
    expect(text).not.toContain('to-be-hidden');
  });

  it('is the last thousand requests, and the number of all', async () => {
    const { ask } = testEmulator();
    for (let k = 0; k < 2_100; k++) await ask('/nowhere');
    const { requests } = (await ask('//_emulator/requests')).body;
    expect(requests).toHaveLength(1_000);
    expect((await ask('//_emulator/health')).body.requests).toBe(2_101);
  });
});

describe('in the default world', () => {
  it('a job is run, whatever else there is', async () => {
    const emulator = createEmulator({ faults: [{ operation: 'CreateJob', latency: 1 }] });
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: 'apiKey any' };
      return (await (await emulator.fetch(new Request(`${ORIGIN}/v0.4${path}`, { ...init, headers }))).json()) as Json;
    };
    const { id } = await ask('/jobs', { method: 'POST', body: JSON.stringify(circuitJob()) });
    let job = await ask(`/jobs/${id}`);
    while (job.status !== 'completed') {
      await new Promise((resolve) => setImmediate(resolve));
      job = await ask(`/jobs/${id}`);
    }
    const probabilities = await ask(`/jobs/${id}/results/probabilities`);
    expect(Object.keys(probabilities)).toEqual(['0', '3']);
    await emulator.close();
  });
});
