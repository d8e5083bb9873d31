import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A Redis of a test's own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Has it answer no more, on connections that stay. */
  pause(): void;
  /** Ends it at once, and with it whatever it had. */
  kill(): Promise<void>;
  /** The same, for good. */
  stop(): Promise<void>;
  /** Starts it again on the same port, with nothing in it. */
  start(): Promise<void>;
}

/**
 * Starts Debian's `redis-server` on a free port, with a folder of its own and nothing on disk.
 *
 * @param args beside these, as in `--requirepass`
 */
export async function testRedis(...args: readonly string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-redis-'));
  const port = await freePort();
  let process: ChildProcess | undefined;
  const start = async () => {
    const own = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    process = spawn('redis-server', [...own, ...args], { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => {
      process!.once('error', () => reject(new Error('these tests need redis-server: apt-get install redis-server')));
      process!.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
    failed.catch(() => {});
    await Promise.race([answers(port), failed]);
  };
  await start();
  const kill = async () => {
    const ended = new Promise((resolve) => process!.once('exit', resolve));
    if (process!.exitCode !== null || process!.signalCode !== null) return;
    process!.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    port,
    start,
    pause: () => process!.kill('SIGSTOP'),
    kill,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await setTimeout(10);
  }
}
