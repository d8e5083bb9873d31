import type { TaskOutcome } from '../compute.js';
import type { Task } from '../task.js';

/** What a batch of tasks gave. */
export interface BatchAnswer {
  /** One for each task, in their order. */
  readonly outcomes: readonly TaskOutcome[];
  /** How long they took where they were computed: how large the next batch is rests on it, and no result. */
  readonly milliseconds: number;
}

/**
 * What computes tasks, knowing nothing of their order: the smaller thing that a runner is made of. Same tasks, same
 * outcomes, whatever engine.
 */
export interface TaskEngine {
  readonly name: string;
  /** How many batches it takes at the same time. */
  readonly parallel: number;
  /** The most tasks in one batch. */
  readonly batch: number;
  /**
   * Computes a batch.
   *
   * @throws TasksLost where whoever computed them ended before they were done, the signal's reason, and an IonloomError
   * where the engine cannot go on at all.
   */
  compute(tasks: readonly Task[], signal?: AbortSignal): Promise<BatchAnswer>;
  /** Ends what runs, and lets nothing open. */
  close(): Promise<void>;
}

/** Tasks that nobody finished, and that may be tried again. */
export class TasksLost extends Error {
  /** @param reason why, as a clause: `the thread ended` */
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'TasksLost';
  }
}

/** What is thrown for tasks of an engine that was closed. */
export function closedError(): DOMException {
  return new DOMException('the runner is closed', 'AbortError');
}
