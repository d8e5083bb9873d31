import { describe, expect, it } from 'vitest';
import { memoryStore, readPolicy } from '../../src/emulator/index.js';
import { HandRunner } from './hand-runner.js';
import { bell, circuitJob, type Json, multiJob, testEmulator } from './test-emulator.js';

const x = [{ gate: 'x', target: 0 }];
const broken = [{ gate: 'nothing', target: 0 }];

/** The times of a job in milliseconds after its submission. */
function times({ submitted_at: from, started_at: started, completed_at: completed }: Json) {
  const since = (time: string | null) => (time === null ? null : Date.parse(time) - Date.parse(from));
  return { started: since(started), completed: since(completed) };
}

describe('a job', () => {
  it('is answered as submitted, and completed once it is computed', async () => {
    const emulator = testEmulator();
    const { status, body } = await emulator.post(
      '/jobs',
      circuitJob({ name: 'a pair', metadata: { a: '\u001e\u001f' } }),
    );
    expect([status, body.status, body.session_id]).toEqual([201, 'submitted', null]);
    await emulator.settled();
    expect(await emulator.job(body.id)).toMatchObject({
      id: body.id,
      status: 'completed',
      name: 'a pair',
      metadata: { a: '\u001e\u001f' },
      failure: null,
      parent_job_id: null,
      child_job_ids: null,
      results: { probabilities: { url: `/v0.4/jobs/${body.id}/results/probabilities` } },
    });
  });

  it('comes by time to each state, and no sooner', async () => {
    const emulator = testEmulator({ policy: readPolicy('time:100,200,500') });
    const id = await emulator.run(circuitJob());
    const states: string[] = [];
    for (const wait of [0, 99, 1, 99, 1, 299, 1]) {
      await emulator.clock.advance(wait);
      states.push((await emulator.job(id)).status);
    }
    expect(states).toEqual(['submitted', 'submitted', 'ready', 'ready', 'started', 'started', 'completed']);
  });

  it('has the times at which it came to its states, whenever somebody looks', async () => {
    const emulator = testEmulator({ policy: readPolicy('time:100,200,500') });
    const id = await emulator.run(circuitJob());
    await emulator.clock.advance(10_000);
    const job = await emulator.job(id);
    expect(times(job)).toEqual({ started: 200, completed: 500 });
    expect(job.execution_duration_ms).toBe(300);
    expect([job.predicted_wait_time_ms, job.predicted_execution_duration_ms]).toEqual([0, 300]);
  });

  it('is predicted to wait for what is left of its time, in lists too', async () => {
    const emulator = testEmulator({ policy: readPolicy('time:100,200,500') });
    const id = await emulator.run(circuitJob());
    const found: number[][] = [];
    for (const wait of [0, 150, 49, 1, 1_000]) {
      await emulator.clock.advance(wait);
      const [listed] = (await emulator.ask('/jobs')).body.jobs;
      found.push([(await emulator.job(id)).predicted_wait_time_ms, listed.predicted_wait_time_ms]);
    }
    expect(found).toEqual([200, 50, 1, 0, 0].map((left) => [left, left]));
  });

  it('fails by time when it would have been checked', async () => {
    const emulator = testEmulator({ policy: readPolicy('time:100,200,500') });
    const id = await emulator.run(circuitJob({}, broken));
    expect((await emulator.job(id)).status).toBe('submitted');
    await emulator.clock.advance(10_000);
    const job = await emulator.job(id);
    expect([job.status, job.failure.code, job.results]).toEqual(['failed', 'UnsupportedGate', null]);
    expect(times(job)).toEqual({ started: null, completed: 100 });
  });

  it('does not end before it is computed, whatever the time', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner, policy: readPolicy('time:500') });
    const id = await emulator.submit(circuitJob());
    await emulator.clock.advance(3_000);
    expect((await emulator.job(id)).status).toBe('started');
    await runner.finish();
    expect(times(await emulator.job(id))).toEqual({ started: 333, completed: 3_000 });
  });

  it('comes by looks to each state, on the backend that has the policy', async () => {
    const policies = { 'qpu.forte-1': readPolicy('polls:1,2,4') };
    const emulator = testEmulator({ policies });
    const slow = await emulator.run(circuitJob({ backend: 'qpu.forte-1' }));
    const fast = await emulator.run(circuitJob());
    expect((await emulator.job(fast)).status).toBe('completed');
    const states: string[] = [];
    for (let look = 0; look < 5; look++) {
      // Neither lists nor results are looks.
      await emulator.ask('/jobs');
      await emulator.ask(`/jobs/${slow}/results/probabilities`);
      states.push((await emulator.job(slow)).status);
    }
    expect(states).toEqual(['ready', 'started', 'started', 'completed', 'completed']);
  });

  it('is found under the state that it has come to since somebody looked', async () => {
    const emulator = testEmulator({ policy: readPolicy('time:500') });
    const id = await emulator.run(circuitJob());
    const under = async (state: string) => (await emulator.ask(`/jobs?status=${state}`)).body.jobs.length;
    expect([await under('submitted'), await under('completed')]).toEqual([1, 0]);
    await emulator.clock.advance(500);
    expect([await under('submitted'), await under('completed')]).toEqual([0, 1]);
    expect((await emulator.job(id)).status).toBe('completed');
  });
});

