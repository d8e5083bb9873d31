import { setTimeout as pause } from 'node:timers/promises';
import { IonloomError, issue } from '../../errors/index.js';
import { type BullPackage, bullPackage, type RedisClient, redisClient } from './packages.js';
import { PATIENCE, type QueueOptions, queueAddress } from './queue-address.js';

/** The queue's name in Redis, and what all of its keys begin with. */
export const QUEUE = { prefix: 'ionloom', name: 'tasks' } as const;

/** Milliseconds that the end of something is waited for, which hangs where a queue goes away meanwhile. */
export const ENDING = 1000;

/** Waits for an end, but not for ever, and however it is. */
export async function inTime(end: Promise<unknown>): Promise<void> {
  await Promise.race([end.catch(() => {}), pause(ENDING, undefined, { ref: false })]);
}

/** A connection to the Redis that a queue is on. */
export class QueueConnection {
  readonly client: RedisClient;
  readonly bull: BullPackage;
  /** The address as people may see it. */
  readonly shown: string;
  /** The number of the database. */
  readonly database: number;
  readonly patience: number;
  readonly #others: RedisClient[] = [];
  /** Since when it is not there, where it is not. */
  #awaySince: number | undefined = performance.now();
  #reason = 'no answer';
  #isClosed = false;

  /** @throws IonloomError `ValueOutOfRange` for what is no address, `MissingPackage`. */
  constructor(options: QueueOptions) {
    const { shown, connection } = queueAddress(options);
    this.bull = bullPackage();
    this.shown = shown;
    this.database = connection.db;
    this.patience = options.patience ?? PATIENCE;
    this.client = redisClient({
      ...connection,
      connectTimeout: this.patience,
      // Of those that the package bullmq makes of it, too: none goes on trying once this is closed.
      retryStrategy: (times: number) => (this.#isClosed ? null : Math.min(100 * times, 1000)),
    });
    this.client.on('error', (error) => this.#away(error.message));
    this.client.on('close', () => this.#away('the connection was closed'));
    this.client.on('ready', () => {
      this.#awaySince = undefined;
    });
  }

  /**
   * Waits until the queue answers.
   *
   * @throws IonloomError `QueueUnreachable` where it does not in time, or does not let us in.
   */
  async ready(): Promise<void> {
    if (this.client.status === 'wait') {
      // A first refusal is followed by others tries.
      void this.client.connect().catch((error: Error) => this.#away(error.message));
    }
    await this.within(this.client.ping());
  }

  /** Something that the queue is asked for; @throws IonloomError `QueueUnreachable` where it does not answer in time. */
  async within<Answer>(asked: Promise<Answer>): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.unreachable(this.#reason)), this.patience);
    });
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      throw error instanceof IonloomError ? error : this.unreachable((error as Error).message);
    } finally {
      clearTimeout(timer);
      asked.catch(() => {});
    }
  }

  /** The error where the queue has been away for longer than anybody waits. */
  get lost(): IonloomError | undefined {
    if (this.#awaySince === undefined || performance.now() - this.#awaySince < this.patience) return undefined;
    return this.unreachable(this.#reason);
  }

  /** A connection of its own for what blocks one. */
  another(): RedisClient {
    const other = this.client.duplicate();
    // What is wrong is wrong of the first one, too, and told there.
    other.on('error', () => {});
    void other.connect().catch(() => {});
    this.#others.push(other);
    return other;
  }

  /** The error that says that the queue is not there; of what Redis says only the sentence, for errors hold passwords. */
  unreachable(reason: string): IonloomError {
    return new IonloomError(
      issue(
        'QueueUnreachable',
        `the queue at ${this.shown} does not answer as it should: ${reason.split('\n', 1)[0]}`,
        {
          hint: 'start a Redis there (Debian: apt-get install redis-server), or give its address and password',
        },
      ),
    );
  }

  /** Resolves once the queue has been away for a while. */
  async gone(): Promise<void> {
    for (let looks = 0; looks < 5; looks++) {
      if (this.client.status === 'ready') looks = -1;
      await pause(ENDING / 5, undefined, { ref: false });
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const client of [...this.#others, this.client]) client.disconnect();
  }

  #away(reason: string): void {
    // What was the matter first says more than that a connection was closed for it.
    if (reason !== 'the connection was closed') this.#reason = reason;
    this.#awaySince ??= performance.now();
  }
}
