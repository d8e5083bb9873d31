import { apiError } from '../errors/api-error.js';
import {
  APIAnswerError,
  APIConnectionError,
  APIError,
  APITimeoutError,
  APIUserAbortError,
  type IonQError,
} from '../errors/index.js';
import type { Secrets } from '../secrets.js';
import { describeText, parseAnswer } from './parse-answer.js';
import type { Ending } from './time-limit.js';

/**
 * How far a failed request came.
 *
 * - `not-sent`: no connection was made, so that the service knows nothing of it.
 * - `refused`: the service itself said that it did not take it.
 * - `maybe`: it may have been taken, and what was said about that was lost.
 */
export type Delivery = 'not-sent' | 'refused' | 'maybe';

/** One request that did not bring what was asked for. */
export interface Failure {
  readonly error: IonQError;
  readonly delivery: Delivery;
  /** Whether the same request may succeed later. */
  readonly passes: boolean;
  /** Milliseconds that the service asks to wait. */
  readonly retryAfterMs?: number | undefined;
}

/** What failures of one request have in common. */
export interface FailureContext {
  /** Such as `POST /jobs`. */
  readonly request: string;
  readonly secrets: Secrets;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Nothing came, or the answer broke off: the connection failed, time ran out, or the caller ended it. */
export function connectionFailure(
  error: unknown,
  ending: Ending | undefined,
  { request, secrets, timeout }: FailureContext,
  facts: { readonly answered: boolean; readonly requestId?: string | undefined },
): Failure {
  const { answered, requestId } = facts;
  const cause = secrets.hiddenError(error);
  if (ending === 'abort') {
    const aborted = new APIUserAbortError(`${request} was ended by its caller`, { requestId });
    return { error: aborted, delivery: 'maybe', passes: false };
  }
  if (ending === 'timeout') {
    const message = `${request} was not answered ${answered ? 'to its end ' : ''}within ${timeout} ms`;
    return { error: new APITimeoutError(message, { requestId }), delivery: 'maybe', passes: true };
  }
  if (answered) {
    const message = `the answer to ${request} broke off: ${reasonOf(cause)}`;
    return { error: new APIConnectionError(message, { cause, requestId }), delivery: 'maybe', passes: true };
  }
  const neverLeft = isBeforeSending(error);
  const what = neverLeft ? 'no connection could be made' : 'the connection failed';
  const failed = new APIConnectionError(`${request}: ${what}: ${reasonOf(cause)}`, { cause });
  return { error: failed, delivery: neverLeft ? 'not-sent' : 'maybe', passes: true };
}

/** The innermost reason: `fetch failed` alone tells nobody anything. */
function reasonOf(cause: Error): string {
  let innermost = cause;
  while (innermost.cause instanceof Error) innermost = innermost.cause;
  const { code } = innermost as { readonly code?: string };
  const message = innermost.message.split('\n', 1)[0]!;
  // Where one address after the other was tried, there is a code alone.
  if (message === '') return code ?? innermost.name;
  return code === undefined || message.includes(code) ? message : `${message} (${code})`;
}

/** Codes that only come up while a connection is being made, or its other end is being made sure of. */
const CONNECTING =
  /^(ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/**
 * Codes that come up then, too, but also on a connection that has carried a request: the system keeps what routers report,
 * and gives that when it gives up. What was being done tells them apart.
 */
const UNREACHABLE = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT)$/;

/** What Node was doing where a connection had been made: the network can become unreachable later, too. */
const CONNECTED: readonly unknown[] = ['read', 'write', 'shutdown'];

/** Whether an error says for sure that nothing was sent; where nothing is known, as in a browser, it does not. */
function isBeforeSending(error: unknown): boolean {
  try {
    return saysBeforeSending(error, 4);
  } catch {
    return false; // it cannot be read
  }
}

function saysBeforeSending(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  const { code, syscall, cause, errors } = error as NetworkError;
  // One address after the other was tried.
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => saysBeforeSending(each, depth - 1));
  if (CONNECTED.includes(syscall)) return false;
  if (typeof code === 'string' && (CONNECTING.test(code) || (UNREACHABLE.test(code) && syscall === 'connect')))
    return true;
  return cause !== undefined && saysBeforeSending(cause, depth - 1);
}

interface NetworkError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** What answers with one of these statuses may answer otherwise later. */
function mayPass(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504].includes(status) || (status >= 520 && status <= 529);
}

/** Whether a call that failed with an error may succeed later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof APIError) return mayPass(error.status);
  return error instanceof APIConnectionError || error instanceof APIAnswerError;
}

/** An answer whose status says that the request failed. */
export function refusal(
  text: string,
  { status, requestId, retryAfterMs }: AnswerFacts,
  { request, secrets }: FailureContext,
): Failure {
  const words = wordsOf(text);
  const hidden = (said: string | undefined) =>
    said === undefined ? undefined : secrets.hidden(said).slice(0, LONGEST_WORDS);
  const { keys, source } = words.validation ?? {};
  const error = apiError({
    status,
    request,
    requestId,
    error: hidden(words.error),
    message: hidden(words.message),
    ...(words.validation === undefined
      ? {}
      : {
          validation: {
            ...(keys === undefined ? {} : { keys: keys.map((key) => secrets.hidden(key)) }),
            ...(source === undefined ? {} : { source: secrets.hidden(source) }),
          },
        }),
    ...(retryAfterMs === undefined ? {} : { retryAfter: retryAfterMs / 1000 }),
  });
  // Gateways answer 5xx, in JSON too, for a service that took the request and was not heard in time.
  const isSure = status < 500 && status !== 408;
  return { error, delivery: isSure ? 'refused' : 'maybe', passes: mayPass(status), retryAfterMs };
}

/** What is known of an answer beside its body. */
export interface AnswerFacts {
  readonly status: number;
  readonly requestId: string | undefined;
  /** Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** More of what the service says about a mistake is not shown. */
const LONGEST_WORDS = 2_000;

interface Words {
  readonly error?: string | undefined;
  readonly message?: string | undefined;
  readonly validation?: { readonly keys?: readonly string[]; readonly source?: string } | undefined;
}

/** The three forms in which clients of the service have seen errors, or what else a body is. */
function wordsOf(text: string): Words {
  const value = parseAnswer(text)?.value;
  if (typeof value !== 'object' || value === null) {
    return { message: text.trim() === '' ? undefined : `it sent ${describeText(text)}` };
  }
  const { error, message, code, validation } = value as Readonly<Record<string, unknown>>;
  if (typeof error === 'object' && error !== null) {
    const { type, message: inner } = error as Readonly<Record<string, unknown>>;
    return { error: asText(type), message: asText(inner) };
  }
  return { error: asText(error) ?? asText(code), message: asText(message), validation: validationIn(validation) };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function validationIn(value: unknown): Words['validation'] {
  if (typeof value !== 'object' || value === null) return undefined;
  const { keys, source } = value as Readonly<Record<string, unknown>>;
  return {
    ...(Array.isArray(keys) ? { keys: keys.filter((key) => typeof key === 'string') } : {}),
    ...(typeof source === 'string' ? { source } : {}),
  };
}

/** An answer of success that cannot be read. */
export function unreadable(
  what: string,
  { status, requestId }: AnswerFacts,
  { request }: FailureContext,
  {
    passes,
    hint,
    delivery = 'maybe',
  }: { readonly passes: boolean; readonly hint?: string; readonly delivery?: Delivery },
): Failure {
  const message = `the answer to ${request} ${what}`;
  const error = new APIAnswerError(message, status, { requestId, ...(hint === undefined ? {} : { hint }) });
  return { error, delivery, passes };
}
