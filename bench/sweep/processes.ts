import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that the benchmark has started. */
export interface Started {
  readonly process: ChildProcess;
  /** Seconds of the processor that it took so far. */
  seconds(): number;
  /** Bytes that it holds now. */
  memory(): number;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Ticks of the processor's clock in a second, as Linux tells them to programs. */
const TICKS = 100;

/** What can be told of a process, and done to it. */
export function started(process_: ChildProcess): Started {
  return {
    process: process_,
    seconds: () => {
      const fields = readFileSync(`/proc/${process_.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    memory: () => 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process_.pid}/status`, 'utf8'))?.[1]),
    async kill(signal = 'SIGTERM') {
      if (process_.exitCode !== null || process_.signalCode !== null) return;
      const ended = once(process_, 'exit');
      process_.kill(signal);
      await ended;
    },
  };
}

/** `ionloom ...` in a process of its own, with options of Node. */
export function ionloom(words: readonly string[], options: readonly string[] = []): Started {
  const all = [...options, 'dist/cli/main.js', ...words];
  return started(spawn(process.execPath, all, { stdio: ['ignore', 'ignore', 'pipe'] }));
}

/** Waits until a process has said something that ends with a line. */
export async function firstLine({ process: { stderr } }: Started): Promise<void> {
  await once(createInterface({ input: stderr! }), 'line');
}

/** A Redis of the benchmark's own, on a free port, with nothing on disk. */
export async function redis(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-redis-'));
  const port = await freePort();
  const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = started(spawn('redis-server', words, { stdio: 'ignore' }));
  server.process.on('error', () => {});
  while (!(await isListening(port))) {
    if (server.process.exitCode !== null) throw new Error('redis-server does not start');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url: `redis://127.0.0.1:${port}/0`,
    stop: async () => {
      await server.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Workers with one thread each that listen at a queue. */
export async function workers(url: string, count: number): Promise<readonly Started[]> {
  const all = Array.from({ length: count }, () => ionloom(['worker', '--queue', url, '--threads', '1']));
  await Promise.all(all.map(firstLine));
  return all;
}
