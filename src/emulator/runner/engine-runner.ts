import { type TaskEngine, type TaskFailure, TasksLost, VERSION } from '../../tasks/index.js';
import { jobKind, limited } from './job-kind.js';
import type { JobOutcome } from './outcome.js';
import type { Runner, RunTask } from './runner.js';

/** Runs circuits on what computes tasks, wherever that is. */
export class EngineRunner implements Runner {
  readonly parallel: number;
  readonly #engine: TaskEngine;
  readonly #attempts: number;

  /** @param attempts how often a task is tried that is lost, as where a machine goes away */
  constructor(engine: TaskEngine, attempts = 1) {
    this.parallel = engine.parallel;
    this.#engine = engine;
    this.#attempts = attempts;
  }

  async run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
    const tasks = [{ version: VERSION, kind: jobKind.name, given: limited(task) }];
    for (let attempt = 1; ; attempt++) {
      try {
        const { outcomes } = await this.#engine.compute(tasks, signal);
        const [outcome] = outcomes;
        return outcome!.ok ? JSON.parse(outcome!.json) : failedBy(outcome!.failure, task);
      } catch (error) {
        if (!(error instanceof TasksLost)) throw error;
        if (attempt >= this.#attempts)
          return failed('InternalError', `The emulator failed to run the job: ${error.message}`);
      }
    }
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

/** What the service would say of a task that was not run to its end. */
function failedBy({ code, message }: TaskFailure, { timeLimit }: RunTask): JobOutcome {
  switch (code) {
    case 'TaskTimedOut':
      return failed('SimulationTimeout', `the simulation took longer than ${timeLimit} ms`);
    case 'TooMuchMemory':
      return failed('InternalError', 'The job needs more memory than a thread of the emulator may use.');
    default:
      return failed('InternalError', `The emulator failed to run the job: ${message}`);
  }
}

function failed(code: string, message: string): JobOutcome {
  return { kind: 'failed', failure: { code, message } };
}
