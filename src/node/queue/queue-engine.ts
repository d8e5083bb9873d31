import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type BatchAnswer, closedError, type Task, type TaskEngine, TasksLost } from '../../tasks/index.js';
import { inTime, QUEUE, QueueConnection } from './connection.js';
import type { BullQueue, RedisClient } from './packages.js';
import type { QueueEngineOptions } from './queue-address.js';
import { type BatchReply, droppedBy, GONE, readReply, repliesTo, signOf } from './wire.js';

const PARALLEL = 64;

/** The most tasks in one batch. */
const BATCH = 32;

/** Milliseconds between two looks at whether what is waited for is still in the queue. */
const LOOK = 500;

/** How many replies are taken at once, after the first. */
const REPLIES = 16;

/** More bytes than Redis takes to say that there is no reply. */
const NO_REPLY = 64;

/** A batch whose reply is waited for. */
interface Pending {
  readonly tasks: number;
  readonly resolve: (answer: BatchAnswer) => void;
  readonly reject: (error: unknown) => void;
  /** How often it was seen to be in the queue no more. */
  missed: number;
}

/**
 * Computes tasks on any number of machines: batches go through a queue on Redis (packages bullmq and ioredis) to the
 * workers that listen there.
 *
 * A reply waits in a list of this process's own, from which it is taken off; the queue itself keeps nothing of what is done. A batch
 * that is in the queue no more and has no reply is lost: its worker ended, or Redis forgot it.
 */
export class QueueEngine implements TaskEngine {
  readonly name: string;
  readonly parallel: number;
  readonly batch = BATCH;
  readonly #connection: QueueConnection;
  readonly #queue: BullQueue;
  readonly #listener: RedisClient;
  readonly #producer = randomUUID();
  readonly #pending = new Map<string, Pending>();
  readonly #begun: Promise<void>;
  #batches = 0;
  /** How much the listener has read, of replies that may not be whole yet. */
  #heard = 0;
  #isClosed = false;
  #loops: Promise<unknown> = Promise.resolve();