describe('a job of several circuits', () => {
  it('has a job for each, in their order, and their results together', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(multiJob([x, bell, [...x, ...x]], { name: 'three', metadata: { k: 'v' } }));
    const whole = await emulator.job(id);
    expect(whole).toMatchObject({
      status: 'completed',
      type: 'ionq.multi-circuit.v1',
      name: 'three',
      metadata: { k: 'v' },
    });
    expect(whole.stats).toMatchObject({ qubits: 2, circuits: 3 });
    expect(whole.results.probabilities.url).toBe(`/v0.4/jobs/${id}/results/probabilities/aggregated`);
    const parts = [];
    for (const child of whole.child_job_ids) parts.push(await emulator.job(child));
    expect(
      parts.map(({ name, status, parent_job_id, metadata, type }) => [name, status, parent_job_id, metadata, type]),
    ).toEqual(['c0', 'c1', 'c2'].map((name) => [name, 'completed', id, null, 'ionq.circuit.v1']));
    const { body } = await emulator.ask(`/jobs/${id}/results/probabilities/aggregated`);
    expect(Object.keys(body)).toEqual(whole.child_job_ids);
    const [first, second, third] = Object.values(body) as Record<string, number>[];
    expect([first, third]).toEqual([{ '1': 1 }, { '0': 1 }]);
    expect(second!['0']).toBeCloseTo(0.5, 12);
    expect(second!['3']).toBeCloseTo(0.5, 12);
    expect((await emulator.ask(`/jobs?parent_job_id=${id}`)).body.jobs.map((job: Json) => job.id)).toEqual(
      whole.child_job_ids.toReversed(),
    );
    expect((await emulator.ask(`/jobs/${id}/results/probabilities`)).status).toBe(404);
  });

  it('takes its parts along, however it is looked at', async () => {
    const emulator = testEmulator({ policy: readPolicy('polls:3') });
    const id = await emulator.run(multiJob([x, bell]));
    let whole = await emulator.job(id);
    expect(whole.status).toBe('ready');
    while (whole.status !== 'completed') whole = await emulator.job(id);
    for (const child of whole.child_job_ids) {
      expect((await emulator.ask(`/jobs/${child}/results/probabilities`)).status).toBe(200);
    }
    expect((await emulator.ask('/jobs?status=completed')).body.jobs).toHaveLength(3);
  });

  it('fails with the first of its circuits that cannot be run, whichever is found first', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const id = await emulator.submit(multiJob([x, broken, bell, [{ gate: 'x', target: 5 }]]));
    await runner.finish(-1);
    expect((await emulator.job(id)).status).toBe('started');
    await runner.finishAll();
    const whole = await emulator.job(id);
    expect([whole.status, whole.failure.code]).toEqual(['failed', 'UnsupportedGate']);
    const states = [];
    for (const child of whole.child_job_ids) states.push((await emulator.job(child)).status);
    expect(states).toEqual(['completed', 'failed', 'completed', 'failed']);
    expect((await emulator.ask(`/jobs/${id}/results/probabilities/aggregated`)).status).toBe(404);
  });

  it('lets each circuit be of a gateset of its own', async () => {
    const emulator = testEmulator();
    const circuits = [
      { circuit: bell },
      { gateset: 'native', circuit: [{ gate: 'gpi', target: 0, phase: 0 }] },
      { gateset: 'qis', circuit: x },
    ];
    const input = { gateset: 'qis', qubits: 2, circuits };
    const job = { type: 'ionq.multi-circuit.v1', backend: 'qpu.forte-1', shots: 600, input };
    const whole = await emulator.job(await emulator.run(job));
    expect(whole.status).toBe('completed');
    const isDebiased = [];
    for (const child of whole.child_job_ids) {
      isDebiased.push((await emulator.job(child)).output.error_mitigation !== undefined);
    }
    // Errors of abstract circuits are mitigated unless it is told not to; those of native ones are not.
    expect(isDebiased).toEqual([true, false, true]);
  });

  it('of no circuits is none', async () => {
    const { status, body } = await testEmulator().post('/jobs', multiJob([]));
    expect([status, body.validation.keys]).toEqual([400, ['input.circuits']]);
  });
});

