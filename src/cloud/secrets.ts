import { IonloomError, type Issue, issue } from '../errors/index.js';

/** Shorter ones are no secrets, and taking them out would leave no text readable. */
const SHORTEST_SECRET = 6;

const STARS = '***';

/**
 * The texts that nobody may read in a log, an error or a console. Whatever leaves the client for a person goes through
 * {@link Secrets.hidden}; they cannot be read back from here.
 */
export class Secrets {
  /** Longest first: where one is part of another, taking it out would leave the rest of the other. */
  readonly #known: readonly string[];

  constructor(known: Iterable<string | undefined> = []) {
    const forms = new Set([...known].flatMap(formsOf));
    this.#known = [...forms].sort((a, b) => b.length - a.length);
  }

  /** The same with more, for one request. */
  with(...more: readonly (string | undefined)[]): Secrets {
    return new Secrets([...this.#known, ...more]);
  }

  /** The text with stars in place of every secret, however it is written in a URL or in JSON. */
  hidden(text: string): string {
    let shown = text;
    for (const secret of this.#known) shown = shown.replaceAll(secret, STARS);
    return shown;
  }

  /** A finding about a request or an answer, which quotes it. */
  hiddenIssue(found: Issue): Issue {
    const { message, path, expected, received, hint } = found;
    const quotes = Object.entries({ expected, received, hint }).filter(([, text]) => text !== undefined);
    return {
      ...found,
      message: this.hidden(message),
      ...(path === undefined
        ? {}
        : { path: path.map((step) => (typeof step === 'string' ? this.hidden(step) : step)) }),
      ...Object.fromEntries(quotes.map(([name, text]) => [name, this.hidden(text!)])),
    };
  }

  /** An error of others as one of ours, to stand as a cause: its words without secrets, and nothing else it may carry. */
  hiddenError(error: unknown, depth = 3): Error {
    const { name, message, code, cause } = fieldsOf(error);
    const shown = new Error(this.hidden(message));
    shown.name = typeof name === 'string' ? this.hidden(name) : 'Error';
    shown.stack = `${shown.name}: ${shown.message}`;
    if (typeof code === 'string') Object.assign(shown, { code: this.hidden(code) });
    if (cause !== undefined && depth > 0) shown.cause = this.hiddenError(cause, depth - 1);
    return shown;
  }
}

/** A secret as it is written in a text, in a URL and in JSON. */
function formsOf(secret: string | undefined): readonly string[] {
  if (secret === undefined || secret.length < SHORTEST_SECRET) return [];
  const inJson = JSON.stringify(secret).slice(1, -1);
  // Half of a surrogate pair cannot stand in a URL.
  return /\p{Cs}/u.test(secret) ? [secret, inJson] : [secret, inJson, encodeURIComponent(secret)];
}

interface ErrorFields {
  readonly name?: unknown;
  readonly message: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** What an error says; anything may be thrown, also what cannot be read. */
function fieldsOf(error: unknown): ErrorFields {
  try {
    const { name, message, code, cause } = (typeof error === 'object' && error !== null ? error : {}) as ErrorFields;
    return { name, message: String(message === undefined ? error : message), code, cause };
  } catch {
    return { message: 'an error that cannot be read' };
  }
}

/**
 * The key that is sent: what was given, else `IONQ_API_KEY`; undefined where there is none.
 *
 * @throws IonloomError `ValueOutOfRange` for a key that cannot stand in a header; the sentence does not show it.
 */
export function apiKeyOf(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const [key, source] = given === undefined ? [environment['IONQ_API_KEY'], 'IONQ_API_KEY'] : [given, 'apiKey'];
  const trimmed = key?.trim();
  if (!trimmed) return undefined;
  if (/^[\x21-\x7e]+$/.test(trimmed)) return trimmed;
  const message = `${source} holds characters that no API key has`;
  throw new IonloomError(issue('ValueOutOfRange', message, { path: [source], hint: 'copy the key again, alone' }));
}

/** The error of a call that needs a key where none is given; never thrown earlier, since some calls need none. */
export function missingApiKey(request: string): IonloomError {
  const hint = 'set IONQ_API_KEY, or give apiKey to new IonQ()';
  return new IonloomError(issue('MissingApiKey', `${request} needs an API key, and there is none`, { hint }));
}
