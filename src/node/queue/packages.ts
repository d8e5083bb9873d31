import { createRequire } from 'node:module';
import { withPackage } from '../optional-package.js';

/** What is used of a client of the package ioredis; its own declarations speak of types that not everybody has. */
export interface RedisClient {
  readonly status: string;
  /** Its socket, where it has one. */
  readonly stream?: { readonly bytesRead: number };
  on(event: 'error' | 'ready' | 'close' | 'end', listener: (error: Error) => void): void;
  connect(): Promise<void>;
  disconnect(reconnect?: boolean): void;
  duplicate(options?: object): RedisClient;
  ping(): Promise<string>;
  set(key: string, value: string, mode: 'PX', milliseconds: number): Promise<unknown>;
  del(...keys: readonly string[]): Promise<number>;
  exists(key: string): Promise<number>;
  sismember(key: string, member: string): Promise<number>;
  sadd(key: string, ...members: readonly string[]): Promise<number>;
  pexpire(key: string, milliseconds: number): Promise<number>;
  /** Runs a script in Lua, as one step, over so many keys and then arguments. */
  eval(script: string, keys: number, ...words: readonly (string | number)[]): Promise<unknown>;
  lpop(key: string, count: number): Promise<readonly string[] | null>;
  blpop(key: string, seconds: number): Promise<readonly [key: string, value: string] | null>;
  llen(key: string): Promise<number>;
}

/** What is used of the package bullmq. */
export interface BullPackage {
  readonly Queue: new (name: string, options: object) => BullQueue;
  readonly Worker: new (name: string, processor: (job: BullJob) => Promise<unknown>, options: object) => BullWorker;
}

export interface BullJob {
  readonly id?: string;
  readonly data: unknown;
}

export interface BullQueue {
  add(name: string, data: object, options: { readonly jobId: string }): Promise<unknown>;
  /** The key in Redis under which a job is kept. */
  toKey(id: string): string;
  remove(id: string): Promise<number>;
  /** What Redis says of their connections, wherever on it they are. */
  getWorkers(): Promise<readonly { readonly db?: string }[]>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

export interface BullWorker {
  /** Renews its locks by a clock; what closes a worker does not come to it where the queue is away. */
  readonly lockManager?: { close(): Promise<void> };
  waitUntilReady(): Promise<unknown>;
  /** @param force whether jobs that are being done are left */
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

const PURPOSE = 'a queue of tasks';

/** The package bullmq; @throws IonloomError `MissingPackage`. */
export function bullPackage(): BullPackage {
  return withPackage('bullmq', PURPOSE, () => createRequire(import.meta.url)('bullmq') as BullPackage);
}

/** A client of the package ioredis that is not connected yet; @throws IonloomError `MissingPackage`. */
export function redisClient(options: object): RedisClient {
  const Redis = withPackage('ioredis', PURPOSE, () => {
    return (createRequire(import.meta.url)('ioredis') as { readonly Redis: new (options: object) => RedisClient })
      .Redis;
  });
  return new Redis({
    lazyConnect: true,
    // As packages that block on Redis want it: who waits too long is told by whoever asked.
    maxRetriesPerRequest: null,
    ...options,
  });
}
