import { IonloomError, inWords, issue, type OptionNames, requireFunction, requireOptions } from '../../errors/index.js';
import type { CallOptions } from '../options.js';
import { type CanceledJob, hasEnded, type JobData } from '../resources/jobs/job-types.js';
import type { JobCost, Jobs } from '../resources/jobs/jobs.js';
import { requireCompleted, requireWaitOptions, WAIT_OPTIONS, type WaitOptions } from '../resources/jobs/wait.js';
import type { Call } from '../transport/index.js';
import type { JobResults } from './job-results.js';
import { type KnownCircuits, type ReadingOptions, readJob } from './read-job.js';

/** How results are asked for. */
export interface HandleResultsOptions extends WaitOptions, Pick<ReadingOptions, 'aggregation' | 'onWarning'> {
  /** Whether to wait until the job has ended; true if left out. Without waiting, a job that runs is an error. */
  readonly wait?: boolean;
}

const RESULTS_OPTIONS: OptionNames<HandleResultsOptions> = {
  ...WAIT_OPTIONS,
  aggregation: true,
  onWarning: true,
  wait: true,
};

/** @throws IonloomError for options that reading results does not take. */
function requireResultsOptions(options: unknown): asserts options is HandleResultsOptions {
  requireOptions<HandleResultsOptions>(options, RESULTS_OPTIONS, 'results');
  const { aggregation, onWarning, wait, ...waiting } = options;
  requireWaitOptions(waiting, 'results');
  requireOneOf(aggregation, ['average', 'sharpened', undefined], 'aggregation');
  requireOneOf(wait, [true, false, undefined], 'wait');
  if (onWarning !== undefined) requireFunction(onWarning, 'onWarning');
}

function requireOneOf(value: unknown, known: readonly unknown[], name: string): void {
  if (known.includes(value)) return;
  const expected = known.filter((each) => each !== undefined).join(' | ');
  throw new IonloomError(issue('WrongArgument', `${name} cannot be ${inWords(value)}`, { path: [name], expected }));
}

/** The answer about a job, as the service gave it, and what reads the results that it tells of. */
export interface Job extends JobData {
  /** As {@link JobHandle.results}: a job of ours by key, anyone else's by register or by qubit. */
  readResults(options?: HandleResultsOptions): Promise<JobResults>;
}

/** An answer about a job with what reads its results, which stays out of copies and of JSON. @internal */
export function jobOf(answer: JobData, jobs: Jobs<Job>): Job {
  return Object.defineProperty(answer as Job, 'readResults', {
    value: (options?: HandleResultsOptions) => new JobHandle(jobs, answer.id, { answer }).results(options),
  });
}

/** What is known of a job beside its id. @internal */
export interface JobFacts {
  readonly clientToken?: string | undefined;
  /** US dollars, where the job was estimated. */
  readonly estimatedUsd?: number | undefined;
  readonly circuits?: KnownCircuits | undefined;
  /** What the service said of it, perhaps that it has ended. */
  readonly answer?: JobData | undefined;
}

/** A job that was submitted. Its id is enough to go on after a restart: `ionq.handle(id)`. */
export class JobHandle<Key extends string = string> {
  /** The id that the service gave the job. */
  readonly id: string;
  /** The token in the job's metadata, where it was submitted with one by this handle's maker. */
  readonly clientToken: string | undefined;
  /** What the service expected it to cost, where a limit was given. */
  readonly estimatedUsd: number | undefined;
  readonly #jobs: Jobs<Job>;
  readonly #circuits: KnownCircuits | undefined;
  readonly #answer: JobData | undefined;

  /** @internal */
  constructor(jobs: Jobs<Job>, id: string, { clientToken, estimatedUsd, circuits, answer }: JobFacts = {}) {
    this.#jobs = jobs;
    this.id = id;
    this.clientToken = clientToken;
    this.estimatedUsd = estimatedUsd;
    this.#circuits = circuits;
    this.#answer = answer;
  }

  /** What the service says of the job. */
  job(options: CallOptions = {}): Call<JobData> {
    return this.#jobs.get(this.id, options);
  }

  /** Its state: `submitted`, `ready`, `started`, `completed`, `failed`, `canceled`, or a newer word. */
  status(options: CallOptions = {}): Call<JobData['status']> {
    return this.job(options).map(({ status }) => status);
  }

  /** As `ionq.jobs.wait`. */
  async wait(options: WaitOptions = {}): Promise<JobData> {
    return this.#jobs.wait(this.id, options);
  }

  /** Cancels the job; what runs already may be billed all the same. */
  cancel(options: CallOptions = {}): Call<CanceledJob> {
    return this.#jobs.cancel(this.id, options);
  }

  /** What the job costs, as estimated and, once it ran, as billed. */
  cost(options: CallOptions = {}): Call<JobCost> {
    return this.#jobs.cost(this.id, options);
  }

  /**
   * What the circuits measured, once the job has ended.
   *
   * @throws JobFailedError, JobCanceledError, JobTimeoutError; IonloomError `NotAnswerable` for a dry run.
   */
  async results(options: HandleResultsOptions = {}): Promise<JobResults<Key>> {
    requireResultsOptions(options);
    const { aggregation, onWarning, wait = true, ...waiting } = options;
    const { signal, maxRetries, headers } = waiting;
    const call = { signal, maxRetries, headers };
    const answer = this.#answer;
    const job = answer !== undefined && hasEnded(answer) ? requireCompleted(answer) : await this.#ended(wait, waiting);
    const read = await readJob(job, this.#circuits, this.#jobs, { ...call, aggregation, onWarning });
    return read as JobResults<Key>;
  }

  async #ended(wait: boolean, options: WaitOptions): Promise<JobData> {
    if (wait) return this.wait(options);
    const { signal, maxRetries, headers } = options;
    return requireCompleted(await this.job({ signal, maxRetries, headers }));
  }

  /** Nothing but the id and the token, for `JSON.stringify`. */
  toJSON(): { readonly id: string; readonly clientToken?: string } {
    return { id: this.id, ...(this.clientToken === undefined ? {} : { clientToken: this.clientToken }) };
  }
}
