import type * as z from 'zod/mini';
import {
  IonloomError,
  issue,
  type OptionNames,
  requireObject,
  requireOptions,
  requireText,
} from '../../../errors/index.js';
import {
  checkJsonValue,
  decodeEstimate,
  isObject,
  type JobEstimate,
  type JobPayload,
  member,
  type schemas,
  show,
} from '../../../formats/ionq/index.js';
import { CALL_OPTIONS, type CallOptions } from '../../options.js';
import { type Answered, Call, operations, type Transport } from '../../transport/index.js';
import type { Listing } from '../listing.js';
import { clientTokenIn, withClientToken } from './client-token.js';
import { findSubmissions } from './find-submission.js';
import { type JobAccess, jobRecovery, submittedJob } from './job-recovery.js';
import {
  type CanceledJob,
  type CanceledJobs,
  type DeletedJob,
  type DeletedJobs,
  type JobCreation,
  type JobData,
  type JobsQuery,
  type ListedJob,
  listingOfJobs,
} from './job-types.js';
import { Variants } from './variants.js';
import { requireWaitOptions, type WaitOptions, waitFor } from './wait.js';

/** What a job costs. */
export interface JobCost extends z.infer<typeof schemas.jobCostResponse> {}

/** The question of an estimate. */
export interface EstimateQuery extends z.input<typeof schemas.jobEstimateQuery> {}

/** How the results of debiasing variants become one. */
export interface ResultsQuery extends z.input<typeof schemas.resultsQuery> {}

/** The languages in which a job's compiled circuit can be asked for. */
export type CircuitLanguage = z.infer<typeof schemas.circuitLanguage>;

/** How a job is submitted. */
export interface CreateOptions extends CallOptions {
  /**
   * By which the job is found again where the answer is lost; it stands in the metadata as `client_request_id`. A new one
   * if left out. One of your own, given here or in the metadata, is looked up before anything is sent and once it was,
   * among the thousand newest jobs or so, so that the same call after a restart submits nothing twice, whatever became of
   * its job. False submits without one: nothing is then sent again that may have arrived.
   */
  readonly clientToken?: string | false;
  /** Fields beside those of the payload, which the API document need not have: sent as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Ids that one request lists: of more of them the address would be longer than servers take. */
const LISTED_IDS = 50;

const CREATE_OPTIONS: OptionNames<CreateOptions> = { ...CALL_OPTIONS, clientToken: true, extra: true };

/** Submitting jobs, and everything about those that were. */
export class Jobs<Job = JobData> {
  /** The debiasing variants of a job. */
  readonly variants: Variants;
  readonly #transport: Transport;
  readonly #whole: (job: JobData) => Job;

  /** @internal @param whole a job with the methods that callers use on it */
  constructor(transport: Transport, whole: (job: JobData) => Job) {
    this.#transport = transport;
    this.#whole = whole;
    this.variants = new Variants(transport);
  }

