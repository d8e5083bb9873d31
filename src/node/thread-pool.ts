import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { IonloomError, issue } from '../errors/index.js';
import { withPackage } from './optional-package.js';
import { newSigns, SIGNS, type WorkerTask } from './take-task.js';

/** How threads are started. */
export interface ThreadPoolOptions {
  /** How many tasks are run at the same time; as many as this machine runs threads if left out. */
  readonly threads?: number;
  /** Milliseconds after which a thread that goes on with what it was told to end is ended itself; 1,000 if left out. */
  readonly grace?: number;
  /** The most MiB that one thread may use beside the states that it simulates; 2,048 if left out. */
  readonly heapMegabytes?: number;
  /** The file that the threads run; the one of the package if left out. */
  readonly file?: string;
}

/** A task that its thread did not finish; `memory` and `time` are the task's own fault. */
export class ThreadEnded extends Error {
  readonly reason: 'memory' | 'time' | 'other';

  /** @param message what happened, as a clause */
  constructor(reason: ThreadEnded['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What is used of the package piscina; its own declarations do not pass our compiler's checks. */
interface PiscinaPackage {
  readonly Piscina: new (options: object) => Pool;
}

interface Pool {
  run(given: WorkerTask<unknown>, options: { readonly signal: AbortSignal }): Promise<unknown>;
  /** Ends all threads. */
  destroy(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

/** The most milliseconds between two looks at what runs. */
const WATCH = 250;

/**
 * Piscina loads the file with `require` where Node can do that with a module, and only then with `import`. A thread that is
 * ended while it requires one takes the whole process with it: "v8::Module::IsGraphAsync must be used on an instantiated
 * module" (Node 20.20). Without that ability it imports, which may be ended at any time.
 */
function loadingFlags(): string[] {
  return process.allowedNodeEnvironmentFlags.has('--experimental-require-module')
    ? ['--no-experimental-require-module']
    : [];
}

/** Where the package has the file: this one may be bundled into another folder of it. */
function workerFile(): string {
  const places = ['./run-worker.js', './node/run-worker.js', '../node/run-worker.js'];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find(existsSync);
  if (found !== undefined) return found;
  throw new IonloomError(issue('CannotRead', `the file ${files[0]} is missing`, { hint: 'install ionloom anew' }));
}

/** A task that is not done. */
interface Pending {
  readonly signs: WorkerTask<unknown>['signs'];
  /** Gives it up: a thread that has begun with it is ended. */
  readonly end: AbortController;
  /** Milliseconds that it may take once a thread has begun. */
  readonly limit: number;
  /** When a thread was seen to have begun. */
  begunAt: number | undefined;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs tasks on threads (package piscina), and ends those that do not end when they are told to or do not keep to their
 * time. A thread that crashes, runs out of memory or is ended fails one task and is replaced.
 */
export class ThreadPool<Given, Answer> {
  /** How many tasks are run at the same time. */
  readonly threads: number;
  readonly #pool: Pool;
  readonly #grace: number;
  readonly #heapMegabytes: number;
  readonly #pending = new Set<Pending>();
  #watch: NodeJS.Timeout | undefined;

  /**
   * @param purpose what threads are needed for, as the sentence about a missing package says it
   * @throws IonloomError `ValueOutOfRange` for a number of threads that is none, `MissingPackage`.
   */
  constructor(options: ThreadPoolOptions, purpose: string) {
    const { threads = availableParallelism(), grace = 1000, heapMegabytes = 2048 } = options;
    if (!(Number.isInteger(threads) && threads >= 1)) {
      const found = issue('ValueOutOfRange', `threads are a whole number from 1 on, not ${threads}`, {
        path: ['threads'],
      });
      throw new IonloomError(found);
    }
    const Piscina = withPackage('piscina', purpose, () => {
      return (createRequire(import.meta.url)('piscina') as PiscinaPackage).Piscina;
    });
    this.threads = threads;
    this.#grace = grace;
    this.#heapMegabytes = heapMegabytes;
    this.#pool = new Piscina({
      filename: options.file ?? workerFile(),
      // One thread is there when the first task comes; the others start as they are needed, and stay.
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      // A thread that waits in its event loop hears what it is told while it runs a task.
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      execArgv: loadingFlags(),
    });
    // Threads that cannot even start would leave everything waiting.
    this.#pool.on('error', (error: Error) => {
      for (const { signs, fail } of [...this.#pending]) if (!hasBegun(signs)) fail(error);
    });
  }

  /**
   * Runs a task on the next thread that is free.
   *
   * @param limit milliseconds that it may take
   * @throws ThreadEnded where its thread ended; the signal's reason.
   */
  run(task: Given, limit: number, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const signs = newSigns();
      const end = new AbortController();
      const settle = () => {
        this.#forget(pending);
        signal?.removeEventListener('abort', onAbort);
      };
      const fail = (error: unknown) => {
        settle();
        reject(error instanceof ThreadEnded ? error : this.#ended(error));
      };
      const pending: Pending = { signs, end, limit, begunAt: undefined, fail };
      let grace: NodeJS.Timeout | undefined;
      const onAbort = () => {
        this.#forget(pending);
        reject(signal?.reason);
        Atomics.store(signs, SIGNS.unwanted, 1);
        if (hasBegun(signs)) grace = setTimeout(() => end.abort(), this.#grace);
        else end.abort();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#remember(pending);
      this.#pool
        .run({ task, signs }, { signal: end.signal })
        .then((answer) => {
          settle();
          resolve(answer as Answer);
        }, fail)
        .finally(() => clearTimeout(grace));
    });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #ended(error: unknown): ThreadEnded {
    const { code, message = String(error) } = error as Partial<NodeJS.ErrnoException>;
    if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return new ThreadEnded('other', message.split('\n', 1)[0]!);
    return new ThreadEnded('memory', `more than ${this.#heapMegabytes} MiB, which is what a thread may use`);
  }

  #remember(pending: Pending): void {
    this.#pending.add(pending);
    // One clock for all tasks, which need not be exact: what keeps to its time looks at the clock itself.
    this.#watch ??= setInterval(() => this.#look(), Math.max(1, Math.min(this.#grace / 4, WATCH)));
  }

  #forget(pending: Pending): void {
    this.#pending.delete(pending);
    if (this.#pending.size > 0) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
  }

  /** Ends the threads of tasks that did not even look at the clock. */
  #look(): void {
    const now = performance.now();
    for (const pending of [...this.#pending]) {
      if (!hasBegun(pending.signs)) continue;
      pending.begunAt ??= now;
      if (now - pending.begunAt <= pending.limit + this.#grace) continue;
      pending.fail(new ThreadEnded('time', `it took longer than ${pending.limit} ms`));
      pending.end.abort();
    }
  }
}

function hasBegun(signs: WorkerTask<unknown>['signs']): boolean {
  return Atomics.load(signs, SIGNS.begun) === 1;
}
