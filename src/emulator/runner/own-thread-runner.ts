import { runTask } from '../run/run-task.js';
import type { JobOutcome } from './outcome.js';
import type { Runner, RunTask } from './runner.js';

/** Milliseconds of work after which other events get their turn: too short for a person to notice. */
const PATIENCE = 10;

/** Runs tasks in this thread, one after the other in the order in which they came. */
export class OwnThreadRunner implements Runner {
  /** Settles when all tasks so far are done. */
  #last: Promise<unknown> = Promise.resolve();
  /** One for each task that is not done. */
  readonly #pending = new Set<AbortController>();
  #closed = false;
  #resumed = 0;

  /**
   * Runs a task when those before it are done.
   *
   * @throws the signal's reason as soon as it is aborted, also before the task's turn; an `AbortError` where the runner is
   * closed.
   */
  async run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
    signal?.throwIfAborted();
    if (this.#closed) throw closed();
    // Whoever calls an idle runner has just had its turn.
    if (this.#pending.size === 0) this.#resumed = performance.now();
    const controller = new AbortController();
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
    });
    const onAbort = () => controller.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#pending.add(controller);
    const done = this.#last.then(() => this.#turn(task, controller.signal));
    this.#last = done.catch(() => undefined);
    try {
      return await Promise.race([done, aborted]);
    } finally {
      this.#pending.delete(controller);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Stops what runs and what waits, and resolves once nothing does. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const controller of this.#pending) controller.abort(closed());
    await this.#last;
  }

  async #turn(task: RunTask, signal: AbortSignal): Promise<JobOutcome> {
    // Promises alone let no other event have its turn: timers and requests would wait for the last of all tasks.
    if (performance.now() - this.#resumed > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#resumed = performance.now();
    }
    signal.throwIfAborted();
    return runTask(task, signal);
  }
}

function closed(): DOMException {
  return new DOMException('the runner is closed', 'AbortError');
}
