import type { Command } from 'commander';
import { IonloomError } from '../errors/index.js';
import type { QueueRunnerOptions } from '../node/index.js';
import { exitCodes, Failure } from './failure.js';
import { loaded } from './loaded.js';
import type { Terminal } from './terminal.js';

/** What the help of commands with `--queue` says of passwords. */
export const QUEUE_PROSE = `The address holds no password, which others on the machine could read there: it is taken from the
variable IONLOOM_QUEUE_PASSWORD, or from the file that IONLOOM_QUEUE_PASSWORD_FILE names, and a user's
name from IONLOOM_QUEUE_USERNAME. Queues need the packages bullmq and ioredis beside ionloom, and a
Redis from 6.2 on.`;

/** Adds `--queue URL`. @param description what it is for */
export function addQueueOption(command: Command, description: string): Command {
  return command.option('--queue <URL>', description);
}

/**
 * The queue that a command line names, with what the environment says of who asks.
 *
 * @throws Failure with exit code 2 for what is no address of a queue, or holds a password.
 */
export async function queueNamed(url: string, { environment }: Terminal): Promise<QueueRunnerOptions> {
  const { queueAddress, queueCredentials } = await loaded('tasks', () => import('../node/index.js'));
  const options = { url, ...queueCredentials(environment) };
  try {
    queueAddress(options);
    return options;
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new Failure(error.issues, { exitCode: exitCodes.usage });
  }
}
