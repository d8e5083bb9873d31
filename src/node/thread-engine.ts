import { IonloomError, issue } from '../errors/index.js';
import {
  type BatchAnswer,
  failureOf,
  type Task,
  type TaskEngine,
  type TaskOutcome,
  TasksLost,
  timeLimitOf,
  tooSlow,
} from '../tasks/index.js';
import { ThreadEnded, ThreadPool, type ThreadPoolOptions } from './thread-pool.js';

/** The most tasks that a thread is handed at once. */
const BATCH = 32;

/** Computes tasks on threads of this process. Needs the package piscina. */
export class ThreadEngine implements TaskEngine {
  readonly name: string;
  readonly threads: number;
  readonly parallel: number;
  readonly batch = BATCH;
  readonly #pool: ThreadPool<readonly Task[], BatchAnswer>;

  /** @throws IonloomError `ValueOutOfRange` for a number of threads that is none, `MissingPackage`. */
  constructor(options: ThreadPoolOptions = {}, purpose = 'computing on threads') {
    this.#pool = new ThreadPool(options, purpose);
    const { threads } = this.#pool;
    this.threads = threads;
    this.name = threads === 1 ? '1 thread' : `${threads} threads`;
    // One batch more than there are threads waits, so that no thread does.
    this.parallel = threads + 1;
  }

  async compute(tasks: readonly Task[], signal?: AbortSignal): Promise<BatchAnswer> {
    const limit = tasks.reduce((sum, task) => sum + timeLimitOf(task), 0);
    try {
      return await this.#pool.run(tasks, limit, signal);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      const own = tasks.length === 1 ? ownFault(error, limit) : undefined;
      if (own === undefined) throw new TasksLost(error.message, { cause: error });
      return { outcomes: [own], milliseconds: limit };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** What came of a task that would end any thread; undefined where it may have been the thread's fault. */
function ownFault({ reason, message }: ThreadEnded, limit: number): TaskOutcome | undefined {
  if (reason === 'other') return undefined;
  const error =
    reason === 'time' ? tooSlow(limit) : new IonloomError(issue('TooMuchMemory', `the task needs ${message}`));
  return { ok: false, failure: failureOf(error) };
}
