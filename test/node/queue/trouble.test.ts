import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type QueueRunner, queueRunner } from '../../../src/node/queue/queue-runner.js';
import { type RunningWorker, startWorker, startWorkerOn } from '../../../src/node/queue/queue-worker.js';
import { type Task, type TaskResult, task } from '../../../src/tasks/index.js';
import { expectedOf, resultsOf } from '../../tasks/conformance.js';
import { endless, sweep } from '../../tasks/sample-tasks.js';
import { type BuiltPrograms, builtPrograms } from '../built-programs.js';
import { freePort, type TestRedis, testRedis } from '../redis-server.js';
import { slowConnection } from '../slow-connection.js';

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({
    'run-worker': 'src/node/run-worker.ts',
    'slow-tasks': 'test/node/programs/slow-tasks.ts',
    'queue-worker': 'test/node/programs/queue-worker.ts',
  });
}, 60_000);
afterAll(() => programs.remove());

/** What a test has started, ended in the opposite order. */
const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function redisOf(...args: readonly string[]): Promise<TestRedis> {
  const redis = await testRedis(...args);
  ends.push(redis.stop);
  return redis;
}

async function runnerOf(url: string, options: object = {}): Promise<QueueRunner> {
  const runner = await queueRunner({ url, ...options });
  ends.push(() => runner.close());
  return runner;
}

async function workerOf(url: string, options: object = {}, file = 'run-worker'): Promise<RunningWorker> {
  const worker = await startWorkerOn({ url, ...options }, { threads: 1, file: programs.file(file) });
  ends.push(() => worker.stop(true));
  return worker;
}

/** A worker in a process of its own, and what ends it as a machine without power does. */
async function process(
  url: string,
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<() => void> {
  const words = [programs.file('queue-worker'), url, programs.file(file), '500'];
  const child = spawn(globalThis.process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...globalThis.process.env, ...environment },
  });
  const kill = () => child.kill('SIGKILL');
  ends.push(kill);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return kill;
}

const [first] = sweep(1);
/** A task that a test's threads know by its seed. */
const seeded = (seed: number): Task => ({ ...first!, seed });