  /** @throws IonloomError `ValueOutOfRange` for what is no address of a queue, `MissingPackage`. */
  constructor(options: QueueEngineOptions) {
    this.#connection = new QueueConnection(options);
    const { client, bull, shown } = this.#connection;
    this.name = `the queue at ${shown}`;
    this.parallel = options.parallel ?? PARALLEL;
    this.#begun = this.#connection.ready().then(() => this.#sign());
    this.#begun.catch(() => {});
    this.#queue = new bull.Queue(QUEUE.name, {
      connection: client,
      prefix: QUEUE.prefix,
      skipWaitingForReady: true,
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
      streams: { events: { maxLen: 100 } },
    });
    this.#queue.on('error', () => {});
    this.#listener = this.#connection.another();
    this.#loops = this.#begun.then(
      () => Promise.all([this.#listen(), this.#watch()]),
      () => {},
    );
  }

  /** Waits until the queue answers; @throws IonloomError `QueueUnreachable`. */
  ready(): Promise<void> {
    return this.#begun;
  }

  /** How many workers listen at the queue now; @throws IonloomError `QueueUnreachable`. */
  async workers(): Promise<number> {
    await this.#begun;
    const workers = await this.#connection.within(this.#queue.getWorkers());
    // A Redis that does not tell the database of its clients has one.
    return workers.filter(({ db }) => db === undefined || Number(db) === this.#connection.database).length;
  }

  async compute(tasks: readonly Task[], signal?: AbortSignal): Promise<BatchAnswer> {
    signal?.throwIfAborted();
    await this.#begun;
    if (this.#isClosed) throw closedError();
    signal?.throwIfAborted();
    const id = `${this.#producer}_${this.#batches++}`;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#settle(id)?.reject(signal?.reason);
        void this.#drop(id);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
      this.#pending.set(id, { tasks: tasks.length, resolve: settled(resolve), reject: settled(reject), missed: 0 });
      this.#queue.add('batch', { producer: this.#producer, tasks }, { jobId: id }).catch((error: Error) => {
        this.#settle(id)?.reject(this.#connection.unreachable(error.message));
      });
    });
  }

  /** Takes back what waits, and leaves nothing of this process in Redis. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const left = [...this.#pending.keys()];
    for (const id of left) this.#settle(id)?.reject(closedError());
    const { client } = this.#connection;
    if (client.status === 'ready') {
      const own = [signOf(this.#producer), repliesTo(this.#producer), droppedBy(this.#producer)];
      await this.#connection.within(Promise.all(left.map((id) => this.#drop(id)))).catch(() => {});
      await this.#connection.within(client.del(...own)).catch(() => {});
    }
    this.#connection.close();
    await inTime(this.#queue.close());
    await inTime(this.#loops);
  }

  #settle(id: string): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** Takes a batch out of the queue, or tells the worker that has it. */
  async #drop(id: string): Promise<void> {
    const { client } = this.#connection;
    const key = droppedBy(this.#producer);
    try {
      await client.sadd(key, id);
      await client.pexpire(key, GONE);
      await this.#queue.remove(id);
    } catch {
      // Where the queue is away, workers see that this process gives no sign.
    }
  }

  /** Tells workers that somebody waits. */
  async #sign(): Promise<void> {
    const { client } = this.#connection;
    await client.set(signOf(this.#producer), '1', 'PX', GONE);
    await client.pexpire(repliesTo(this.#producer), GONE);
  }

  /** Takes replies. */
  async #listen(): Promise<void> {
    const key = repliesTo(this.#producer);
    while (!this.#isClosed) {
      try {
        const first = await this.#listener.blpop(key, 1);
        if (first === null) continue;
        this.#take(first[1]);
        for (const text of (await this.#listener.lpop(key, REPLIES)) ?? []) this.#take(text);
      } catch {
        // Whether the queue is away for too long is seen by who watches it.
        if (!this.#isClosed) await pause(100);
      }
    }
  }

  #take(text: string): void {
    const reply = readReply(text);
    // A batch that was taken for lost, or was dropped, may come back; and what is no reply is for nobody.
    const pending = reply === undefined ? undefined : this.#settle(reply.id);
    if (pending !== undefined) give(pending, reply!);
  }

  /** Looks for what is lost. */
  async #watch(): Promise<void> {
    while (!this.#isClosed) {
      await pause(LOOK);
      try {
        const away = this.#connection.lost;
        if (away !== undefined) throw away;
        // First, as a Redis that is back has forgotten it, and workers pass over what nobody waits for.
        await this.#connection.within(this.#sign());
        await this.#connection.within(this.#look());
      } catch (error) {
        // It is away for longer than anybody waits, answers no more on a connection that stays, or answers something else.
        for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
      }
    }
  }

  async #look(): Promise<void> {
    const ids = [...this.#pending.keys()];
    const { client } = this.#connection;
    // A batch has a key of its own until it is done or failed, and to look for it takes Redis no script, as its state would.
    const found = await Promise.all(ids.map((id) => client.exists(this.#queue.toKey(id))));
    const left = await client.llen(repliesTo(this.#producer));
    const { bytesRead = 0 } = this.#listener.stream ?? {};
    const isArriving = left > 0 || bytesRead < this.#heard || bytesRead > this.#heard + NO_REPLY;
    this.#heard = bytesRead;
    ids.forEach((id, place) => {
      const pending = this.#pending.get(id);
      if (pending === undefined) return;
      pending.missed = found[place] === 1 || isArriving ? 0 : pending.missed + 1;
      // Seen twice, since a reply may be on its way, as may be the batch itself.
      if (pending.missed < 2) return;
      this.#settle(id)?.reject(new TasksLost('the worker that had it ended, or the queue forgot it'));
    });
  }
}

function give({ tasks, resolve, reject }: Pending, reply: BatchReply): void {
  if ('lost' in reply) reject(new TasksLost(reply.lost));
  else if (reply.answer.outcomes.length !== tasks) reject(new TasksLost('the worker answered something else'));
  else resolve(reply.answer);
}
