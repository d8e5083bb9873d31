import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { JobOutcome, Runner, RunTask } from '../emulator/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { withPackage } from './optional-package.js';
import type { WorkerTask } from './take-task.js';

export interface WorkerRunnerOptions {
  /** How many circuits are run at the same time; as many as this machine runs threads if left out. */
  readonly threads?: number;
  /** Milliseconds after which a thread that goes on with what it was told to end is ended itself; 1,000 if left out. */
  readonly grace?: number;
  /** The most MiB that one thread may use beside the states that it simulates; 2,048 if left out. */
  readonly heapMegabytes?: number;
  /** The file that the threads run; the one of the package if left out. */
  readonly file?: string;
}

/**
 * Runs circuits on threads, beside the one that answers requests. Needs the package piscina.
 *
 * A thread that crashes, runs out of memory or does not keep to a task's time fails that task and is replaced.
 *
 * @throws IonloomError `ValueOutOfRange` for a number of threads that is none, `MissingPackage`.
 */
export async function workerRunner(options: WorkerRunnerOptions = {}): Promise<Runner> {
  const { threads = availableParallelism(), grace = 1000, heapMegabytes = 2048 } = options;
  if (!(Number.isInteger(threads) && threads >= 1)) {
    const found = issue('ValueOutOfRange', `threads are a whole number from 1 on, not ${threads}`, {
      path: ['threads'],
    });
    throw new IonloomError(found);
  }
  const Piscina = withPackage('piscina', 'running circuits on threads', () => {
    return (createRequire(import.meta.url)('piscina') as PiscinaPackage).Piscina;
  });
  const pool = new Piscina({
    filename: options.file ?? workerFile(),
    // One thread is there when the first job comes; the others start as they are needed, and stay.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that waits in its event loop hears what it is told while it runs a task.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    execArgv: loadingFlags(),
  });
  return new WorkerRunner(pool, grace);
}

/** What is used of the package piscina; its own declarations do not pass our compiler's checks. */
interface PiscinaPackage {
  readonly Piscina: new (options: object) => Pool;
}

interface Pool {
  run(
    given: WorkerTask,
    options: { readonly transferList: readonly MessagePort[]; readonly signal: AbortSignal },
  ): Promise<JobOutcome>;
  /** Ends all threads. */
  destroy(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

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

class WorkerRunner implements Runner {
  readonly #pool: Pool;
  readonly #grace: number;
  /** What fails the tasks that no thread has begun. */
  readonly #waiting = new Set<(error: Error) => void>();

  constructor(pool: Pool, grace: number) {
    this.#pool = pool;
    this.#grace = grace;
    // Threads that cannot even start would leave everything waiting.
    pool.on('error', (error: Error) => {
      for (const fail of [...this.#waiting]) fail(error);
    });
  }

  run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const { port1: own, port2: theirs } = new MessageChannel();
      const end = new AbortController();
      let overtime: NodeJS.Timeout | undefined;
      const settle = () => {
        this.#waiting.delete(fail);
        signal?.removeEventListener('abort', onAbort);
      };
      const fail = (error: Error) => {
        settle();
        resolve(failure(error));
      };
      const onAbort = () => {
        const hasBegun = !this.#waiting.has(fail);
        settle();
        reject(signal?.reason);
        if (!hasBegun) end.abort();
        else {
          own.postMessage('end');
          clearTimeout(overtime);
          overtime = setTimeout(() => end.abort(), this.#grace);
        }
      };
      this.#waiting.add(fail);
      signal?.addEventListener('abort', onAbort, { once: true });
      own.once('message', () => {
        this.#waiting.delete(fail);
        overtime ??= setTimeout(() => {
          settle();
          resolve(tooSlow(task.timeLimit));
          end.abort();
        }, task.timeLimit + this.#grace);
      });
      this.#pool
        .run({ task, port: theirs }, { transferList: [theirs], signal: end.signal })
        .then(resolve, (error: unknown) => resolve(failure(error)))
        .finally(() => {
          settle();
          clearTimeout(overtime);
          own.close();
        });
    });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

function failure(error: unknown): JobOutcome {
  const { code, message: said = String(error) } = error as Partial<NodeJS.ErrnoException>;
  const message =
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'The job needs more memory than a thread of the emulator may use.'
      : `The emulator failed to run the job: ${said.split('\n', 1)[0]}`;
  return { kind: 'failed', failure: { code: 'InternalError', message } };
}

/** A task whose thread did not even look at the clock. */
function tooSlow(limit: number): JobOutcome {
  const message = `The simulation took longer than ${limit} milliseconds.`;
  return { kind: 'failed', failure: { code: 'SimulationTimeout', message } };
}
