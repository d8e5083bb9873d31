import { compute } from '../compute.js';
import type { Kinds } from '../kind.js';
import type { Task } from '../task.js';
import { type BatchAnswer, closedError, type TaskEngine } from './engine.js';

/** Milliseconds of work after which other events get their turn: too short for a person to notice. */
const PATIENCE = 10;

/** Computes in this thread, one task after the other in the order in which they came. */
export class OwnThreadEngine implements TaskEngine {
  readonly name = 'this thread';
  readonly parallel = 1;
  readonly batch = 1;
  readonly #kinds: Kinds;
  /** One for each batch that is not done. */
  readonly #pending = new Set<AbortController>();
  #isClosed = false;
  /** Settles when all tasks so far are done. */
  #last: Promise<unknown> = Promise.resolve();
  #resumed = 0;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
  }

  /**
   * Computes a batch when those before it are done.
   *
   * @throws the signal's reason as soon as it is aborted, also before the batch's turn; an `AbortError` where the engine is
   * closed.
   */
  async compute(tasks: readonly Task[], signal?: AbortSignal): Promise<BatchAnswer> {
    signal?.throwIfAborted();
    if (this.#isClosed) throw closedError();
    // Whoever calls an idle engine has just had its turn.
    if (this.#pending.size === 0) this.#resumed = performance.now();
    const controller = new AbortController();
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
    });
    const onAbort = () => controller.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#pending.add(controller);
    const done = this.#last.then(() => this.#turn(tasks, controller.signal));
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
    this.#isClosed = true;
    for (const controller of this.#pending) controller.abort(closedError());
    await this.#last;
  }

  async #turn(tasks: readonly Task[], signal: AbortSignal): Promise<BatchAnswer> {
    // Promises alone let no other event have its turn: timers would wait for the last of all tasks.
    if (performance.now() - this.#resumed > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#resumed = performance.now();
    }
    signal.throwIfAborted();
    return computeBatch(this.#kinds, tasks, signal);
  }
}

/** Computes tasks one after the other, wherever that is. */
export async function computeBatch(
  kinds: Kinds,
  tasks: readonly unknown[],
  signal?: AbortSignal,
): Promise<BatchAnswer> {
  const start = performance.now();
  const outcomes = [];
  for (const task of tasks) outcomes.push(await compute(kinds, task, signal));
  return { outcomes, milliseconds: performance.now() - start };
}
