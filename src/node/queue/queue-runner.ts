import { IonloomError, inWords, issue, type OptionNames, requireOptions } from '../../errors/index.js';
import { runnerOn, type TaskRunner } from '../../tasks/index.js';
import type { QueueEngineOptions } from './queue-address.js';
import { QueueEngine } from './queue-engine.js';

/** How {@link queueRunner} reaches its workers. */
export type QueueRunnerOptions = QueueEngineOptions;

const QUEUE_RUNNER_OPTIONS: OptionNames<QueueRunnerOptions> = {
  url: true,
  username: true,
  password: true,
  patience: true,
  parallel: true,
};

/** A runner on a queue. */
export interface QueueRunner extends TaskRunner {
  /** How many workers listen at the queue now; @throws IonloomError `QueueUnreachable`. */
  workers(): Promise<number>;
}

/**
 * A runner of tasks on any number of machines, through a queue on Redis at which `ionloom worker` or {@link startWorker}
 * listens. Needs the packages bullmq and ioredis.
 *
 * What a worker that ended was computing is computed again; where no worker listens, tasks wait for one.
 *
 * @example
 * const runner = await queueRunner({ url: 'redis://127.0.0.1:6379/0' });
 * for await (const result of runner.run(tasks)) console.log(result);
 * await runner.close();
 * @throws IonloomError `QueueUnreachable` where the queue does not answer within its patience, `ValueOutOfRange` for what is no
 * address of one, `MissingPackage`.
 */
export async function queueRunner(options: QueueRunnerOptions): Promise<QueueRunner> {
  requireOptions<QueueRunnerOptions>(options, QUEUE_RUNNER_OPTIONS, 'queueRunner');
  requireWhole(options.parallel, 'parallel');
  requireWhole(options.patience, 'patience');
  const engine = await readyEngine(options);
  return Object.freeze({ ...runnerOn(engine), workers: () => engine.workers() });
}

/**
 * An engine on a queue that answers.
 *
 * @throws IonloomError as {@link queueRunner} does.
 * @internal
 */
export async function readyEngine(options: QueueEngineOptions): Promise<QueueEngine> {
  const engine = new QueueEngine(options);
  try {
    await engine.ready();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** @throws IonloomError `ValueOutOfRange`. */
export function requireWhole(value: unknown, name: string): void {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 1)) return;
  const message = `${name} is a whole number from 1 on, not ${inWords(value)}`;
  throw new IonloomError(issue('ValueOutOfRange', message, { path: [name] }));
}
