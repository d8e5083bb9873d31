import type { JobOutcome } from '../runner/outcome.js';
import type { Runner, RunTask } from '../runner/runner.js';
import type { World } from '../world.js';

/** A circuit that waits to be run. */
interface Waiting {
  readonly id: string;
  readonly task: () => RunTask;
}

/** How many tasks a runner is given at once at least: enough to keep every thread busy. */
const AT_ONCE = 8;

/** Milliseconds after which a circuit is run again whose outcome could not be kept: a disk may have room again. */
const PAUSE = 1_000;

/** Runs circuits in the order in which they came, and tells what each gave. */
export class Queue {
  readonly #runner: Runner;
  readonly #atOnce: number;
  readonly #done: (id: string, outcome: JobOutcome) => void;
  readonly #after: World['after'];
  /** A list whose head moves on: taking the first of an array would move all others. */
  #waiting: Waiting[] = [];
  #head = 0;
  /** By what they run: a job may come back, after a restart, before the run that was given up has ended. */
  readonly #running = new Map<AbortController, string>();
  /** What keeps circuits from being run again whose outcomes could not be kept. */
  readonly #pausing = new Map<string, () => void>();
  #isClosed = false;

  /**
   * @param done is told of every outcome but those of tasks that were dropped; where it fails, the task is run again later
   * @param after calls back after some milliseconds
   */
  constructor(runner: Runner, done: (id: string, outcome: JobOutcome) => void, after: World['after']) {
    this.#runner = runner;
    this.#atOnce = Math.max(AT_ONCE, runner.parallel ?? 0);
    this.#done = done;
    this.#after = after;
  }

  /** How many circuits wait or run. */
  get length(): number {
    return this.#waiting.length - this.#head + this.#running.size + this.#pausing.size;
  }

  /** @param task is asked for once its turn comes, so that no payload is held while it waits */
  add(id: string, task: () => RunTask): void {
    this.#waiting.push({ id, task });
    this.#next();
  }

  /** Takes circuits out, wherever they are. */
  drop(ids: readonly string[]): void {
    const dropped = new Set(ids);
    for (const id of dropped) this.#endPause(id);
    for (const [controller, id] of this.#running) if (dropped.has(id)) controller.abort();
    this.#waiting = this.#waiting.slice(this.#head).filter(({ id }) => !dropped.has(id));
    this.#head = 0;
  }

  /** Takes everything out. */
  clear(): void {
    this.#waiting = [];
    this.#head = 0;
    for (const id of [...this.#pausing.keys()]) this.#endPause(id);
    for (const controller of this.#running.keys()) controller.abort();
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  #next(): void {
    while (!this.#isClosed && this.#running.size < this.#atOnce && this.#head < this.#waiting.length) {
      const next = this.#waiting[this.#head++]!;
      if (this.#head > 1_000) {
        this.#waiting = this.#waiting.slice(this.#head);
        this.#head = 0;
      }
      void this.#run(next);
    }
  }

  async #run(waiting: Waiting): Promise<void> {
    const { id, task } = waiting;
    const controller = new AbortController();
    this.#running.set(controller, id);
    try {
      const outcome = await this.#runner.run(task(), controller.signal);
      if (!controller.signal.aborted) this.#done(id, outcome);
    } catch (error) {
      if (!controller.signal.aborted) this.#fail(waiting, error);
    } finally {
      this.#running.delete(controller);
      this.#next();
    }
  }

  /** A runner tells of everything but what was dropped; whatever else it is, the job must not hang. */
  #fail(waiting: Waiting, error: unknown): void {
    const message = `The job could not be run: ${error instanceof Error ? error.message : String(error)}`;
    try {
      this.#done(waiting.id, { kind: 'failed', failure: { code: 'InternalError', message } });
    } catch {
      // Not even that can be kept.
      this.#pause(waiting);
    }
  }

  #pause({ id, task }: Waiting): void {
    const end = this.#after(PAUSE, () => {
      this.#pausing.delete(id);
      this.add(id, task);
    });
    this.#pausing.set(id, end);
  }

  #endPause(id: string): void {
    this.#pausing.get(id)?.();
    this.#pausing.delete(id);
  }
}
