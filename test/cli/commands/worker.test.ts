import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueRunner } from '../../../src/node/queue/queue-runner.js';
import { freePort, type TestRedis, testRedis } from '../../node/redis-server.js';
import { StartedProgram } from '../../node/started-program.js';
import { expectedOf, resultsOf } from '../../tasks/conformance.js';
import { sweep } from '../../tasks/sample-tasks.js';
import { Folder, ionloom } from '../in-process.js';
import { ship } from '../shipped.js';

const folder = new Folder();
let redis: TestRedis;

// As it is shipped: with the file that the threads load beside it.
beforeAll(async () => {
  ship(folder);
  redis = await testRedis('--requirepass', 'a-secret');
}, 60_000);
afterAll(async () => {
  await redis.stop();
  folder.remove();
});

const environment = { IONLOOM_QUEUE_PASSWORD: 'a-secret' };
const started = (...words: readonly string[]) => new StartedProgram(folder.at('dist/cli/main.js'), words, environment);

async function said(program: StartedProgram, text: string): Promise<void> {
  while (!program.errors.includes(text)) await setTimeout(10);
}

describe('ionloom worker', () => {
  it.each([
    [[], 'a worker needs a queue'],
    [['--queue', 'redis://me:a-secret@127.0.0.1'], 'the address of a queue holds no user and no password'],
    [['--queue', '127.0.0.1'], 'that is no address of a queue'],
  ])('is wrong usage with %j', async (words, message) => {
    const { code, stdout, stderr } = await ionloom(['worker', ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('a-secret');
  });

  it('says in a sentence that there is no queue, or that it is not let in', async () => {
    const { code, stderr } = await ionloom(['worker', '--queue', `redis://127.0.0.1:${await freePort()}`]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^error: the queue at redis:\/\/127.0.0.1:\d+\/0 does not answer as it should: .*ECONNREFUSED/,
      ),
    ]);
    const refused = await ionloom(['worker', '--queue', redis.url]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('NOAUTH')]);
  }, 20_000);

  it.each(['SIGINT', 'SIGTERM'] as const)('computes until %s, and says what it did', async (signal) => {
    const worker = started('worker', '--queue', redis.url, '--threads', '1', '--name', 'a-worker');
    await said(worker, `a-worker computes on 1 thread what ${redis.url} has\n`);
    const runner = await queueRunner({ url: redis.url, password: 'a-secret' });
    expect(await resultsOf(runner, sweep(20))).toEqual(await expectedOf(sweep(20)));
    await runner.close();
    expect(await worker.kill(signal)).toBe(0);
    expect(worker.errors).toContain('told to end: what it has is done first\n20 tasks in all\n');
    expect(worker.errors).not.toContain('a-secret');
    expect(worker.lines).toEqual([]);
  });

  it('ends though its queue is away', async () => {
    const own = await testRedis();
    const worker = new StartedProgram(folder.at('dist/cli/main.js'), ['worker', '--queue', own.url, '--threads', '1']);
    await said(worker, 'computes on 1 thread');
    await own.stop();
    await said(worker, 'the queue is away');
    expect(await worker.kill('SIGTERM')).toBe(0);
    expect(worker.errors).toContain('0 tasks in all');
  }, 30_000);

  it('tells machines at its end', async () => {
    const worker = started('worker', '--queue', redis.url, '--threads', '1', '--json', '--name', 'a-worker');
    const runner = await queueRunner({ url: redis.url, password: 'a-secret' });
    await resultsOf(runner, sweep(3));
    await runner.close();
    expect(await worker.kill('SIGTERM')).toBe(0);
    const document = JSON.parse(worker.lines.join('\n'));
    expect(document).toEqual({
      name: 'a-worker',
      queue: redis.url,
      threads: 1,
      tasks: 3,
      failed: 0,
      seconds: expect.any(Number),
    });
    expect(worker.errors).toBe('');
  });
});

describe('ionloom emulator --queue', () => {
  it('gives what it gives by itself, from workers', async () => {
    const worker = started('worker', '--queue', redis.url, '--threads', '1');
    const answers: unknown[] = [];
    for (const where of [
      ['--queue', redis.url],
      ['--threads', '0'],
    ]) {
      const file = folder.at(`ready-${where[0]}.json`);
      const emulator = started('emulator', '--port', '0', '--json', '--ready-file', file, ...where);
      while (!existsSync(file)) await setTimeout(10);
      const { url } = JSON.parse(readFileSync(file, 'utf8'));
      const headers = { authorization: 'apiKey any' };
      const input = {
        gateset: 'qis',
        qubits: 2,
        circuit: [
          { gate: 'h', target: 0 },
          { gate: 'cnot', control: 0, target: 1 },
        ],
      };
      const job = { type: 'ionq.circuit.v1', backend: 'qpu.forte-1', shots: 500, input };
      const created = await fetch(`${url}/jobs`, { method: 'POST', headers, body: JSON.stringify(job) });
      const { id } = (await created.json()) as { id: string };
      for (let status = ''; status !== 'completed'; await setTimeout(10)) {
        ({ status } = (await (await fetch(`${url}/jobs/${id}`, { headers })).json()) as { status: string });
        expect(status).not.toBe('failed');
      }
      answers.push(await (await fetch(`${url}/jobs/${id}/results/probabilities`, { headers })).json());
      expect(await emulator.kill('SIGTERM')).toBe(0);
      expect(emulator.errors).toBe('');
    }
    expect(answers[0]).toEqual(answers[1]);
    await worker.kill('SIGTERM');
    expect(worker.errors).toContain('1 task in all');
  }, 30_000);

  it('says that its queue is not there, and that it needs no threads', async () => {
    const words = ['emulator', '--port', '0', '--queue', `redis://127.0.0.1:${await freePort()}`];
    expect(await ionloom(words)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not answer as it should'),
    });
    expect(await ionloom([...words, '--threads', '2'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--queue runs no circuits on threads of this machine'),
    });
  }, 20_000);
});