describe('a queue in trouble', () => {
  it('says in time that nobody answers, in a sentence', async () => {
    const url = `redis://127.0.0.1:${await freePort()}/0`;
    for (const start of [
      () => queueRunner({ url, patience: 1500 }),
      () => startWorkerOn({ url, patience: 1500 }, {}),
    ]) {
      await expect(start()).rejects.toMatchObject({
        code: 'QueueUnreachable',
        message: expect.stringMatching(
          /^the queue at redis:\/\/127.0.0.1:\d+\/0 does not answer as it should: connect ECONNREFUSED .*\n {2}hint: start a Redis/,
        ),
      });
    }
  });

  it('needs the password, and shows it to nobody', async () => {
    const redis = await redisOf('--requirepass', 'a-secret');
    const refused = async (options: object) => {
      const error = await queueRunner({ url: redis.url, patience: 1000, ...options }).catch((found) => found);
      expect(error).toMatchObject({ code: 'QueueUnreachable' });
      expect(error.message).toMatch(/NOAUTH|WRONGPASS/);
      return JSON.stringify([error, error.message, error.stack, error.cause ?? null]);
    };
    await refused({});
    expect(await refused({ password: 'another-secret' })).not.toContain('secret');
    const password = 'a-secret';
    await workerOf(redis.url, { password });
    const runner = await runnerOf(redis.url, { password });
    expect(runner.name).not.toContain('secret');
    expect(await resultsOf(runner, sweep(2))).toHaveLength(2);
  });

  it('ends a run whose queue goes away and does not come back', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url, { patience: 500 });
    const results = resultsOf(runner, sweep(3));
    results.catch(() => {});
    await setTimeout(50);
    await redis.kill();
    await expect(results).rejects.toMatchObject({ code: 'QueueUnreachable' });
  });

  it('ends a run whose queue answers no more, though it is there', async () => {
    const redis = await redisOf();
    await workerOf(redis.url);
    const runner = await runnerOf(redis.url, { patience: 500 });
    const results = resultsOf(runner, sweep(10_000));
    results.catch(() => {});
    await setTimeout(300);
    redis.pause();
    await expect(results).rejects.toMatchObject({ code: 'QueueUnreachable' });
  }, 20_000);

  it('is put in again once it is back, before anybody passes it over', async () => {
    const redis = await redisOf();
    await workerOf(redis.url);
    const runner = await runnerOf(redis.url, { patience: 20_000 });
    // It fails by its own time, once nobody disturbs it.
    const results = resultsOf(runner, [endless(2500)], { attempts: 2 });
    await setTimeout(1000);
    await redis.kill();
    await redis.start();
    expect(await results).toMatchObject([{ ok: false, failure: { code: 'TaskTimedOut' } }]);
  }, 30_000);

  it('waits for a result that is long on its way', async () => {
    const redis = await redisOf();
    await workerOf(redis.url);
    const slow = await slowConnection(redis.port, 100_000);
    ends.push(slow.close);
    const text = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[13]; h q;';
    const [result] = await resultsOf(
      await runnerOf(`redis://127.0.0.1:${slow.port}/0`),
      [task('simulate', { program: { text } })],
      { attempts: 1 },
    );
    expect(result).toMatchObject({ ok: true });
    expect(JSON.stringify(result).length).toBeGreaterThan(250_000);
  }, 30_000);

  it('lets go of what is asked while it is closed', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url);
    const next = runner.run(sweep(2))[Symbol.asyncIterator]().next();
    const refused = expect(next).rejects.toThrow('the runner is closed');
    await runner.close();
    await refused;
  });

  it('counts those who listen at it alone, not at another database', async () => {
    const redis = await redisOf();
    const other = redis.url.replace(/0$/, '3');
    const [runner, elsewhere] = [await runnerOf(redis.url), await runnerOf(other)];
    await workerOf(other, { name: 'elsewhere' });
    // A connection has its name a moment later.
    await expect.poll(() => elsewhere.workers()).toBe(1);
    expect(await runner.workers()).toBe(0);
    await workerOf(redis.url, { name: 'here' });
    await expect.poll(() => runner.workers()).toBe(1);
    expect(await elsewhere.workers()).toBe(1);
    // Redis would not know it by such a name.
    await expect(startWorker({ url: redis.url, name: 'a worker' })).rejects.toThrow('has letters, digits and signs');
  });

  it('goes on with a queue that comes back, and has forgotten everything', async () => {
    const redis = await redisOf();
    const told: string[] = [];
    await workerOf(redis.url, { onQueue: (state: string) => told.push(state) });
    const runner = await runnerOf(redis.url, { patience: 20_000, parallel: 2 });
    const lost: number[] = [];
    const results: TaskResult[] = [];
    for await (const result of runner.run(sweep(40), { onProgress: (progress) => lost.push(progress.lost) })) {
      results.push(result);
      if (results.length === 5) {
        await redis.kill();
        await redis.start();
      }
    }
    expect(results).toEqual(await expectedOf(sweep(40)));
    expect(told).toEqual(['away', 'back']);
  }, 30_000);
});

