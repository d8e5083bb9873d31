import { IonloomError } from '../errors/index.js';
import { type TaskRunner, thisThreadRunner } from '../tasks/index.js';
import { Failure, usageFailure } from './failure.js';
import { loaded } from './loaded.js';
import type { Output } from './output.js';
import { queueNamed } from './queue-option.js';
import type { Terminal } from './terminal.js';

/** Who computes tasks, as the command line says. */
export interface RunnerOptions {
  /** So many threads of this process, 1 being the thread that reads and writes. */
  readonly threads?: number;
  /** The workers that listen at this queue. */
  readonly queue?: string;
}

/** Refuses two that compute. */
export function requireOneRunner({ threads, queue }: RunnerOptions): void {
  if (threads === undefined || queue === undefined) return;
  throw usageFailure('the workers of a queue have threads of their own', 'leave out --threads or --queue');
}

/**
 * The runner of a command line: without a word of who computes, the threads of this machine, and this one alone where the
 * package for more is not installed.
 *
 * @throws Failure for what is no address of a queue; IonloomError `QueueUnreachable`, `MissingPackage`.
 */
export async function chosenRunner(
  { threads, queue }: RunnerOptions,
  output: Output,
  terminal: Terminal,
): Promise<TaskRunner> {
  if (threads === 1) return thisThreadRunner();
  if (queue !== undefined) {
    const { queueRunner } = await loaded('tasks', () => import('../node/index.js'));
    const runner = await queueRunner(await queueNamed(queue, terminal));
    if ((await runner.workers()) === 0) {
      output.say(`no worker listens at ${runner.name}: what is to be computed waits for one`);
    }
    return runner;
  }
  try {
    const { threadRunner } = await loaded('tasks', () => import('../node/index.js'));
    return threadRunner(threads === undefined ? {} : { threads });
  } catch (error) {
    if (threads !== undefined || !isMissingPackage(error)) throw error;
    output.say('computing on one thread; npm install piscina for more');
    return thisThreadRunner();
  }
}

function isMissingPackage(error: unknown): boolean {
  return (error instanceof IonloomError || error instanceof Failure) && error.issues[0]?.code === 'MissingPackage';
}
