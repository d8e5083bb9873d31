import { IonloomError } from '../errors/index.js';
import type { QueueRunner } from '../node/index.js';
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
  /** How many batches are at the queue at the same time. */
  readonly parallel?: number;
}

/** Refuses two that compute, and what is said of none. */
export function requireOneRunner({ threads, queue, parallel }: RunnerOptions): void {
  if (parallel !== undefined && queue === undefined) {
    throw usageFailure('--parallel is of the batches at a queue', 'name it with --queue, or leave out --parallel');
  }
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
  { threads, queue, parallel }: RunnerOptions,
  output: Pick<Output, 'say'>,
  terminal: Terminal,
): Promise<TaskRunner> {
  if (threads === 1) return thisThreadRunner();
  if (queue !== undefined) {
    const { queueRunner } = await loaded('tasks', () => import('../node/index.js'));
    const named = await queueNamed(queue, terminal);
    return watched(await queueRunner({ ...named, ...(parallel === undefined ? {} : { parallel }) }), output);
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

/** Milliseconds between two looks at who listens. */
const LOOK = 2000;

/** A runner on a queue that tells, for as long as it is open, when no worker is left there, and when one comes. */
async function watched(runner: QueueRunner, output: Pick<Output, 'say'>): Promise<TaskRunner> {
  let isAlone = false;
  const look = async () => {
    const workers = await runner.workers();
    if (isAlone === (workers === 0)) return;
    isAlone = workers === 0;
    if (isAlone) output.say(`no worker listens at ${runner.name}: what is to be computed waits for one`);
    else output.say(`a worker listens at ${runner.name} now`);
  };
  // A queue that goes away is told of by the run itself, and one that does not tell who listens does without.
  const lookAgain = () => look().catch(() => {});
  await lookAgain();
  const looking = setInterval(() => void lookAgain(), LOOK);
  return {
    ...runner,
    close: () => {
      clearInterval(looking);
      return runner.close();
    },
  };
}

function isMissingPackage(error: unknown): boolean {
  return (error instanceof IonloomError || error instanceof Failure) && error.issues[0]?.code === 'MissingPackage';
}
