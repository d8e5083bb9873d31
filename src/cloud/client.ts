import type { Bound } from '../circuit/index.js';
import { IonloomError, issue, requireObject, requireText } from '../errors/index.js';
import type { JobPayload } from '../formats/ionq/index.js';
import { printsAs } from '../printing/index.js';
import { baseUrlOf } from './base-url.js';
import { teller } from './events.js';
import { type CallOptions, type ClientOptions, requireClientOptions, secretsIn } from './options.js';
import type { Usage, UsageQuery, Whoami } from './resources/account.js';
import { Backends } from './resources/backends.js';
import { Jobs } from './resources/jobs/jobs.js';
import { Sessions } from './resources/sessions.js';
import { BackendTargets, type MeasuredTarget, type TargetOptions } from './runs/backend-targets.js';
import { type Job, JobHandle, jobOf } from './runs/job-handle.js';
import { completed, launch, type RunContext } from './runs/launch.js';
import { type Runnable, run } from './runs/run.js';
import { type RunOptions, requireRunOptions, requireSubmitOptions, type SubmitOptions } from './runs/run-options.js';
import { type Binding, Sweep, type SweepTemplate } from './runs/sweep.js';
import { apiKeyOf, Secrets } from './secrets.js';
import { surroundings as realSurroundings } from './surroundings.js';
import { type Call, operations, Transport } from './transport/index.js';

/** Milliseconds that one request may take unless said otherwise. */
const DEFAULT_TIMEOUT = 60_000;

const DEFAULT_RETRIES = 2;

/**
 * A client of IonQ's cloud, API v0.4.
 *
 * @example
 * const ionq = new IonQ(); // the key is in IONQ_API_KEY
 * const run = await ionq.run(circuit(2).h(0).cnot(0, 1).measure('m', 0, 1), { backend: 'simulator' });
 * const { probabilities } = await run.results();
 */
export class IonQ {
  /** Jobs as the API has them: submit, look, wait, cancel, delete, costs, raw results. */
  readonly jobs: Jobs<Job>;
  /** The machines and simulators, and what was measured of them. */
  readonly backends: Backends;
  /** Reserved time on a machine. */
  readonly sessions: Sessions;
  /** Where requests go. */
  readonly baseURL: string;
  readonly #transport: Transport;
  readonly #context: RunContext;

  /**
   * A client; nothing is sent before its first call.
   *
   * @throws IonloomError for options that it does not take, an address to which no key may go, a key that is none.
   */
  constructor(options: ClientOptions = {}) {
    requireClientOptions(options);
    const { headers = {}, timeout = DEFAULT_TIMEOUT, maxRetries = DEFAULT_RETRIES, strict = false } = options;
    const { surroundings = realSurroundings } = options;
    const baseUrl = baseUrlOf(options.baseURL, surroundings.environment);
    const apiKey = apiKeyOf(options.apiKey, surroundings.environment);
    this.#transport = new Transport({
      baseUrl,
      apiKey,
      headers,
      fetch: fetchOf(options),
      timeout,
      maxRetries,
      strict,
      secrets: new Secrets([apiKey, ...secretsIn(headers)]),
      tell: teller(options.logger, options.onEvent),
      surroundings,
    });
    this.baseURL = baseUrl.href;
    this.jobs = new Jobs(this.#transport, (answer) => jobOf(answer, this.jobs));
    this.backends = new Backends(this.#transport);
    this.sessions = new Sessions(this.#transport);
    const { tell } = this.#transport;
    this.#context = { jobs: this.jobs, targets: new BackendTargets(this.backends, surroundings, tell), tell };
  }

  /**
   * Runs a circuit or a transpilation as one job, or several as one job of several: transpiled where that is asked for,
   * checked for the backend as it was last measured, held to `maxCostUsd`, and submitted once.
   *
   * @throws IonloomError with everything that speaks against submitting; CostLimitError; as {@link Jobs.create}.
   * @example
   * const run = await ionq.run(bell, { backend: 'qpu.forte-1', shots: 1000, transpile: true, maxCostUsd: 30 });
   * console.log((await run.results()).get('m').probability('11'));
   */
  async run<Key extends string, Parameter extends string>(
    circuits: (Runnable<Key, Parameter> | readonly Runnable<Key, Parameter>[]) & Bound<Parameter>,
    options: RunOptions,
  ): Promise<JobHandle<Key>> {
    requireRunOptions(options, 'run');
    return (await run(circuits, options, this.#context)) as JobHandle<Key>;
  }

  /**
   * Submits a job that is there as the API document describes it, checked and held to its costs as {@link run} does. Its
   * metadata get what its results are read with.
   */
  async submit(payload: JobPayload, options: SubmitOptions = {}): Promise<JobHandle> {
    requireObject(payload, 'a job that is submitted');
    requireSubmitOptions(options);
    return launch(await completed(payload, options, this.#context), options, this.#context);
  }

  /**
   * A template bound to one set of values after the other, in as few jobs as the service's limits allow. Going through it
   * submits the jobs and gives results in the order of the values.
   *
   * @example
   * const angles = [0, 0.1, 0.2].map((theta) => ({ theta }));
   * for await (const { values, results } of ionq.sweep(template, angles, { backend: 'simulator' })) {
   *   console.log(values.theta, results.get('m').probability('1'));
   * }
   */
  sweep<Parameter extends string, Key extends string, Values extends Binding<Parameter>>(
    template: SweepTemplate<Parameter, Key>,
    bindings: Iterable<Values> | AsyncIterable<Values>,
    options: RunOptions,
  ): Sweep<Values, Key> {
    requireRunOptions(options, 'sweep');
    return new Sweep(template, bindings, options, this.#context);
  }

  /** A job that was submitted before, perhaps by another process, by its id. */
  handle(job: string): JobHandle {
    requireText(job, 'the id of a job');
    return new JobHandle(this.jobs, job);
  }

  /**
   * A backend as a target for the transpiler and the validator, with the newest characterization merged into the
   * catalogue's; asked for once an hour at most.
   *
   * @example
   * const { target, date } = await ionq.targetOf('qpu.forte-1');
   * const { circuit } = transpile(bell, target);
   */
  targetOf(backend: string, options: TargetOptions = {}): Promise<MeasuredTarget> {
    return this.#context.targets.of(backend, options);
  }

  /** Whose key it is that requests are made with. */
  whoami(options: CallOptions = {}): Call<Whoami> {
    return this.#transport.call(operations.whoami, { of: 'whoami' }, options);
  }

  /** What an organization used of the QPUs, from `start_date`, before `end_date`. */
  usage(organization: string, query: UsageQuery, options: CallOptions = {}): Call<Usage> {
    return this.#transport.call(operations.usage, { of: 'usage', ids: { organization }, query }, options);
  }

  /** Nothing but where requests go, for `JSON.stringify`. */
  toJSON(): { readonly baseURL: string } {
    return { baseURL: this.baseURL };
  }

  static {
    printsAs(IonQ.prototype, ({ baseURL }) => `IonQ(${baseURL})`);
  }
}

/** Gives what sends requests: the runtime's own is looked up at each, so that whoever replaces it is heard. */
function fetchOf({ fetch: given }: ClientOptions): () => typeof fetch {
  return () => {
    const found = given ?? globalThis.fetch;
    if (typeof found === 'function') return found;
    const hint = 'give one as the option fetch';
    throw new IonloomError(issue('WrongArgument', 'this runtime has no fetch', { hint }));
  };
}
