import { IonloomError, issue } from '../errors/index.js';
import { printsAs } from '../printing/index.js';
import { baseUrlOf } from './base-url.js';
import { teller } from './events.js';
import { type CallOptions, type ClientOptions, requireClientOptions, secretsIn } from './options.js';
import type { Usage, UsageQuery, Whoami } from './resources/account.js';
import { Backends } from './resources/backends.js';
import { Jobs } from './resources/jobs/jobs.js';
import { Sessions } from './resources/sessions.js';
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
  readonly jobs: Jobs;
  readonly backends: Backends;
  readonly sessions: Sessions;
  /** Where requests go. */
  readonly baseURL: string;
  readonly #transport: Transport;

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
    this.jobs = new Jobs(this.#transport, (job) => job);
    this.backends = new Backends(this.#transport);
    this.sessions = new Sessions(this.#transport);
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

/** What sends requests: the runtime's own is looked up at each, so that whoever replaces it is heard. */
function fetchOf({ fetch: given }: ClientOptions): typeof fetch {
  if (given !== undefined) return given;
  return (input, init) => {
    if (typeof globalThis.fetch === 'function') return globalThis.fetch(input, init);
    const hint = 'give one as the option fetch';
    throw new IonloomError(issue('WrongArgument', 'this runtime has no fetch', { hint }));
  };
}