describe('a worker in trouble', () => {
  it('has its tasks computed by another when it is killed, to the same bytes', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url);
    const mark = programs.file('mark-of-the-killed');
    const kill = await process(redis.url, 'slow-tasks', { MARK: mark });
    const tasks = [...sweep(5), seeded(777), ...sweep(5)];
    const lost: number[] = [];
    const results = resultsOf(runner, tasks, { onProgress: (progress) => lost.push(progress.lost) });
    while (!existsSync(mark)) await setTimeout(5);
    kill();
    await process(redis.url, 'slow-tasks', { MARK: mark });
    expect(JSON.stringify(await results)).toBe(JSON.stringify(await expectedOf(tasks)));
    expect(Math.max(...lost)).toBeGreaterThan(0);
    rmSync(mark);
  }, 30_000);

  it('is not taken along by a task that ends whoever takes it, for ever: the task fails, and it alone', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url);
    let isOver = false;
    // As something that looks after processes does.
    const again = async () => {
      while (!isOver) {
        const words = [programs.file('queue-worker'), redis.url, programs.file('slow-tasks'), '300'];
        const child = spawn(globalThis.process.execPath, words, { stdio: 'ignore' });
        ends.push(() => child.kill('SIGKILL'));
        await new Promise((resolve) => child.once('exit', resolve));
      }
    };
    void again();
    const tasks = [...sweep(4), seeded(666), ...sweep(4)];
    const results = await resultsOf(runner, tasks, { attempts: 3 });
    isOver = true;
    expect(results[4]).toMatchObject({
      ok: false,
      failure: { code: 'TaskLost', message: expect.stringMatching(/^the task was tried 3 times and never finished: /) },
    });
    const others = (list: readonly TaskResult[]) => list.filter((_, place) => place !== 4);
    expect(others(results)).toEqual(others(await expectedOf(tasks)));
  }, 30_000);

  it('refuses tasks of another version, and names both', async () => {
    const older = await builtPrograms({ older: 'src/node/run-worker.ts' });
    ends.push(() => older.remove());
    const text = readFileSync(older.file('older'), 'utf8');
    expect(text).toContain('VERSION = "0.1.0"');
    writeFileSync(older.file('older'), text.replace('VERSION = "0.1.0"', 'VERSION = "0.0.9"'));
    const redis = await redisOf();
    const worker = await startWorkerOn({ url: redis.url }, { threads: 1, file: older.file('older') });
    ends.push(() => worker.stop(true));
    const [result] = await resultsOf(await runnerOf(redis.url), sweep(1));
    expect(result).toMatchObject({
      ok: false,
      failure: {
        code: 'VersionMismatch',
        message: expect.stringContaining('the task is of ionloom 0.1.0, and this worker is ionloom 0.0.9'),
      },
    });
  });

  it('does what it has before it ends, and takes nothing more', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url, { parallel: 2 });
    const worker = await workerOf(redis.url);
    const results = resultsOf(runner, sweep(60));
    while (worker.counts.tasks === 0) await setTimeout(5);
    await worker.stop();
    const { tasks } = worker.counts;
    expect(tasks).toBeLessThan(60);
    const other = await workerOf(redis.url);
    expect(await results).toEqual(await expectedOf(sweep(60)));
    // Nothing was computed twice.
    expect(other.counts.tasks).toBe(60 - tasks);
  });

  it('leaves what it has to others when it is to end at once', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url);
    const mark = programs.file('mark-of-the-stopped');
    globalThis.process.env['MARK'] = mark;
    const worker = await workerOf(redis.url, {}, 'slow-tasks');
    const results = resultsOf(runner, [seeded(777)]);
    while (!existsSync(mark)) await setTimeout(5);
    delete globalThis.process.env['MARK'];
    await worker.stop(true);
    await workerOf(redis.url);
    expect(await results).toEqual(await expectedOf([seeded(777)]));
    rmSync(mark);
  }, 20_000);

  it('gives up what nobody waits for any more', async () => {
    const redis = await redisOf();
    const runner = await runnerOf(redis.url);
    const worker = await workerOf(redis.url);
    const end = new AbortController();
    const given = resultsOf(runner, [endless()], { signal: end.signal });
    globalThis.setTimeout(() => end.abort(new Error('enough')), 300);
    await expect(given).rejects.toThrow('enough');
    // Its one thread is free long before the task would have ended.
    expect(await resultsOf(runner, sweep(1))).toHaveLength(1);
    expect(worker.counts.tasks).toBe(1);
  }, 20_000);

  it('passes over what is no task, and computes nothing that is not in the schemas', async () => {
    const redis = await redisOf();
    const { bullPackage, redisClient } = await import('../../../src/node/queue/packages.js');
    const client = redisClient({ port: redis.port });
    const queue = new (bullPackage().Queue)('tasks', { connection: client, prefix: 'ionloom' });
    ends.push(async () => {
      await queue.close();
      client.disconnect();
    });
    await queue.add('batch', { tasks: 'rm -rf /' }, { jobId: 'odd_1' });
    await queue.add('batch', { producer: '*', tasks: [] }, { jobId: 'odd_2' });
    const worker = await workerOf(redis.url);
    const runner = await runnerOf(redis.url);
    const [result] = await resultsOf(runner, [{ ...first!, given: { ...first!.given, code: 'process.exit()' } }]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'UnknownField' } });
    expect(worker.counts.tasks).toBe(1);
    expect(await client.exists(queue.toKey('odd_1'))).toBe(0);
  });
});

describe('what is left in Redis', () => {
  it('is nothing of tasks and results', async () => {
    const redis = await redisOf();
    const worker = await workerOf(redis.url);
    const runner = await queueRunner({ url: redis.url });
    expect(await runner.workers()).toBe(1);
    await resultsOf(runner, sweep(50));
    for await (const _ of runner.run(sweep(50))) break;
    await runner.close();
    await worker.stop();
    const { redisClient } = await import('../../../src/node/queue/packages.js');
    const client = redisClient({ port: redis.port }) as ReturnType<typeof redisClient> & {
      keys(pattern: string): Promise<readonly string[]>;
    };
    const left = await client.keys('*');
    client.disconnect();
    const own = ['events', 'id', 'marker', 'meta', 'stalled-check'].map((name) => `ionloom:tasks:${name}`);
    expect([...left].filter((key) => !own.includes(key))).toEqual([]);
  });
});
