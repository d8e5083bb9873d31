import type { Secrets } from '../secrets.js';
import type { Surroundings } from '../surroundings.js';
import { connectionFailure, type Failure, refusal, unreadable } from './failure.js';
import { describeText, isPlainText, parseAnswer } from './parse-answer.js';
import { readBody } from './read-body.js';
import { retryAfterOf } from './retry-after.js';
import { TimeLimit } from './time-limit.js';

/** One request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** What it is called in messages, such as `GET /jobs/{job}`: without ids and queries. */
  readonly name: string;
  /** Milliseconds, the answer included. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly mostBytes: number;
  readonly takesText: boolean;
  readonly secrets: Secrets;
}

/** What sends requests, and the clock. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly surroundings: Surroundings;
}

/** An answer of success, read. */
export interface WireAnswer {
  readonly ok: true;
  readonly data: unknown;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
}

/** One request has one of two ends. */
export type Attempt =
  | WireAnswer
  | { readonly ok: false; readonly status: number | undefined; readonly failure: Failure };

/** An error has a few sentences to say. */
const MOST_ERROR_BYTES = 65_536;

/** Sends a request once and reads its answer. Never throws. */
export async function attempt(request: WireRequest, { fetch, surroundings }: Wire): Promise<Attempt> {
  const { url, method, headers, body, timeout, signal, secrets } = request;
  const context = { request: request.name, secrets, timeout };
  const limit = new TimeLimit(timeout, signal, surroundings);
  let answered: { readonly status: number; readonly requestId: string | undefined } | undefined;
  try {
    // Redirects are looked at and refused: whoever is led elsewhere would take the key along.
    const init: RequestInit = { method, headers, redirect: 'manual', credentials: 'omit', signal: limit.signal };
    const send = async () => fetch(url.href, body === undefined ? init : { ...init, body });
    const response = await limit.bound(send());
    const requestId = response.headers.get('x-request-id');
    const facts = {
      status: response.status,
      requestId: requestId === null ? undefined : secrets.hidden(requestId),
      retryAfterMs: retryAfterOf(response.headers, surroundings.now()),
    };
    answered = { status: facts.status, requestId: facts.requestId };
    const failed = (failure: Failure): Attempt => ({ ok: false, status: facts.status, failure });
    if (leadsElsewhere(response, url)) {
      response.body?.cancel().catch(() => undefined);
      const hint = 'check the base URL; the key goes to the place that was named, and nowhere else';
      const delivery = response.redirected ? 'maybe' : 'refused';
      return failed(unreadable('leads to another place', facts, context, { passes: false, hint, delivery }));
    }
    if (!response.ok) return failed(refusal(await errorText(response, limit), facts, context));
    const read = await readBody(response, request.mostBytes, limit);
    if (read.isCut) {
      const what = `is longer than ${request.mostBytes} bytes, and was not read to its end`;
      return failed(unreadable(what, facts, context, { passes: false }));
    }
    if (read.text === undefined) {
      return failed(unreadable('is no text in UTF-8', facts, context, { passes: true }));
    }
    const isText = request.takesText && isPlainText(read.text);
    const parsed = parseAnswer(read.text) ?? (isText ? { value: read.text } : undefined);
    if (parsed === undefined && response.status !== NO_CONTENT) {
      return failed(unreadable(`is ${describeText(read.text)}`, facts, context, { passes: true }));
    }
    return { ok: true, data: parsed?.value, ...answered, headers: response.headers };
  } catch (error) {
    const facts = { answered: answered !== undefined, requestId: answered?.requestId };
    const failure = connectionFailure(error, limit.ending, context, facts);
    return { ok: false, status: answered?.status, failure };
  } finally {
    limit.release();
  }
}

const NO_CONTENT = 204;

/** Whether an answer is, or was brought from, another place than was asked. */
function leadsElsewhere({ type, status, redirected, url: from }: Response, { origin }: URL): boolean {
  if (type === 'opaqueredirect' || redirected) return true;
  if (status >= 300 && status < 400) return true;
  return from !== '' && new URL(from).origin !== origin;
}

/** What there is of an error's body; its status says enough where that breaks off. */
async function errorText(response: Response, limit: TimeLimit): Promise<string> {
  try {
    return (await readBody(response, MOST_ERROR_BYTES, limit)).text ?? '';
  } catch {
    return '';
  }
}
