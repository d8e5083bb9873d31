import { hostname } from 'node:os';
import {
  IonloomError,
  inWords,
  issue,
  type OptionNames,
  requireFunction,
  requireOptions,
  requireText,
} from '../../errors/index.js';
import { type BatchAnswer, type Task, TasksLost } from '../../tasks/index.js';
import { ThreadEngine } from '../thread-engine.js';
import type { ThreadPoolOptions } from '../thread-pool.js';
import { ENDING, QUEUE, QueueConnection } from './connection.js';
import type { BullJob, BullWorker } from './packages.js';
import type { QueueOptions } from './queue-address.js';
import { requireWhole } from './queue-runner.js';
import { type BatchReply, droppedBy, GONE, readBatchJob, repliesTo, signOf } from './wire.js';

/** Leaves a reply where somebody waits for one, at once: nobody takes what comes too late. */
const REPLY = `
  if redis.call('exists', KEYS[1]) == 0 then return 0 end
  redis.call('rpush', KEYS[2], ARGV[1])
  return redis.call('pexpire', KEYS[2], ARGV[2])`;

/** How {@link startWorker} listens and computes. */
export interface WorkerOptions extends QueueOptions {
  /** How many threads compute; as many as this machine runs if left out. */
  readonly threads?: number | undefined;
  /** What the worker is called at the queue; the machine's name and the process's number if left out. */
  readonly name?: string | undefined;
  /**
   * Milliseconds after which a worker that gives no sign is taken to be gone, and what it had is given to others; 5,000 if left
   * out.
   */
  readonly lock?: number | undefined;
  /** Told when the queue goes away or comes back. */
  readonly onQueue?: ((state: 'away' | 'back', reason: string) => void) | undefined;
}

const WORKER_OPTIONS: OptionNames<WorkerOptions> = {
  url: true,
  username: true,
  password: true,
  patience: true,
  threads: true,
  name: true,
  lock: true,
  onQueue: true,
};

/** What a worker has done so far. */
export interface WorkerCounts {
  readonly tasks: number;
  /** Of these, the ones that failed. */
  readonly failed: number;
  /** Milliseconds that threads have computed. */
  readonly busy: number;
}

/** A worker that computes what a queue has. */
export interface RunningWorker {
  readonly name: string;
  readonly threads: number;
  /** The address of the queue, without any password. */
  readonly queue: string;
  readonly counts: WorkerCounts;
  /**
   * Takes nothing more, and ends once what it has is done.
   *
   * @param now whether what it has is left to others instead
   */
  stop(now?: boolean): Promise<void>;
}

const LOCK = 5000;

/** Milliseconds between two looks at whether what is computed is still wanted. */
const LOOK = 1000;

/** The most UTF-16 units in a reply of several tasks: Redis takes no value of more than 512 MiB. */
const LONGEST_REPLY = 2 ** 27;

/**
 * Starts a worker: it takes tasks from a queue on Redis and computes them on threads. Needs the packages bullmq, ioredis and
 * piscina.
 *
 * A worker computes what the schemas of tasks allow and nothing else, and refuses tasks of other versions than its own.
 *
 * @example
 * const worker = await startWorker({ url: 'redis://127.0.0.1:6379/0', threads: 2 });
 * await worker.stop();
 * @throws IonloomError `QueueUnreachable` where the queue does not answer, `ValueOutOfRange`, `MissingPackage`.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  requireOptions<WorkerOptions>(options, WORKER_OPTIONS, 'startWorker');
  requireWhole(options.lock, 'lock');
  requireWhole(options.patience, 'patience');
  if (options.name !== undefined) requireName(options.name);
  if (options.onQueue !== undefined) requireFunction(options.onQueue, 'onQueue');
  return startWorkerOn(options, {});
}

/** @throws IonloomError for what Redis takes as the name of no connection. */
function requireName(name: unknown): void {
  requireText(name, 'the name of a worker');
  if (/^[!-~]{1,200}$/.test(name as string)) return;
  const message = `the name of a worker has letters, digits and signs of ASCII and no spaces, 1 to 200 of them, not ${inWords(name)}`;
  throw new IonloomError(issue('ValueOutOfRange', message, { path: ['name'] }));
}

/** The same with threads that are started otherwise, as tests do. */
export async function startWorkerOn(options: WorkerOptions, threads: ThreadPoolOptions): Promise<RunningWorker> {
  const connection = new QueueConnection(options);
  let engine: ThreadEngine | undefined;
  try {
    await connection.ready();
    const own = options.threads === undefined ? {} : { threads: options.threads };
    engine = new ThreadEngine({ ...own, ...threads }, 'a worker');
    // Who takes tasks is ready for them: a thread takes longer to start than most tasks.
    await engine.compute([]);
    return new QueueWorker(connection, engine, options);
  } catch (error) {
    await engine?.close();
    connection.close();
    throw error;
  }
}