  /**
   * Submits a job as the API document describes it. What may have arrived is looked for, three times in 13 seconds, before
   * it is sent once more, and where both arrive the later job is canceled: it is billed once, unless the service takes
   * the first sending, or lists it, later than all that. Then there are two, and the event `resubmit` told it.
   *
   * @throws IonloomError with everything that is wrong with the payload, before anything is sent;
   * {@link SubmissionUncertainError} where it cannot be found out whether the job was submitted.
   */
  create(payload: JobPayload, options: CreateOptions = {}): Call<JobCreation> {
    return new Call(this.#created(payload, options).then(({ answered }) => answered));
  }

  /** The id of a submitted job, and the token in its metadata. @internal */
  async submitted(
    payload: JobPayload,
    options: CreateOptions,
  ): Promise<{ readonly id: string; readonly token: string | undefined }> {
    const { answered, token } = await this.#created(payload, options);
    return { id: answered.data.id, token };
  }

  async #created(
    payload: JobPayload,
    options: CreateOptions,
  ): Promise<{ readonly answered: Answered<JobCreation>; readonly token: string | undefined }> {
    requireOptions<CreateOptions>(options, CREATE_OPTIONS, 'jobs.create');
    const { clientToken: given, extra, ...call } = options;
    if (given !== undefined && given !== false) requireText(given, 'the clientToken');
    if (given === '')
      throw new IonloomError(issue('ValueOutOfRange', 'the clientToken is empty', { path: ['clientToken'] }));
    const own = given === false ? undefined : (given ?? clientTokenIn(payload));
    const token = given === false ? undefined : (own ?? this.#transport.surroundings.token());
    const tagged = token === undefined ? payload : withClientToken(payload, token);
    if (extra !== undefined) requireExtra(extra, tagged);
    const access = this.#access(call);
    const earlier = own === undefined ? undefined : await this.#submittedBefore(own, access);
    if (earlier !== undefined) {
      this.#transport.tell({ type: 'adopted', request: 'POST /jobs', clientToken: own!, jobId: earlier.id });
      return { answered: { data: earlier, status: 200, headers: new Headers(), requestId: undefined }, token };
    }
    const now = this.#transport.surroundings.now();
    const recovery = token === undefined ? undefined : jobRecovery(token, own !== undefined, now, access);
    const parts = {
      of: 'jobs.create',
      body: tagged as JobPayload,
      extra,
      recovery,
      secrets: secretsOf(payload),
    };
    return { answered: await this.#transport.call(operations.createJob, parts, call).withResponse(), token };
  }

  /** One job, whose `readResults()` reads what it measured. */
  get(job: string, options: CallOptions = {}): Call<Job> {
    return this.#look(job, options, 'jobs.get').map((data) => this.#whole(data));
  }

  /** Jobs, newest first. */
  list(query: JobsQuery = {}, options: CallOptions = {}): Listing<ListedJob> {
    return listingOfJobs(query, (asked) =>
      this.#transport.call(operations.listJobs, { of: 'jobs.list', query: asked }, options),
    );
  }

  /**
   * The job that was submitted with a client token, or undefined where there is none.
   *
   * @throws IonloomError `NotAnswerable` where there are too many jobs to be sure that none has it.
   */
  async find(clientToken: string, options: CallOptions = {}): Promise<ListedJob | undefined> {
    requireText(clientToken, 'the clientToken');
    return (await findSubmissions(this.list({}, options), clientToken, undefined))[0];
  }

  /** Cancels a job; what runs already may be billed all the same. */
  cancel(job: string, options: CallOptions = {}): Call<CanceledJob> {
    return this.#transport.call(operations.cancelJob, { of: 'jobs.cancel', ids: { job } }, options);
  }

  /** Cancels several jobs. */
  cancelAll(ids: readonly string[], options: CallOptions = {}): Call<CanceledJobs> {
    return this.#transport.call(
      operations.cancelJobs,
      { of: 'jobs.cancelAll', body: { ids: ids as string[] } },
      options,
    );
  }

  /** Deletes a job with its results. */
  delete(job: string, options: CallOptions = {}): Call<DeletedJob> {
    return this.#transport.call(operations.deleteJob, { of: 'jobs.delete', ids: { job } }, options);
  }

  /** Deletes several jobs with their results. */
  deleteAll(ids: readonly string[], options: CallOptions = {}): Call<DeletedJobs> {
    const gone = async () => ((await this.#areThere(ids, options)) ? undefined : { ids, status: 'deleted' });
    return this.#transport.call(
      operations.deleteJobs,
      { of: 'jobs.deleteAll', body: { ids: ids as string[] }, gone },
      options,
    );
  }

  /** Whether any job of these ids is listed. */
  async #areThere(ids: readonly string[], options: CallOptions): Promise<boolean> {
    for (let start = 0; start < ids.length; start += LISTED_IDS) {
      const listed = await this.list({ ids: ids.slice(start, start + LISTED_IDS) }, options).toArray();
      if (listed.length > 0) return true;
    }
    return false;
  }

  /** What a job costs, as estimated and, once it ran, as billed. */
  cost(job: string, options: CallOptions = {}): Call<JobCost> {
    return this.#transport.call(operations.getJobCost, { of: 'jobs.cost', ids: { job } }, options);
  }

  /** What a job of so many gates and shots would cost, in whichever of its three forms the service answers. */
  estimate(query: EstimateQuery, options: CallOptions = {}): Call<JobEstimate> {
    return this.#transport.call(operations.estimateJob, { of: 'jobs.estimate', query }, options).map(decodeEstimate);
  }

  /** The circuit as the service compiled it, as a text in the language that is asked for. */
  compiledCircuit(job: string, language: CircuitLanguage, options: CallOptions = {}): Call<string> {
    const of = 'jobs.compiledCircuit';
    const call = this.#transport.call(operations.getCompiledCircuit, { of, ids: { job, language } }, options);
    return call.map((data) => (typeof data === 'string' ? data : JSON.stringify(data)));
  }

  /** The probabilities of a job of one circuit by outcome, a decimal number with qubit k as bit k. */
  probabilities(
    job: string,
    query: ResultsQuery = {},
    options: CallOptions = {},
  ): Call<Readonly<Record<string, number>>> {
    const of = 'jobs.probabilities';
    return this.#transport.call(operations.getProbabilities, { of, ids: { job }, query }, options);
  }

  /** The probabilities of a job of several circuits: by the id of each circuit's own job, by outcome. */
  aggregated(
    job: string,
    query: ResultsQuery = {},
    options: CallOptions = {},
  ): Call<Readonly<Record<string, Readonly<Record<string, number>>>>> {
    const of = 'jobs.aggregated';
    return this.#transport.call(operations.getAggregated, { of, ids: { job }, query }, options);
  }

  /** The outcome of every shot, in order, as decimal numbers; hardware and noisy simulators have them. */
  shots(job: string, options: CallOptions = {}): Call<readonly (string | number)[]> {
    return this.#transport.call(operations.getShots, { of: 'jobs.shots', ids: { job } }, options);
  }

  /** A document of a job by the id that its `results` name. */
  artifact(job: string, artifact: string, options: CallOptions = {}): Call<unknown> {
    return this.#transport.call(operations.getArtifact, { of: 'jobs.artifact', ids: { job, artifact } }, options);
  }

  /**
   * Waits until a job has ended, and gives it.
   *
   * @throws JobFailedError, JobCanceledError, or JobTimeoutError where it takes longer than `timeout`.
   */
  async wait(job: string, options: WaitOptions = {}): Promise<Job> {
    requireWaitOptions(options, 'jobs.wait');
    const { maxRetries, headers } = options;
    const look = (signal: AbortSignal | undefined) =>
      this.#look(job, { signal, maxRetries, headers }, 'jobs.wait').then((data) => data);
    return this.#whole(await waitFor(job, look, options, this.#transport.surroundings));
  }

  #look(job: string, options: CallOptions, of: string): Call<JobData> {
    return this.#transport.call(operations.getJob, { of, ids: { job } }, options);
  }

