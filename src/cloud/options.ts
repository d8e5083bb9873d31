import {
  IonloomError,
  issue,
  type OptionNames,
  requireAmounts,
  requireFunction,
  requireObject,
  requireOptions,
} from '../errors/index.js';
import type { ClientEvent, Logger } from './events.js';
import type { Surroundings } from './surroundings.js';

/** How a client is made. */
export interface ClientOptions {
  /** `IONQ_API_KEY` if left out. Only calls that need a key fail without one. */
  readonly apiKey?: string | undefined;
  /**
   * With its version, such as `https://api.ionq.co/v0.4`; `IONQ_API_URL` or `IONQ_REMOTE_HOST` if left out, else the
   * service's own. http only to this machine.
   */
  readonly baseURL?: string | undefined;
  /** What sends requests; the runtime's own `fetch` if left out. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds that one request may take, its answer included; 60,000 if left out. */
  readonly timeout?: number;
  /** How often a request is sent again that may be sent again; 2 if left out. */
  readonly maxRetries?: number;
  /** Told what happens, without keys: `console` fits. */
  readonly logger?: Logger;
  /** Told what happens, as data: every retry, every look for a job that may have been submitted. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether an answer that is not as the API document says is an error instead of an event; for tests. */
  readonly strict?: boolean;
  /** @internal */
  readonly surroundings?: Surroundings;
}

const CLIENT_OPTIONS: OptionNames<ClientOptions> = {
  apiKey: true,
  baseURL: true,
  fetch: true,
  timeout: true,
  maxRetries: true,
  logger: true,
  onEvent: true,
  headers: true,
  strict: true,
  surroundings: true,
};

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; a job that was submitted stays submitted. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one request may take, its answer included. */
  readonly timeout?: number | undefined;
  /** How often a request is sent again that may be sent again. */
  readonly maxRetries?: number | undefined;
  /** Sent with the requests of this call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The options that every call takes, by name, for calls that take more. @internal */
export const CALL_OPTIONS: OptionNames<CallOptions> = { signal: true, timeout: true, maxRetries: true, headers: true };

/** @throws IonloomError for options that the client does not take. @internal */
export function requireClientOptions(options: unknown): asserts options is ClientOptions {
  if (typeof options === 'string') {
    // Other clients take the key so; it is not shown.
    const hint = 'the key is given as new IonQ({ apiKey })';
    throw new IonloomError(issue('WrongArgument', 'the options of IonQ are a text', { hint }));
  }
  requireOptions<ClientOptions>(options, CLIENT_OPTIONS, 'IonQ');
  if (options.fetch !== undefined) requireFunction(options.fetch, 'fetch');
  if (options.onEvent !== undefined) requireFunction(options.onEvent, 'onEvent');
  if (options.logger !== undefined) requireObject(options.logger, 'the logger');
  if (options.surroundings !== undefined) requireObject(options.surroundings, 'surroundings');
  for (const name of ['apiKey', 'baseURL'] as const) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== 'string') {
      throw new IonloomError(issue('WrongArgument', `${name} is a text`, { path: [name] }));
    }
  }
  requireCallValues(options, 'IonQ');
}

/** @throws IonloomError for options that no call takes. @internal */
export function requireCallOptions(options: unknown, of: string): asserts options is CallOptions {
  requireOptions<CallOptions>(options, CALL_OPTIONS, of);
  requireCallValues(options, of);
}

/** The values that calls share, of options whose names were checked; @throws IonloomError. @internal */
export function requireCallValues(options: CallOptions, of: string): void {
  const amounts = (['timeout', 'maxRetries'] as const).filter((name) => options[name] !== undefined);
  requireAmounts(options, amounts, of);
  if (options.signal !== undefined && !(options.signal instanceof AbortSignal)) {
    throw new IonloomError(issue('WrongArgument', `the signal of ${of} is an AbortSignal`, { path: ['signal'] }));
  }
  if (options.headers !== undefined) requireHeaders(options.headers);
}

/** Headers that the client writes itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['authorization', 'content-type', 'content-length', 'host']);

/** More characters of a header's name are not shown. */
const LONGEST_NAME = 40;

/** Names and values that fit into a request; what is wrong is said without the value, which may be a secret. */
function requireHeaders(headers: unknown): void {
  if (typeof headers !== 'object' || headers === null || Symbol.iterator in headers) {
    const hint = 'they are named, as in { name: value }; Object.fromEntries(headers) makes them so';
    throw new IonloomError(issue('WrongArgument', 'headers are no plain object', { path: ['headers'], hint }));
  }
  for (const [name, value] of Object.entries(headers)) {
    // A whole header may have been written where its name belongs.
    const shown = /^[^:=\s]*/.exec(name)![0].slice(0, LONGEST_NAME);
    const refuse = (what: string, hint?: string) =>
      new IonloomError(
        issue('ValueOutOfRange', `the header ${JSON.stringify(shown)} ${what}`, {
          path: ['headers', shown],
          ...(hint === undefined ? {} : { hint }),
        }),
      );
    if (OWN_HEADERS.has(name.toLowerCase())) throw refuse('is written by the client', 'the key is given as apiKey');
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw refuse('has a name that is none');
    if (typeof value !== 'string' || !/^[\t\x20-\x7e]*$/.test(value)) throw refuse('has a value that is no plain text');
  }
}

/** Headers whose values nobody may read in a log. */
const SECRET_HEADER = /auth|cookie|key|secret|token/i;

/** The values of headers that are secrets, as far as their names tell. @internal */
export function secretsIn(headers: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.entries(headers ?? {}).flatMap(([name, value]) => (SECRET_HEADER.test(name) ? [value.trim()] : []));
}
