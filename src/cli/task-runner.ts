import { type TaskRunner, thisThreadRunner } from '../tasks/index.js';

/** Who computes tasks, as the command line says. */
export interface RunnerOptions {
  readonly threads?: number;
  readonly queue?: string;
}

/** The runner of a command line. */
export async function chosenRunner(_options: RunnerOptions): Promise<TaskRunner> {
  return thisThreadRunner();
}
