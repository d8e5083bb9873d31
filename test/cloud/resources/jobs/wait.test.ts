import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  APITimeoutError,
  APIUserAbortError,
  JobCanceledError,
  JobFailedError,
  JobTimeoutError,
  NotFoundError,
  type WaitOptions,
} from '../../../../src/cloud/index.js';
import { requireCompleted } from '../../../../src/cloud/resources/jobs/wait.js';
import { clientOf, JOB, jobData, json, networkError, type Outcome, refusing, thrownBy } from '../../test-service.js';

const at = (status: string, more = {}) => json(jobData({ status, ...more }));
const running = (count: number) => Array.from({ length: count }, () => at('started'));

async function waited(outcomes: readonly Outcome[], options: WaitOptions = {}, chance = 0) {
  const { ionq, world, service } = clientOf(outcomes);
  world.chance = chance;
  const job = await world.until(ionq.jobs.wait(JOB, options));
  return { job, world, service };
}

async function failed(outcomes: readonly Outcome[], options: WaitOptions = {}) {
  const { ionq, world, service } = clientOf(outcomes);
  const error = await thrownBy(() => world.until(ionq.jobs.wait(JOB, options)));
  expect(world.timers).toBe(0);
  return { error, world, service };
}

describe('waiting for a job', () => {
  it('looks until it is completed, and gives the last answer', async () => {
    const { job, service, world } = await waited([
      at('submitted'),
      at('ready'),
      at('started'),
      at('completed', { name: 'n' }),
    ]);
    expect(job).toMatchObject({ status: 'completed', name: 'n' });
    expect(service.requests).toEqual(Array(4).fill(`GET /v0.4/jobs/${JOB}`));
    expect(world.timers).toBe(0);
  });

  it('waits half as long again each time, up to half a minute', async () => {
    const { world } = await waited([...running(13), at('completed')]);
    expect(world.waited.map(Math.round)).toEqual([
      500, 750, 1125, 1688, 2531, 3797, 5695, 8543, 12814, 19222, 28833, 30000, 30000,
    ]);
  });

  it.each([
    [4_000, 4_000],
    [10, 500],
    [0, 500],
    [-5, 500],
    [90_000, 30_000],
    [null, 500],
    ['soon', 500],
    ['9000', 500],
    [{}, 500],
    [undefined, 500],
  ])('waits first as long as the service predicts, within bounds: %j ms', async (predicted, first) => {
    const { world } = await waited([at('ready', { predicted_wait_time_ms: predicted }), at('completed')]);
    expect(world.waited).toEqual([first]);
  });

  it('waits within the bounds that are asked for', async () => {
    const { world } = await waited([...running(4), at('completed')], { minDelay: 1_000, maxDelay: 2_000 });
    expect(world.waited).toEqual([1_000, 1_500, 2_000, 2_000]);
  });

  it('keeps to the one bound that is given, whatever the other is by itself', async () => {
    expect((await waited([...running(2), at('completed')], { minDelay: 60_000 })).world.waited).toEqual([
      60_000, 60_000,
    ]);
    expect((await waited([...running(2), at('completed')], { maxDelay: 100 })).world.waited).toEqual([100, 100]);
    const { error, service } = await failed([], { minDelay: 2_000, maxDelay: 1_000 });
    expect(error).toMatchObject({ code: 'ValueOutOfRange', issues: [{ path: ['minDelay'] }] });
    expect(service.arrived).toEqual([]);
  });

  it('never waits less than the least by chance', async () => {
    const { world } = await waited([...running(3), at('completed')], { minDelay: 1_000 }, 0.999_999);
    expect(world.waited.map(Math.round)).toEqual([1_000, 1_125, 1_688]);
  });

  it('waits up to a quarter less by chance', async () => {
    const { world } = await waited([at('ready', { predicted_wait_time_ms: 8_000 }), at('completed')], {}, 0.999_999);
    expect(world.waited[0]!).toBeCloseTo(6_000, 1);
  });

  it('goes on in a state that nobody knows', async () => {
    expect((await waited([at('paused'), at('completed')])).job.status).toBe('completed');
  });

  it.each([
    ['failed', JobFailedError, { jobId: JOB, failure: { code: 'E', message: 'M' } }],
    ['canceled', JobCanceledError, { jobId: JOB }],
    ['deleted', JobCanceledError, { jobId: JOB }],
  ] as const)('ends where the job is %s', async (status, Class, facts) => {
    const { error, world } = await failed([at('started'), at(status, { failure: { code: 'E', message: 'M' } })]);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject(facts);
    expect(world.waited).toHaveLength(1);
  });

  it('bears that a job is unknown at first, for ten seconds', async () => {
    expect((await waited([refusing(404), refusing(404), at('completed')])).job.status).toBe('completed');
    const { error, world } = await failed(Array.from({ length: 12 }, () => refusing(404)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(world.elapsed).toBeGreaterThanOrEqual(10_000);
    expect(world.elapsed).toBeLessThan(20_000);
  });

  it('says that a job is unknown where its time is over before it became known', async () => {
    for (const timeout of [0, 1_200]) {
      const { error, world } = await failed([refusing(404), refusing(404), refusing(404)], { timeout });
      expect(error).toBeInstanceOf(NotFoundError);
      expect(world.elapsed).toBe(timeout);
    }
  });

  it('bears no job that becomes unknown, and no other refusal', async () => {
    expect((await failed([at('started'), refusing(404)])).error).toBeInstanceOf(NotFoundError);
    expect((await failed([refusing(403)])).error).toMatchObject({ status: 403 });
    expect((await failed([new Response('{"id":"J"}')], { maxRetries: 0 })).error).toMatchObject({
      code: 'UnreadableAnswer',
    });
  });

  it('bears broken connections as every read does', async () => {
    const { job } = await waited([networkError('ECONNRESET'), at('started'), refusing(503), at('completed')]);
    expect(job.status).toBe('completed');
    const { error } = await failed([networkError('ECONNRESET')], { maxRetries: 0 });
    expect(error).toMatchObject({ code: 'ConnectionFailed' });
  });

  it('ends when its time is over, with a look at the very end', async () => {
    const { error, world, service } = await failed(running(20), { timeout: 2_000 });
    expect(error).toBeInstanceOf(JobTimeoutError);
    expect(error).toMatchObject({ jobId: JOB, status: 'started' });
    expect((error as Error).message).toContain('after 2 s');
    expect(world.waited).toEqual([500, 750, 750]);
    expect(service.arrived).toHaveLength(4);
    expect((await failed(running(1), { timeout: 0 })).service.arrived).toHaveLength(1);
    expect((await waited([at('started'), at('completed')], { timeout: 500 })).job.status).toBe('completed');
  });

  const hanging: Outcome = ({ init }) =>
    new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));

  it('ends when its time is over, though a look hangs', async () => {
    const { error, world } = await failed([at('started'), hanging], { timeout: 5_000 });
    expect(error).toBeInstanceOf(JobTimeoutError);
    expect(error).toMatchObject({ jobId: JOB, status: 'started' });
    expect(world.elapsed).toBe(5_000);
    const { signal } = new AbortController();
    await failed([at('started'), hanging], { timeout: 5_000, signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('gives the first look and the last one ten seconds, and no more', async () => {
    const first = await failed([hanging], { timeout: 100 });
    expect(first.error).toBeInstanceOf(APITimeoutError);
    expect(first.world.elapsed).toBe(10_000);
    const last = await failed([...running(3), hanging], { timeout: 2_000 });
    expect(last.error).toBeInstanceOf(JobTimeoutError);
    expect(last.world.elapsed).toBe(12_000);
    // Retries of a look are within its time, too.
    const broken = Array.from({ length: 9 }, () => refusing(503, 'busy', { 'retry-after': '4' }));
    const { error, world } = await failed([at('started'), ...broken], { timeout: 6_000, maxRetries: 9 });
    expect([(error as Error).name, world.elapsed]).toEqual(['JobTimeoutError', 6_000]);
  });

  it('is ended by the signal during a look within its time', async () => {
    const controller = new AbortController();
    const aborting: Outcome = (request) => {
      setImmediate(() => controller.abort());
      return hanging(request);
    };
    const { error } = await failed([at('started'), aborting], { timeout: 5_000, signal: controller.signal });
    expect(error).toBeInstanceOf(APIUserAbortError);
  });

  it('is ended by the signal between two looks, and leaves nothing on it', async () => {
    const { ionq, world, service } = clientOf(running(3));
    const controller = new AbortController();
    const waiting = ionq.jobs.wait(JOB, { signal: controller.signal });
    waiting.catch(() => undefined);
    await world.next();
    controller.abort();
    const error = await thrownBy(() => waiting);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect((error as Error).message).toContain('the job goes on');
    expect([service.arrived.length, world.timers]).toEqual([2, 0]);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('is ended by the signal before and during a look', async () => {
    const before = await failed([], { signal: AbortSignal.abort() });
    expect(before.error).toBeInstanceOf(APIUserAbortError);
    expect(before.service.arrived).toEqual([]);
    const controller = new AbortController();
    const during = await failed(
      [
        () => {
          setImmediate(() => controller.abort());
          return new Promise(() => undefined);
        },
      ],
      { signal: controller.signal },
    );
    expect(during.error).toBeInstanceOf(APIUserAbortError);
  });

  it('leaves nothing on a signal that outlives many looks', async () => {
    const { signal } = new AbortController();
    await waited([...running(20), at('completed')], { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('tells of every look, the last included', async () => {
    const told: string[] = [];
    const onUpdate = ({ status }: { readonly status: string }) => told.push(status);
    await waited([refusing(404), at('ready'), at('completed')], { onUpdate });
    await failed([at('failed')], { onUpdate });
    expect(told).toEqual(['ready', 'completed', 'failed']);
  });

  it('ends with what onUpdate throws', async () => {
    const mine = new Error('mine');
    const onUpdate = () => {
      throw mine;
    };
    expect((await failed([at('started')], { onUpdate })).error).toBe(mine);
  });

  it('sends the headers of the call, and repeats a look as often as it is told', async () => {
    const { service } = await waited([networkError('EPIPE'), at('completed')], {
      headers: { 'x-a': '1' },
      maxRetries: 1,
    });
    expect(service.arrived.map(({ headers }) => headers.get('x-a'))).toEqual(['1', '1']);
  });

  it.each([
    [null, 'the options of jobs.wait are null'],
    [{ interval: 5 }, "jobs.wait has no option 'interval'"],
    [{ timeout: Number.POSITIVE_INFINITY }, 'as timeout'],
    [{ timeout: -1 }, 'as timeout'],
    [{ minDelay: '5' }, 'as minDelay'],
    [{ maxDelay: Number.NaN }, 'as maxDelay'],
    [{ onUpdate: 'x' }, 'onUpdate'],
    [{ signal: {} }, 'signal'],
  ])('takes no options %j', async (options, words) => {
    const { error, service } = await failed([], options as never);
    expect(error).toMatchObject({ name: 'IonloomError' });
    expect((error as Error).message).toContain(words);
    expect(service.arrived).toEqual([]);
  });

  it('needs an id', async () => {
    const { ionq } = clientOf([]);
    for (const id of [undefined, '', '..']) {
      expect(await thrownBy(() => ionq.jobs.wait(id as string))).toMatchObject({ issues: [{ path: ['job'] }] });
    }
  });
});

it.each([
  ['completed', undefined],
  ['failed', JobFailedError],
  ['canceled', JobCanceledError],
  ['deleted', JobCanceledError],
  ['started', JobTimeoutError],
  ['paused', JobTimeoutError],
])('takes a job that is %s for completed or says what it is', async (status, Class) => {
  const call = () => requireCompleted(jobData({ status }) as never);
  if (Class === undefined) expect(call()).toMatchObject({ status });
  else expect(call).toThrow(Class);
});
