import { IonloomError, inWords, issue, type OptionNames, requireOptions } from '../errors/index.js';
import type { TaskEngine } from './engine/engine.js';
import { orderedResults, type RunTasksOptions } from './engine/ordered-results.js';
import { OwnThreadEngine } from './engine/own-thread-engine.js';
import { taskKinds } from './kinds.js';
import type { Task, TaskResult } from './task.js';

/** What runs streams of tasks: in this thread, on threads, or on the machines behind a queue; the results are the same. */
export interface TaskRunner {
  /** Where it computes, in words. */
  readonly name: string;
  /**
   * Runs tasks and gives their results in the tasks' order, each once, as they are asked for: a task that cannot be
   * computed has a failure for a result. Tasks are taken as results are, so that a stream of any length takes the same
   * memory. Leaving the loop ends what runs.
   *
   * @throws the signal's reason, what the stream of tasks throws, and an IonloomError where the runner cannot go on
   * (`QueueUnreachable`).
   */
  run(
    tasks: Iterable<Task> | AsyncIterable<Task>,
    options?: RunTasksOptions,
  ): AsyncGenerator<TaskResult, void, undefined>;
  /** Ends what runs, and leaves nothing open. */
  close(): Promise<void>;
}

const RUN_TASKS_OPTIONS: OptionNames<RunTasksOptions> = {
  signal: true,
  onProgress: true,
  window: true,
  attempts: true,
};

/** A runner over an engine. */
export function runnerOn(engine: TaskEngine): TaskRunner {
  return Object.freeze({
    name: engine.name,
    run(tasks: Iterable<Task> | AsyncIterable<Task>, options: RunTasksOptions = {}) {
      requireOptions<RunTasksOptions>(options, RUN_TASKS_OPTIONS, 'run');
      requireStream(tasks);
      requireCount(options.window, 'window');
      requireCount(options.attempts, 'attempts');
      return orderedResults(engine, tasks, options);
    },
    close: () => engine.close(),
  });
}

/**
 * A runner in this thread, one task after the other; other events have their turn in between.
 *
 * @example
 * const runner = thisThreadRunner();
 * for await (const result of runner.run(tasks)) console.log(result);
 */
export function thisThreadRunner(): TaskRunner {
  return runnerOn(new OwnThreadEngine(taskKinds));
}

function requireStream(tasks: unknown): void {
  if (typeof tasks === 'object' && tasks !== null && (Symbol.iterator in tasks || Symbol.asyncIterator in tasks))
    return;
  throw new IonloomError(issue('WrongArgument', `tasks come in a list or a stream, not as ${inWords(tasks)}`));
}

function requireCount(value: unknown, name: string): void {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 1)) return;
  const message = `${name} is a whole number from 1 on, not ${inWords(value)}`;
  throw new IonloomError(issue('ValueOutOfRange', message, { path: [name] }));
}
