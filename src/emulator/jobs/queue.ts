import type { JobOutcome } from '../runner/outcome.js';
import type { Runner, RunTask } from '../runner/runner.js';

/** A circuit that waits to be run. */
interface Waiting {
  readonly id: string;
  readonly task: () => RunTask;
}

/** How many tasks a runner is given at once: enough to keep every thread busy. */
const AT_ONCE = 8;

/** Runs circuits in the order in which they came, and tells what each gave. */
export class Queue {
  readonly #runner: Runner;
  readonly #done: (id: string, outcome: JobOutcome) => void;
  /** A list whose head moves on: taking the first of an array would move all others. */
  #waiting: Waiting[] = [];
  #head = 0;
  /** By what they run: a job may come back, after a restart, before the run that was given up has ended. */
  readonly #running = new Map<AbortController, string>();
  #isClosed = false;

  /** @param done is told of every outcome but those of tasks that were dropped */
  constructor(runner: Runner, done: (id: string, outcome: JobOutcome) => void) {
    this.#runner = runner;
    this.#done = done;
  }

  /** How many circuits wait or run. */
  get length(): number {
    return this.#waiting.length - this.#head + this.#running.size;
  }

  /** @param task is asked for once its turn comes, so that no payload is held while it waits */
  add(id: string, task: () => RunTask): void {
    this.#waiting.push({ id, task });
    this.#next();
  }

  /** Takes circuits out, wherever they are. */
  drop(ids: readonly string[]): void {
    const dropped = new Set(ids);
    for (const [controller, id] of this.#running) if (dropped.has(id)) controller.abort();
    this.#waiting = this.#waiting.slice(this.#head).filter(({ id }) => !dropped.has(id));
    this.#head = 0;
  }

  /** Takes everything out. */
  clear(): void {
    this.#waiting = [];
    this.#head = 0;
    for (const controller of this.#running.keys()) controller.abort();
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  #next(): void {
    while (!this.#isClosed && this.#running.size < AT_ONCE && this.#head < this.#waiting.length) {
      const next = this.#waiting[this.#head++]!;
      if (this.#head > 1_000) {
        this.#waiting = this.#waiting.slice(this.#head);
        this.#head = 0;
      }
      void this.#run(next);
    }
  }

  async #run({ id, task }: Waiting): Promise<void> {
    const controller = new AbortController();
    this.#running.set(controller, id);
    try {
      const outcome = await this.#runner.run(task(), controller.signal);
      if (!controller.signal.aborted) this.#done(id, outcome);
    } catch (error) {
      // A runner tells of everything but what was dropped; whatever else it is, the job must not hang.
      const message = `The job could not be run: ${error instanceof Error ? error.message : String(error)}`;
      if (!controller.signal.aborted) this.#done(id, { kind: 'failed', failure: { code: 'InternalError', message } });
    } finally {
      this.#running.delete(controller);
      this.#next();
    }
  }
}
