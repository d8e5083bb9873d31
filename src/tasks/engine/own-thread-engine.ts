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
  readonly #end = new AbortController();
  /** Settles when all tasks so far are done. */
  #last: Promise<unknown> = Promise.resolve();
  #resumed = performance.now();

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
  }

  async compute(tasks: readonly Task[], signal?: AbortSignal): Promise<BatchAnswer> {
    const either = signal === undefined ? this.#end.signal : AbortSignal.any([signal, this.#end.signal]);
    const done = this.#last.then(() => this.#turn(tasks, either));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    this.#end.abort(closedError());
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
  how?: Parameters<typeof compute>[3],
): Promise<BatchAnswer> {
  const start = performance.now();
  const outcomes = [];
  for (const task of tasks) outcomes.push(await compute(kinds, task, signal, how));
  return { outcomes, milliseconds: performance.now() - start };
}
