import { issue } from '../../errors/index.js';
import type { TaskOutcome } from '../compute.js';
import { hashOf } from '../hash.js';
import type { Task, TaskFailure, TaskResult } from '../task.js';
import { BatchSize } from './batch-size.js';
import { type TaskEngine, TasksLost } from './engine.js';

/** How far a stream of tasks has come. */
export interface TaskProgress {
  /** Tasks that have a result, whether it was taken or not. */
  readonly done: number;
  /** Of these, the ones that failed. */
  readonly failed: number;
  /** How often a task was lost and is tried again. */
  readonly lost: number;
  /** All tasks; undefined where nobody knows before the last one. */
  readonly total: number | undefined;
}

/** How a stream of tasks is run. */
export interface RunTasksOptions {
  /** Ends the stream with its reason. */
  readonly signal?: AbortSignal;
  /** Told whenever tasks are done or lost. */
  readonly onProgress?: (progress: TaskProgress) => void;
  /**
   * The most tasks that are held at a time, from being taken from the stream until their result is: what memory depends
   * on. Twice what the engine takes at once if left out.
   */
  readonly window?: number;
  /** How often a task that is lost is tried in all; 5 if left out. */
  readonly attempts?: number;
}

/** A task that was taken and whose result was not. */
interface Slot {
  readonly task: Task;
  attempts: number;
  outcome: TaskOutcome | undefined;
}

const ATTEMPTS = 5;

/**
 * From this attempt on a task is the only one of its stream that is tried again: what was lost together with one that ends
 * whoever computes it is not lost with it again and again.
 */
const ALONE_FROM = 3;

/**
 * The results of tasks in their order, from an engine that knows none: takes tasks as fast as results are taken, puts
 * small ones together, tries again what was lost, each by itself, and ends everything where the caller does.
 *
 * @throws the signal's reason; what the stream of tasks throws; an IonloomError where the engine cannot go on.
 */
export async function* orderedResults(
  engine: TaskEngine,
  tasks: Iterable<Task> | AsyncIterable<Task>,
  options: RunTasksOptions = {},
): AsyncGenerator<TaskResult, void, undefined> {
  const run = new OrderedRun(engine, tasks, options);
  try {
    for (;;) {
      run.goOn();
      const slot = run.takeFirst();
      if (slot !== undefined) yield await resultOf(slot.task, slot.outcome!);
      else if (run.isOver) return;
      else await run.change();
    }
  } finally {
    await run.end();
  }
}

/** The result of a task; its name is made now, as those of a whole window at a time would take much memory. */
async function resultOf(task: Task, outcome: TaskOutcome): Promise<TaskResult> {
  const hash = await hashOf(task);
  if (!outcome.ok) return { hash, ok: false, failure: outcome.failure };
  try {
    return { hash, ok: true, value: JSON.parse(outcome.json) };
  } catch {
    return { hash, ok: false, failure: lostFailure('whoever computed the task answered something that is no JSON') };
  }
}

/** The state of one stream. */
class OrderedRun {
  readonly #engine: TaskEngine;
  readonly #options: RunTasksOptions;
  readonly #source: Iterator<Task> | AsyncIterator<Task>;
  readonly #total: number | undefined;
  readonly #window: number;
  readonly #size: BatchSize;
  /** One for each batch that runs. */
  readonly #ends = new Set<AbortController>();
  /** In the order of the tasks; the places before {@link #first} are taken. */
  #slots: Slot[] = [];
  #first = 0;
  /** Not begun. */
  #waiting: Slot[] = [];
  /** Lost: each is tried by itself, so that one that ends whoever computes it does not take others along. */
  readonly #again: Slot[] = [];
  /** How many of these run. */
  #retried = 0;
  #isOneAlone = false;
  readonly #running = new Set<Promise<void>>();
  #isPulling = false;
  #isExhausted = false;
  #failure: { readonly reason: unknown } | undefined;
  #done = 0;
  #failed = 0;
  #lost = 0;
  #wake: () => void = () => {};

  constructor(engine: TaskEngine, tasks: Iterable<Task> | AsyncIterable<Task>, options: RunTasksOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#source = Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]();
    this.#total = Array.isArray(tasks) ? tasks.length : undefined;
    this.#window = options.window ?? 2 * engine.parallel * engine.batch;
    this.#size = new BatchSize(engine.batch);
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  readonly #onAbort = () => this.#fail(this.#options.signal?.reason);

  /** Whether every task was taken, and every result. */
  get isOver(): boolean {
    return this.#isExhausted && this.#held === 0;
  }

  get #held(): number {
    return this.#slots.length - this.#first;
  }

  /** Takes and begins what there is room for; @throws what ended the stream. */
  goOn(): void {
    this.#options.signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure.reason;
    this.#pull();
    while (this.#running.size < this.#engine.parallel) {
      const batch = this.#nextBatch();
      if (batch === undefined) return;
      this.#begin(batch);
    }
  }

