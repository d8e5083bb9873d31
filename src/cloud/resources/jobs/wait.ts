import {
  IonloomError,
  issue,
  type OptionNames,
  requireAmounts,
  requireFunction,
  requireOptions,
} from '../../../errors/index.js';
import {
  APITimeoutError,
  APIUserAbortError,
  JobCanceledError,
  JobFailedError,
  JobTimeoutError,
  NotFoundError,
} from '../../errors/index.js';
import { CALL_OPTIONS, type CallOptions, requireCallValues } from '../../options.js';
import { pause, type Surroundings } from '../../surroundings.js';
import { TimeLimit } from '../../transport/index.js';
import { hasEnded, isCanceled, type JobData } from './job-types.js';

/** How a job is waited for. */
export interface WaitOptions extends Omit<CallOptions, 'timeout'> {
  /**
   * Milliseconds after which waiting ends with a {@link JobTimeoutError}; for as long as it takes if left out. A look that
   * is under way then is given up; the look at the very end may take ten seconds more.
   */
  readonly timeout?: number | undefined;
  /** Milliseconds between two looks at least; 500 if left out, less where `maxDelay` is. */
  readonly minDelay?: number;
  /** Milliseconds between two looks at most; 30,000 if left out, more where `minDelay` is. */
  readonly maxDelay?: number;
  /** Told of the job after each look. */
  readonly onUpdate?: (job: JobData) => void;
}

/** The options of waiting by name, for what takes more. @internal */
export const WAIT_OPTIONS: OptionNames<WaitOptions> = {
  ...CALL_OPTIONS,
  minDelay: true,
  maxDelay: true,
  onUpdate: true,
};

/** @throws IonloomError for options that waiting does not take. @internal */
export function requireWaitOptions(options: unknown, of: string): asserts options is WaitOptions {
  requireOptions<WaitOptions>(options, WAIT_OPTIONS, of);
  const delays = (['minDelay', 'maxDelay'] as const).filter((name) => options[name] !== undefined);
  requireAmounts(options, delays, of);
  const { minDelay = 0, maxDelay = Number.POSITIVE_INFINITY } = options;
  if (minDelay > maxDelay) {
    const message = `the minDelay of ${of} is above its maxDelay`;
    throw new IonloomError(issue('ValueOutOfRange', message, { path: ['minDelay'] }));
  }
  if (options.onUpdate !== undefined) requireFunction(options.onUpdate, 'onUpdate');
  requireCallValues(options, of);
}

/** Milliseconds for which a job that was just submitted may be unknown to the part of the service that is asked. */
const UNKNOWN_AT_FIRST = 10_000;

/** Milliseconds between two looks unless said otherwise. */
const DELAYS = { least: 500, most: 30_000 } as const;

/** Milliseconds that a look may take at least, if it is the first or the last. */
const LEAST_LOOK = 10_000;

/** By how much each pause is longer than the one before. */
const GROWTH = 1.5;

/**
 * Looks at a job until it has ended, and gives its last answer.
 *
 * The first pause is as long as the service predicts, within the bounds; each is longer than the one before, and up to a
 * quarter shorter by chance.
 *
 * @param look asks for the job once, until a signal ends it
 * @throws JobFailedError, JobCanceledError, JobTimeoutError, and whatever asking throws
 * @internal
 */
export async function waitFor(
  id: string,
  look: (signal: AbortSignal | undefined) => Promise<JobData>,
  { signal, timeout = Number.POSITIVE_INFINITY, onUpdate, ...delays }: WaitOptions,
  surroundings: Surroundings,
): Promise<JobData> {
  const { minDelay = Math.min(DELAYS.least, delays.maxDelay ?? DELAYS.least) } = delays;
  const { maxDelay = Math.max(DELAYS.most, minDelay) } = delays;
  const start = surroundings.now();
  const elapsed = () => surroundings.now() - start;
  let delay: number | undefined;
  let seen: JobData | undefined;
  for (;;) {
    const isLast = elapsed() >= timeout;
    const inTime = () => withinTime(look, signal, seen, { timeout, elapsed, surroundings });
    const job = await looked(inTime, seen === undefined && elapsed() < UNKNOWN_AT_FIRST && !isLast);
    if (job !== undefined) {
      seen = job;
      onUpdate?.(job);
      if (hasEnded(job)) return requireCompleted(job);
    }
    const left = timeout - elapsed();
    if (left <= 0 && seen !== undefined) throw new JobTimeoutError(seen, elapsed());
    const predicted = delay === undefined ? predictedWait(job) : delay * GROWTH;
    delay = Math.min(Math.max(predicted, minDelay), maxDelay);
    const shortened = Math.max(delay * (1 - surroundings.random() / 4), minDelay);
    // No longer than there is time: the last look comes when it is over.
    await paused(Math.min(shortened, Math.max(left, 0)), signal, id, surroundings);
  }
}

/** Milliseconds that the service predicts; none where it predicts nothing that is a number. */
function predictedWait(job: JobData | undefined): number {
  const predicted: unknown = job?.predicted_wait_time_ms;
  return typeof predicted === 'number' ? predicted : 0;
}

/** One look, which ends when the time of waiting is over. @throws JobTimeoutError, or what a look throws. */
async function withinTime(
  look: (signal: AbortSignal | undefined) => Promise<JobData>,
  signal: AbortSignal | undefined,
  seen: JobData | undefined,
  { timeout, elapsed, surroundings }: { timeout: number; elapsed: () => number; surroundings: Surroundings },
): Promise<JobData> {
  if (timeout === Number.POSITIVE_INFINITY) return look(signal);
  const left = timeout - elapsed();
  const limit = new TimeLimit(
    seen === undefined || left <= 0 ? Math.max(left, LEAST_LOOK) : left,
    signal,
    surroundings,
  );
  try {
    return await look(limit.signal);
  } catch (error) {
    if (limit.ending !== 'timeout') throw error;
    if (seen !== undefined) throw new JobTimeoutError(seen, elapsed());
    throw new APITimeoutError(`nothing was heard of the job in ${Math.round(elapsed() / 1000)} s`, { cause: error });
  } finally {
    limit.release();
  }
}

/** The job, or undefined where the service does not know it yet. */
async function looked(look: () => Promise<JobData>, mayBeUnknown: boolean): Promise<JobData | undefined> {
  try {
    return await look();
  } catch (error) {
    if (mayBeUnknown && error instanceof NotFoundError) return undefined;
    throw error;
  }
}

async function paused(
  milliseconds: number,
  signal: AbortSignal | undefined,
  id: string,
  surroundings: Surroundings,
): Promise<void> {
  try {
    await pause(milliseconds, signal, surroundings);
  } catch {
    throw new APIUserAbortError(`waiting for the job ${id} was ended by its caller; the job goes on`);
  }
}

/** The job where it completed; @throws JobFailedError, JobCanceledError, JobTimeoutError. @internal */
export function requireCompleted(job: JobData): JobData {
  if (job.status === 'completed') return job;
  if (job.status === 'failed') throw new JobFailedError(job);
  if (isCanceled(job)) throw new JobCanceledError(job);
  throw new JobTimeoutError(job);
}
