import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Measurement, row } from '../benchmark.js';
import { bytesAt, type Host, type Network, on } from './network.js';
import { firstLine, ionloom, type Started, started } from './processes.js';
import { NOISE, SHOTS, TEMPLATE, TINY } from './template.js';

/** Milliseconds without a cable: longer than it takes until a worker is taken to be gone. */
const AWAY = 9000;

/** Milliseconds after which a sweep that has not ended never will. */
const PATIENCE = 300_000;

/** Milliseconds within which workers have started. */
const START = 60_000;

/** A circuit, its points, and where it lies. */
interface Swept {
  readonly circuit: string;
  readonly words: readonly string[];
  readonly points: number;
}

/**
 * Sweeps from one host, on workers of two others, by a Redis on a fourth: points of no time for what the way takes, and some of which
 * one host is cut off in the middle and comes back.
 */
export async function* overNetwork(net: Network, points: number, small: number): AsyncGenerator<Measurement> {
  const [store, first, second, own] = net.hosts as readonly [Host, Host, Host, Host];
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-network-'));
  const file = (name: string) => join(folder, name);
  writeFileSync(file('template.qasm'), TEMPLATE);
  writeFileSync(file('tiny.qasm'), TINY);
  const [gamma, theta] = [`gamma=0.1:1.1:${points}`, `theta=0:pi:${small}`];
  const tiny: Swept = { circuit: file('tiny.qasm'), words: ['--set', theta], points: small };
  const large: Swept = {
    circuit: file('template.qasm'),
    words: ['--set', gamma, '--set', 'beta=0.4', '--shots', `${SHOTS}`, '--noise', NOISE],
    points,
  };
  const running: Started[] = [];
  const begin = (process: Started) => {
    running.push(process);
    return process;
  };
  try {
    const alone = async ({ circuit, words }: Swept, out: string) =>
      ended(begin(ionloom(['sweep', circuit, ...words, '--threads', '1', '--out', file(out)])));
    await alone(tiny, 'tiny-alone.jsonl');
    await alone(large, 'large-alone.jsonl');

    begin(await redisOn(store, folder));
    const url = `redis://${store.address}:6379/0`;
    const workers = [first, second].map((host) => begin(ionloomOn(host, ['worker', '--queue', url, '--threads', '1'])));
    const counts = workers.map(({ process: { stderr } }) => text(stderr!));
    await Promise.race([Promise.all(workers.map(firstLine)), tooLate('the workers do not start')]);
    const queued = ({ circuit, words }: Swept, out: string) =>
      begin(ionloomOn(own, ['sweep', circuit, ...words, '--queue', url, '--out', file(out)]));

    // Once for workers to start their threads and compile their code.
    await ended(queued(tiny, 'warm.jsonl'));
    const before = bytesAt(store);
    const start = performance.now();
    await ended(queued(tiny, 'tiny.jsonl'));
    const each = (performance.now() - start) / small;
    yield row(packets(net.delay), net.delay ?? 0, 'ms');
    yield row(`${small} tasks of nothing: each, with the start of the sweep`, each, 'ms');
    yield row(`${small} tasks of nothing: to and from Redis, for each`, (bytesAt(store) - before) / small, 'bytes');

    const beforeLarge = bytesAt(store);
    const begun = performance.now();
    const sweep = queued(large, 'large.jsonl');
    const over = ended(sweep);
    while (sizeOf(file('large.jsonl')) < sizeOf(file('large-alone.jsonl')) / 4) {
      if (performance.now() - begun > PATIENCE) throw new Error('the sweep on the network does not get on');
      await pause(20);
    }
    net.cut(second);
    await Promise.race([pause(AWAY), over]);
    net.mend(second);
    const [done, processor] = [linesOf(file('large.jsonl')), workers[1]!.seconds()];
    await over;
    const wall = (performance.now() - begun) / points;
    const after = workers[1]!.seconds() - processor;
    await Promise.all(workers.map((worker) => worker.kill()));
    const tasks = (await Promise.all(counts)).map(tasksIn);
    const again = tasks.reduce((sum, count) => sum + count, 0) - points - 2 * small;

    yield row(`${points} points, a host cut off for ${AWAY / 1000} s: each`, wall, 'ms');
    yield row('to and from Redis, for each', (bytesAt(store) - beforeLarge) / points, 'bytes');
    yield row('points that the file lacked when the host came back', points - done, 'points');
    yield row('what the host computed from then on, in time of the processor', after, 's');
    yield row('tasks lost with it and done again', again, 'tasks');
    yield row('results that are not there', points - linesOf(file('large.jsonl')), 'results', { atMost: 0 });
    const same = ['tiny', 'large'].filter((name) =>
      readFileSync(file(`${name}.jsonl`)).equals(readFileSync(file(`${name}-alone.jsonl`))),
    );
    yield row("files that differ from an undisturbed run's in one thread", 2 - same.length, 'files', { atMost: 0 });
  } finally {
    await Promise.all(running.map((process) => process.kill('SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Workers that listen say so within seconds. */
async function tooLate(sentence: string): Promise<never> {
  await pause(START, undefined, { ref: false });
  throw new Error(sentence);
}

function packets(delay: number | undefined): string {
  return `a packet is held back by${delay === undefined ? ' (no sch_netem in this kernel)' : ''}`;
}

function ionloomOn(host: Host, words: readonly string[]): Started {
  const [command, all] = on(host, process.execPath, ['dist/cli/main.js', ...words]);
  return started(spawn(command, all, { stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** A Redis that the other hosts of its network reach, with nothing on disk. */
async function redisOn(host: Host, folder: string): Promise<Started> {
  const words = ['--bind', host.address, '--protected-mode', 'no', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const [command, all] = on(host, 'redis-server', words);
  const server = started(spawn(command, all, { stdio: ['ignore', 'pipe', 'ignore'] }));
  for await (const line of createInterface({ input: server.process.stdout! })) {
    if (!line.includes('Ready to accept connections')) continue;
    server.process.stdout!.resume();
    return server;
  }
  throw new Error('redis-server does not start');
}

/** Waits for the end of a sweep; @throws Error where it is not a good one. */
async function ended({ process: child, kill }: Started): Promise<void> {
  const said = text(child.stderr!);
  const late = setTimeout(() => void kill('SIGKILL'), PATIENCE);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(late);
  if (code !== 0) throw new Error(`a sweep ended with ${code}: ${await said}`);
}

/** How many tasks a worker has computed, from what it said at its end. */
function tasksIn(said: string): number {
  return Number(/(\d+) tasks? in all[^\n]*\n$/.exec(said)?.[1]?.replaceAll(',', ''));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function linesOf(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1;
}