  /** The first task that was not taken, if its result is there. */
  takeFirst(): Slot | undefined {
    const slot = this.#slots[this.#first];
    if (slot?.outcome === undefined) return undefined;
    this.#first++;
    if (this.#first >= this.#window) {
      this.#slots = this.#slots.slice(this.#first);
      this.#first = 0;
    }
    return slot;
  }

  /** Resolves when something has happened. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Gives up what runs, and waits for it. */
  async end(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    for (const end of this.#ends) end.abort(new DOMException('the stream of tasks was left', 'AbortError'));
    await Promise.all(this.#running);
    if (this.#isExhausted) return;
    const returned = this.#source.return?.();
    // A stream that is waiting for something itself hears of it afterwards, and nobody waits for that.
    if (this.#isPulling) Promise.resolve(returned).catch(() => {});
    else await returned;
  }

  /** Takes tasks up to the window. */
  #pull(): void {
    while (!this.#isPulling && !this.#isExhausted && this.#held < this.#window) {
      const next = this.#source.next();
      if (!(next instanceof Promise)) {
        this.#take(next as IteratorResult<Task>);
        continue;
      }
      this.#isPulling = true;
      next
        .then((taken) => this.#take(taken))
        .catch((error: unknown) => {
          this.#isExhausted = true;
          this.#fail(error);
        })
        .finally(() => {
          this.#isPulling = false;
          this.#wake();
        });
    }
  }

  #take({ done, value }: IteratorResult<Task>): void {
    if (done) {
      this.#isExhausted = true;
      return;
    }
    const slot: Slot = { task: value, attempts: 0, outcome: undefined };
    this.#slots.push(slot);
    this.#waiting.push(slot);
  }

  #nextBatch(): readonly Slot[] | undefined {
    const lost = this.#nextLost();
    if (lost !== undefined) return [lost];
    const waiting = this.#waiting.length;
    if (waiting === 0) return undefined;
    const size = this.#size.next();
    // Small tasks come in batches as large as they should be, unless nothing else is to be done meanwhile.
    if (waiting < size && !this.#isExhausted && this.#running.size > 0) return undefined;
    const free = this.#engine.parallel - this.#running.size;
    const shared = this.#isExhausted ? Math.ceil(waiting / free) : size;
    return this.#waiting.splice(0, Math.min(size, shared));
  }

  #nextLost(): Slot | undefined {
    if (this.#isOneAlone) return undefined;
    const place = this.#again.findIndex(({ attempts }) => attempts + 1 < ALONE_FROM || this.#retried === 0);
    return place === -1 ? undefined : this.#again.splice(place, 1)[0];
  }

  #begin(batch: readonly Slot[]): void {
    for (const slot of batch) slot.attempts++;
    const [{ attempts }] = batch as readonly [Slot];
    const [isRetried, isAlone] = [attempts > 1, attempts >= ALONE_FROM];
    if (isRetried) this.#retried++;
    if (isAlone) this.#isOneAlone = true;
    const tasks = batch.map(({ task }) => task);
    const end = new AbortController();
    this.#ends.add(end);
    const running = this.#engine
      .compute(tasks, end.signal)
      .then(({ outcomes, milliseconds }) => {
        this.#size.learn(batch.length, milliseconds);
        batch.forEach((slot, place) => {
          this.#settle(slot, outcomes[place]!);
        });
      })
      .catch((error: unknown) => {
        if (error instanceof TasksLost) this.#lose(batch, error);
        else this.#fail(error);
      })
      .finally(() => {
        this.#running.delete(running);
        this.#ends.delete(end);
        if (isRetried) this.#retried--;
        if (isAlone) this.#isOneAlone = false;
        this.#tell();
        this.#wake();
      });
    this.#running.add(running);
  }

  #settle(slot: Slot, outcome: TaskOutcome): void {
    slot.outcome = outcome;
    this.#done++;
    if (!outcome.ok) this.#failed++;
  }

  #lose(batch: readonly Slot[], { message }: TasksLost): void {
    const { attempts = ATTEMPTS } = this.#options;
    for (const slot of batch) {
      this.#lost++;
      if (slot.attempts < attempts) this.#again.push(slot);
      else {
        const sentence = `the task was tried ${slot.attempts} times and never finished: ${message}`;
        this.#settle(slot, { ok: false, failure: lostFailure(sentence) });
      }
    }
  }

  #fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#wake();
  }

  #tell(): void {
    try {
      this.#options.onProgress?.({ done: this.#done, failed: this.#failed, lost: this.#lost, total: this.#total });
    } catch (error) {
      this.#fail(error);
    }
  }
}

function lostFailure(sentence: string): TaskFailure {
  const { code, message } = issue('TaskLost', sentence);
  return { code, message };
}
