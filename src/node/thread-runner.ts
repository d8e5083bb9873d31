import { type OptionNames, requireOptions } from '../errors/index.js';
import { runnerOn, type TaskRunner } from '../tasks/index.js';
import { ThreadEngine } from './thread-engine.js';

/** How {@link threadRunner} computes. */
export interface ThreadRunnerOptions {
  /** How many threads; as many as this machine runs if left out. */
  readonly threads?: number;
}

const THREAD_RUNNER_OPTIONS: OptionNames<ThreadRunnerOptions> = { threads: true };

/**
 * A runner of tasks on threads of this process. Needs the package piscina.
 *
 * A thread that crashes is replaced, and its task tried again; one that runs out of memory or of its time fails.
 *
 * @example
 * const runner = threadRunner({ threads: 2 });
 * for await (const result of runner.run(tasks)) console.log(result);
 * await runner.close();
 * @throws IonloomError `ValueOutOfRange` for a number of threads that is none, `MissingPackage`.
 */
export function threadRunner(options: ThreadRunnerOptions = {}): TaskRunner {
  requireOptions<ThreadRunnerOptions>(options, THREAD_RUNNER_OPTIONS, 'threadRunner');
  return runnerOn(new ThreadEngine(options));
}
