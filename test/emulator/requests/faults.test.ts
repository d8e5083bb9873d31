import { describe, expect, it } from 'vitest';
import { type FaultRule, readFaultRule } from '../../../src/emulator/index.js';
import { bell, circuitJob, multiJob, testEmulator } from '../test-emulator.js';

const emulatorWith = (...faults: FaultRule[]) => testEmulator({ faults });

describe('a fault', () => {
  it('befalls its operation and its backend, so many times', async () => {
    const { ask, post } = emulatorWith({
      operation: 'CreateJob',
      backend: 'simulator',
      status: 503,
      retryAfter: 2,
      count: 2,
    });
    expect((await ask('/backends')).status).toBe(200);
    expect((await post('/jobs', circuitJob({ backend: 'qpu.forte-1' }))).status).toBe(201);
    for (let time = 0; time < 2; time++) {
      const { status, body, headers } = await post('/jobs', circuitJob());
      expect([status, body.statusCode, body.error]).toEqual([503, 503, 'Service Unavailable Error']);
      expect(headers.get('retry-after')).toBe('2');
    }
    expect((await post('/jobs', circuitJob())).status).toBe(201);
    // What was refused was not taken either.
    expect((await ask('/jobs')).body.jobs).toHaveLength(2);
  });

  it('befalls any operation where it names none, and a request without a key neither uses it up nor feels it', async () => {
    const { ask } = emulatorWith({ status: 500 });
    expect((await ask('/jobs', { headers: { authorization: '' } })).status).toBe(401);
    expect((await ask('/nowhere')).status).toBe(404);
    expect((await ask('/whoami')).status).toBe(500);
    expect((await ask('/whoami')).status).toBe(200);
  });

  it.each([
    ['a job', (id: string) => `/jobs/${id}`],
    ['the results of a job', (id: string) => `/jobs/${id}/results/probabilities`],
    ['an estimate', () => '/jobs/estimate?backend=qpu.forte-1'],
    ['a machine', () => '/backends/qpu.forte-1'],
    ['a session', (_: string, session: string) => `/sessions/${session}`],
  ])('knows the backend of %s', async (_, path) => {
    const before = testEmulator();
    const job = await before.run(circuitJob({ backend: 'qpu.forte-1' }));
    const session = (await before.post('/sessions', { backend: 'qpu.forte-1' })).body.id;
    const { body } = await before.ask('//_emulator/state');
    const { ask } = emulatorWith({ backend: 'simulator', status: 502 }, { backend: 'qpu.forte-1', status: 429 });
    await ask('//_emulator/state', { method: 'PUT', body });
    expect((await ask(path(job, session))).status).toBe(429);
    expect((await ask(path(job, session))).status).toBe(200);
  });

  it('holds an answer back', async () => {
    const { clock, ask } = emulatorWith({ operation: 'getWhoami', latency: 700 });
    const from = clock.now();
    expect((await clock.run(ask('/whoami'))).status).toBe(200);
    expect(clock.now() - from).toBe(700);
  });

  it.each(['before', 'after'] as const)('breaks the connection %s the request is done', async (drop) => {
    const { emulator, request, ask } = emulatorWith({ operation: 'CreateJob', drop });
    const posted = request('/v0.4/jobs', { method: 'POST', body: circuitJob() });
    const error = await emulator.fetch(posted).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).cause).toMatchObject({ code: 'ECONNRESET' });
    expect((await ask('/jobs')).body.jobs).toHaveLength(drop === 'after' ? 1 : 0);
  });

  it('breaks the connection of a server by what the server gave it', async () => {
    const { emulator, request } = emulatorWith({ drop: 'before' });
    let isDropped = false;
    await emulator.fetch(request('/v0.4/jobs'), {
      drop: () => {
        isDropped = true;
      },
    });
    expect(isDropped).toBe(true);
  });

  it('cuts a body in the middle', async () => {
    const { emulator, request, ask } = emulatorWith({ operation: 'getBackends', cut: true });
    const response = await emulator.fetch(request('/v0.4/backends'));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('cut by a fault rule');
    expect((await ask('/backends')).status).toBe(200);
  });

  it('fails a job with a code of the service, and a job of several with all its parts', async () => {
    const emulator = emulatorWith(
      { fail: 'QuantumComputerError', backend: 'qpu.forte-1' },
      { fail: 'SystemCancel', backend: 'simulator' },
    );
    expect((await emulator.job(await emulator.run(circuitJob({ backend: 'qpu.forte-1' })))).failure).toEqual({
      code: 'QuantumComputerError',
      message: 'This failure was ordered by a fault rule of the emulator.',
    });
    const whole = await emulator.job(await emulator.run(multiJob([bell, bell])));
    expect([whole.status, whole.failure.code]).toEqual(['failed', 'SystemCancel']);
    for (const child of whole.child_job_ids) expect((await emulator.job(child)).failure.code).toBe('SystemCancel');
    expect((await emulator.job(await emulator.run(circuitJob()))).status).toBe('completed');
  });

  it('stays in the log', async () => {
    const { ask } = emulatorWith({ status: 503 });
    await ask('/whoami');
    const { requests } = (await ask('//_emulator/requests')).body;
    expect(requests).toMatchObject([{ method: 'GET', path: '/v0.4/whoami', operation: 'getWhoami', status: 503 }]);
  });
});

describe('a rule', () => {
  it.each<[string, FaultRule]>([
    [
      'operation=CreateJob,status=503,retryAfter=1.5,count=2',
      { operation: 'CreateJob', status: 503, retryAfter: 1.5, count: 2 },
    ],
    ['fail=QuantumComputerError, backend = qpu.forte-1', { fail: 'QuantumComputerError', backend: 'qpu.forte-1' }],
    ['drop=after', { drop: 'after' }],
    ['latency=250,cut=true', { latency: 250, cut: true }],
  ])('is read from %s', (text, rule) => {
    expect(readFaultRule(text)).toEqual(rule);
  });

  it.each([
    ['statsu=503', 'did you mean status?'],
    ['status=many', 'status is a number'],
    ['drop=never', 'drop is "before" or "after"'],
    ['cut=maybe', 'cut is true or false'],
    ['', 'it takes count'],
  ])('is none: %s', (text, reason) => {
    expect(() => readFaultRule(text)).toThrow(reason);
  });

  it.each<[FaultRule, string | RegExp]>([
    [{ operation: 'CreateJobs', status: 503 }, 'did you mean CreateJob?'],
    [{ backend: 'qpu.fort-1', status: 503 }, 'did you mean qpu.forte-1?'],
    [{ fail: 'QuantumComputrError' }, 'did you mean QuantumComputerError?'],
    [{ status: 204 }, /a fault has the status/],
    [{ status: 600 }, /a fault has the status/],
    [{ status: 503.5 }, /a fault has the status/],
  ])('that could never act is refused: %o', (rule, reason) => {
    expect(() => testEmulator({ faults: [rule] })).toThrow(reason);
  });
});
