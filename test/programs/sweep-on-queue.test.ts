import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorkerOn } from '../../src/node/queue/queue-worker.js';
import { Folder } from '../cli/in-process.js';
import { type BuiltPrograms, builtPrograms } from '../node/built-programs.js';
import { type TestRedis, testRedis } from '../node/redis-server.js';
import { StartedProgram } from '../node/started-program.js';

const folder = new Folder();
let programs: BuiltPrograms;
let redis: TestRedis;

// As it is shipped: with the file that the threads load beside it.
beforeAll(async () => {
  programs = await builtPrograms({ 'dist/cli/main': 'src/cli/main.ts', 'run-worker': 'src/node/run-worker.ts' });
  const manifest = programs.file('dist/cli/main').replace('dist/cli/main.js', 'package.json');
  writeFileSync(manifest, JSON.stringify({ type: 'module', version: '0.1.0' }));
  redis = await testRedis();
}, 120_000);
afterAll(async () => {
  await redis.stop();
  programs.remove();
  folder.remove();
});

const started = (...words: readonly string[]) => new StartedProgram(programs.file('dist/cli/main'), words);
const worker = () => started('worker', '--queue', redis.url, '--threads', '1');
const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);

it('a sweep whose workers and whose own process are killed gives the very file of one thread', async () => {
  const words = ['sweep', 'docs/examples/sweeps/ansatz.qasm', '--set', 'theta=0:2*pi:150', '--set', 'phi=0,pi/4'];
  const how = ['--shots', '2000', '--noise', 'forte-1'];
  const [whole, disturbed] = [folder.at('whole.jsonl'), folder.at('disturbed.jsonl')];
  expect(await started(...words, ...how, '--threads', '1', '--out', whole).end()).toBe(0);
  const onQueue = () => started(...words, ...how, '--queue', redis.url, '--out', disturbed);
  let running = onQueue();
  // What one has at each of these moments is lost with it.
  for (const least of [1, 40, 80]) {
    const one = worker();
    while (lines(disturbed) < least) await setTimeout(5);
    await one.kill();
    if (least !== 40) continue;
    await running.kill();
    running = onQueue();
  }
  const last = worker();
  expect(await running.end()).toBe(0);
  await last.kill();
  expect(readFileSync(disturbed).equals(readFileSync(whole))).toBe(true);
  // Two threads of this process give it too.
  const threads = folder.at('threads.jsonl');
  expect(await started(...words, ...how, '--threads', '2', '--out', threads).end()).toBe(0);
  expect(readFileSync(threads).equals(readFileSync(whole))).toBe(true);
}, 120_000);

it('a sweep ends where a worker is of another version, which says nothing of its points', async () => {
  const older = await builtPrograms({ older: 'src/node/run-worker.ts' });
  const file = older.file('older');
  writeFileSync(file, readFileSync(file, 'utf8').replace('VERSION = "0.1.0"', 'VERSION = "0.0.9"'));
  const listening = await startWorkerOn({ url: redis.url }, { threads: 1, file });
  const out = folder.at('mismatch.jsonl');
  const words = [
    'sweep',
    'docs/examples/sweeps/ansatz.qasm',
    '--set',
    'theta=0:1:50',
    '--set',
    'phi=0',
    '--shots',
    '10',
  ];
  const running = started(...words, '--queue', redis.url, '--out', out);
  expect(await running.end()).toBe(1);
  await listening.stop(true);
  older.remove();
  expect(running.errors).toContain(
    'point 0 could not be computed: version: the task is of ionloom 0.1.0, and this worker is ionloom 0.0.9\n  hint: install the same version',
  );
  expect(lines(out)).toBe(0);
}, 60_000);

it('a sweep says when no worker is left, and when one comes', async () => {
  const words = ['sweep', 'docs/examples/sweeps/ansatz.qasm', '--set', 'theta=0:2*pi:1000000', '--set', 'phi=0'];
  const how = ['--shots', '20000', '--noise', 'forte-1', '--queue', redis.url, '--parallel', '2'];
  // A worker at another database of the same Redis computes nothing for it.
  const elsewhere = started('worker', '--queue', redis.url.replace(/0$/, '1'), '--threads', '1');
  while (!elsewhere.errors.includes('computes on')) await setTimeout(10);
  const running = started(...words, ...how, '--out', folder.at('told.jsonl'));
  const said = async (text: string, times: number) => {
    while (running.errors.split(text).length <= times) await setTimeout(10);
  };
  const [none, one] = [
    `no worker listens at the queue at ${redis.url}`,
    `a worker listens at the queue at ${redis.url} now`,
  ];
  await said(none, 1);
  const first = worker();
  await said(one, 1);
  await first.kill();
  await said(none, 2);
  const second = worker();
  await said(one, 2);
  expect(await running.kill('SIGINT')).toBe(130);
  await Promise.all([second.kill(), elsewhere.kill()]);
  expect(
    running.errors
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ', 2).join(' ')),
  ).toEqual(['no worker', 'a worker', 'no worker', 'a worker', 'error: interrupted', 'hint: they']);
}, 120_000);