describe('canceling', () => {
  it('stops what runs, and lets the next one run', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const ids: string[] = [];
    for (let k = 0; k < 9; k++) ids.push(await emulator.submit(circuitJob()));
    expect(runner.held).toHaveLength(8);
    const answer = await emulator.ask(`/jobs/${ids[0]}/status/cancel`, { method: 'PUT' });
    expect(answer.body).toEqual({ id: ids[0], status: 'canceled' });
    await emulator.settled();
    expect([runner.dropped, runner.held.length]).toEqual([1, 8]);
    await runner.finishAll();
    const job = await emulator.job(ids[0]!);
    expect([job.status, job.failure, job.results]).toEqual(['canceled', null, null]);
    expect((await emulator.job(ids[8]!)).status).toBe('completed');
  });

  it('takes what waits out of the queue', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const ids: string[] = [];
    for (let k = 0; k < 12; k++) ids.push(await emulator.submit(circuitJob()));
    await emulator.ask('/jobs/status/cancel', { method: 'PUT', body: { ids: ids.slice(8, 11) } });
    expect((await emulator.ask('//_emulator/health')).body.waiting).toBe(9);
    await runner.finishAll();
    const states = [];
    for (const id of ids) states.push((await emulator.job(id)).status);
    expect(states).toEqual([...Array(8).fill('completed'), 'canceled', 'canceled', 'canceled', 'completed']);
  });

  it('works on what has ended, which then has no results', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(circuitJob());
    await emulator.ask(`/jobs/${id}/status/cancel`, { method: 'PUT' });
    expect((await emulator.job(id)).status).toBe('canceled');
    expect((await emulator.ask(`/jobs/${id}/results/probabilities`)).status).toBe(404);
  });

  it('of a job of several circuits takes all that have not ended', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const id = await emulator.submit(multiJob([x, bell, x]));
    await runner.finish();
    await emulator.ask(`/jobs/${id}/status/cancel`, { method: 'PUT' });
    const whole = await emulator.job(id);
    const states = [];
    for (const child of whole.child_job_ids) states.push((await emulator.job(child)).status);
    expect([whole.status, ...states]).toEqual(['canceled', 'completed', 'canceled', 'canceled']);
    expect(runner.held).toEqual([]);
  });

  it.each(['PUT', 'DELETE'])(
    'or deleting (%s) a part lets the others end, and then cancels the whole',
    async (method) => {
      const runner = new HandRunner();
      const emulator = testEmulator({ runner });
      const id = await emulator.submit(multiJob([x, bell, x]));
      const [first, second, third] = (await emulator.job(id)).child_job_ids;
      await runner.finish();
      await emulator.ask(`/jobs/${second}${method === 'PUT' ? '/status/cancel' : ''}`, { method });
      expect((await emulator.job(id)).status).toBe('started');
      await runner.finishAll();
      expect((await emulator.job(id)).status).toBe('canceled');
      expect([(await emulator.job(first)).status, (await emulator.job(third)).status]).toEqual([
        'completed',
        'completed',
      ]);
    },
  );

  it('the last part of a job cancels it at once', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const id = await emulator.submit(multiJob([x, bell]));
    await runner.finish();
    const [, last] = (await emulator.job(id)).child_job_ids;
    await emulator.ask(`/jobs/${last}/status/cancel`, { method: 'PUT' });
    expect((await emulator.job(id)).status).toBe('canceled');
  });
});