class QueueWorker implements RunningWorker {
  readonly name: string;
  readonly threads: number;
  readonly queue: string;
  readonly #connection: QueueConnection;
  readonly #engine: ThreadEngine;
  readonly #worker: BullWorker;
  /** What is computed now, by the ids of their jobs. */
  readonly #running = new Map<string, { readonly producer: string; readonly end: AbortController }>();
  readonly #look: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #counts: WorkerCounts = { tasks: 0, failed: 0, busy: 0 };
  #stopped: Promise<void> | undefined;
  /** Aborted where the end is not waited for any more. */
  readonly #hurry = new AbortController();

  constructor(connection: QueueConnection, engine: ThreadEngine, options: WorkerOptions) {
    const { name = `${hostname()}-${process.pid}`, lock = LOCK, onQueue } = options;
    this.name = name;
    this.threads = engine.threads;
    this.queue = connection.shown;
    this.#connection = connection;
    this.#engine = engine;
    this.#worker = new connection.bull.Worker(QUEUE.name, (job) => this.#process(job), {
      connection: connection.client,
      prefix: QUEUE.prefix,
      name,
      // One batch waits here for each worker, so that no thread does.
      concurrency: engine.parallel,
      lockDuration: lock,
      stalledInterval: Math.min(1000, lock),
      // What is lost is tried again by whoever asked for it, who counts.
      maxStalledCount: 0,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    // They are told below, and the package goes on by itself.
    this.#worker.on('error', () => {});
    let isAway = false;
    const tell = (state: 'away' | 'back', reason: string) => {
      if (this.#stopped !== undefined || isAway === (state === 'away')) return;
      isAway = state === 'away';
      onQueue?.(state, reason);
    };
    connection.client.on('close', () => tell('away', 'the connection was closed'));
    connection.client.on('ready', () => tell('back', ''));
    this.#look = setInterval(() => {
      // A Redis that is away answers all looks once it is back: one is enough.
      this.#looking ??= this.#dropUnwanted().finally(() => {
        this.#looking = undefined;
      });
    }, LOOK);
  }

  get counts(): WorkerCounts {
    return this.#counts;
  }

  async stop(now = false): Promise<void> {
    if (now) {
      for (const { end } of this.#running.values()) end.abort(new TasksLost('the worker was told to end'));
      // A queue that answers nothing would have it wait for ever.
      setTimeout(() => this.#hurry.abort(), ENDING).unref();
    }
    this.#stopped ??= this.#stop();
    await this.#stopped;
  }

  async #stop(): Promise<void> {
    const hurried = new Promise((resolve) => this.#hurry.signal.addEventListener('abort', resolve, { once: true }));
    await Promise.race([this.#worker.close().catch(() => {}), this.#connection.gone(), hurried]);
    clearInterval(this.#look);
    await this.#worker.lockManager?.close();
    await this.#engine.close();
    this.#connection.close();
  }

  /** Computes a job, and sends what came of it to whoever waits; the queue itself is told nothing. */
  async #process({ id = '', data }: BullJob): Promise<void> {
    const job = readBatchJob(data);
    // What is no job has nobody who waits for it.
    if (job === undefined || !(await this.#isWanted(id, job.producer))) return;
    const { producer, tasks } = job;
    const end = new AbortController();
    this.#running.set(id, { producer, end });
    try {
      const answer = await this.#engine.compute(tasks as readonly Task[], end.signal);
      this.#count(answer);
      await this.#reply(producer, { id, answer });
    } catch (error) {
      if (end.signal.aborted && !(end.signal.reason instanceof TasksLost)) return;
      await this.#reply(producer, { id, lost: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #reply(producer: string, reply: BatchReply): Promise<void> {
    const { client } = this.#connection;
    let text = JSON.stringify(reply);
    if (text.length > LONGEST_REPLY && 'answer' in reply && reply.answer.outcomes.length > 1) {
      text = JSON.stringify({ id: reply.id, lost: 'the results of several tasks are too large together' });
    }
    await client.eval(REPLY, 2, signOf(producer), repliesTo(producer), text, GONE);
  }

  #count({ outcomes, milliseconds }: BatchAnswer): void {
    const { tasks, failed, busy } = this.#counts;
    this.#counts = {
      tasks: tasks + outcomes.length,
      failed: failed + outcomes.filter(({ ok }) => !ok).length,
      busy: busy + milliseconds,
    };
  }

  async #isWanted(id: string, producer: string): Promise<boolean> {
    const { client } = this.#connection;
    const [isThere, isDropped] = await Promise.all([
      client.exists(signOf(producer)),
      client.sismember(droppedBy(producer), id),
    ]);
    return isThere === 1 && isDropped === 0;
  }

  async #dropUnwanted(): Promise<void> {
    for (const [id, { producer, end }] of [...this.#running]) {
      try {
        if (!(await this.#isWanted(id, producer))) end.abort(new DOMException('nobody waits for it', 'AbortError'));
      } catch {
        // The next look tells.
      }
    }
  }
}