  /** The job of a token of the caller's own, which may be as old as any; of too many jobs the newest are looked at. */
  async #submittedBefore(token: string, access: JobAccess): Promise<JobCreation | undefined> {
    try {
      return await submittedJob(token, undefined, access);
    } catch (error) {
      if (!(error instanceof IonloomError) || error.code !== 'NotAnswerable') throw error;
      const issues = error.issues.map((found) => ({ ...found, severity: 'warning' as const }));
      this.#transport.tell({ type: 'warning', issues });
      return undefined;
    }
  }

  /** What finding a submission needs, with the options of the call. */
  #access(options: CallOptions): JobAccess {
    return {
      list: () => this.list({}, options),
      cancel: (job) => this.cancel(job, options),
      tell: this.#transport.tell,
    };
  }
}

/**
 * Fields that JSON can hold, and that the payload does not have: metadata among them would take the place of those with
 * the token, and the job would never be found again.
 *
 * @throws IonloomError with all that are none.
 */
function requireExtra(extra: unknown, payload: unknown): void {
  requireObject(extra, 'extra');
  const twice = Object.keys(extra).filter((name) => isObject(payload) && Object.hasOwn(payload, name));
  const issues = [
    ...checkJsonValue(extra).map((found) => ({ ...found, path: ['extra', ...(found.path ?? [])] })),
    ...twice.map((name) => issue('DuplicateName', `the payload has ${show(name)} already`, { path: ['extra', name] })),
  ];
  if (issues.length > 0) throw new IonloomError(issues);
}

/** What of a payload nobody may read: the key to an account at another company, also where it has the wrong form. */
function secretsOf(payload: unknown): readonly string[] {
  return textsIn(member(member(payload, 'external_settings'), 'api_credentials'), 4);
}

/** The texts and numbers in a value, which need not be JSON. */
function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((each) => textsIn(each, depth - 1));
}