describe('deleting', () => {
  it('leaves nothing of a job and its parts', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const id = await emulator.submit(multiJob([x, bell, x]));
    await runner.finish();
    expect((await emulator.ask(`/jobs/${id}`, { method: 'DELETE' })).body).toEqual({ id, status: 'deleted' });
    expect(runner.held).toEqual([]);
    expect((await emulator.ask(`/jobs/${id}`)).status).toBe(404);
    expect((await emulator.ask(`/jobs/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await emulator.ask('//_emulator/state')).body).toEqual({ jobs: [], sessions: [] });
  });

  it('may be many at once, in a body with fields that the document does not know, unless one is strict', async () => {
    for (const [method, path, status] of [
      ['PUT', '/jobs/status/cancel', 'canceled'],
      ['DELETE', '/jobs', 'deleted'],
    ] as const) {
      const emulator = testEmulator();
      const ids = [await emulator.submit(circuitJob())];
      const body = { ids, reason: 'none' };
      expect((await emulator.ask(path, { method, body })).body).toEqual({ ids, status });
      const { tolerated } = (await emulator.ask('//_emulator/requests')).body;
      expect(tolerated).toEqual({ 'the field reason is left out': 1 });
      const refused = await testEmulator({ strict: true }).ask(path, { method, body });
      expect([refused.status, refused.body.validation.keys]).toEqual([400, ['reason']]);
    }
  });

  it('of many is all or nothing', async () => {
    const emulator = testEmulator();
    const [one, two] = [await emulator.run(circuitJob()), await emulator.run(multiJob([x, bell]))];
    const [part] = (await emulator.job(two)).child_job_ids;
    const remove = (ids: readonly string[]) => emulator.ask('/jobs', { method: 'DELETE', body: { ids } });
    expect((await remove([one, 'nobody'])).status).toBe(404);
    expect((await emulator.job(one)).status).toBe('completed');
    const ids = [one, two, one, part];
    expect((await remove(ids)).body).toEqual({ ids, status: 'deleted' });
    expect((await emulator.ask('/jobs')).body).toEqual({ jobs: [], next: null });
  });

  it('while pages are read does not end the reading', async () => {
    const emulator = testEmulator();
    for (let k = 0; k < 7; k++) await emulator.run(circuitJob({ name: `job ${k}` }));
    const names: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Json = (await emulator.ask(`/jobs?limit=3${next === '' ? '' : `&next=${next}`}`)).body;
      for (const { id, name } of page.jobs) {
        names.push(name);
        await emulator.ask(`/jobs/${id}`, { method: 'DELETE' });
      }
      next = page.next;
    }
    expect(names).toEqual([6, 5, 4, 3, 2, 1, 0].map((k) => `job ${k}`));
  });
});

describe('an emulator that begins anew', () => {
  it('ends what another one left unfinished as that one would have', async () => {
    const jobs = [
      circuitJob({ noise: { model: 'aria-1' } }),
      multiJob([x, bell, x, bell], { noise: { model: 'aria-1' } }),
      multiJob([x, broken]),
    ];
    const whole = testEmulator();
    for (const job of jobs) await whole.run(job);

    const store = memoryStore();
    const runner = new HandRunner();
    const first = testEmulator({ store, runner });
    for (const job of jobs) await first.submit(job);
    // One circuit of four, so that the others are still to be run.
    await runner.finish(0);
    await runner.finish(0);
    const second = testEmulator({ store });
    await second.settled();

    const states = async ({ ask }: typeof whole) =>
      (await ask('//_emulator/state')).body.jobs.map(({ record, outcome }: Json) => [record.id, record.state, outcome]);
    expect(await states(second)).toEqual(await states(whole));
  });

  it('ends a job whose parts have all ended', async () => {
    const store = memoryStore();
    const runner = new HandRunner();
    const id = await testEmulator({ store, runner }).submit(multiJob([x, bell]));
    // As after a crash of something else that wrote into the store.
    for (const part of store.jobs({ parentId: id }, { limit: 2 })) store.putJob({ ...part, state: 'canceled' });
    expect((await testEmulator({ store }).job(id)).status).toBe('canceled');
  });

  it('does not mistake an old run for a new job of the same id', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    const before = await emulator.submit(multiJob([x, bell, bell]));
    await runner.finish();
    emulator.emulator.reset();
    const after = await emulator.submit(multiJob([bell, x, x]));
    expect(after).toBe(before);
    await emulator.ask(`/jobs/${after}/status/cancel`, { method: 'PUT' });
    await emulator.settled();
    expect(runner.held).toEqual([]);
    emulator.emulator.reset();
    const again = await emulator.submit(multiJob([x, x, x]));
    await runner.finish();
    await runner.finish();
    expect((await emulator.job(again)).status).toBe('started');
    await runner.finish();
    expect((await emulator.job(again)).status).toBe('completed');
  });

  it('stops everything when it is closed', async () => {
    const runner = new HandRunner();
    const emulator = testEmulator({ runner });
    for (let k = 0; k < 9; k++) await emulator.submit(circuitJob());
    await emulator.emulator.close();
    await emulator.settled();
    expect([runner.dropped, runner.held.length]).toEqual([8, 0]);
    expect((await emulator.ask('//_emulator/health')).body.waiting).toBe(0);
  });
});
