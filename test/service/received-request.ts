import { findOperation, type Operation } from './operations.js';

/** The part of `fetch` that a client may rely on. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Where the service stands, unless a test says otherwise. */
export const SERVICE_URL = 'https://api.ionq.co/v0.4';

/** A request as it reached the service. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: URL;
  /** The path below the base; undefined for another host or another base. */
  readonly path: string | undefined;
  /** What the request asks for; undefined where the service has no such operation. */
  readonly operation: Operation | undefined;
  /** The values in the path, by name, still percent-encoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly redirect: Request['redirect'];
  /** The body as it was sent; empty where there was none. */
  readonly text: string;
  /** The body as JSON; undefined where there was none, or no JSON. */
  readonly body: unknown;
  /** The request as a whole, where its body is still to be read; to be used once. */
  readonly unread: Request | undefined;
}

/** A request as it is kept: with everything but the key. */
export interface RecordedRequest {
  readonly method: string;
  /** The path below the base, without the query; the whole address where it is another host's. */
  readonly path: string;
  /** A name that stands more than once has a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The signal that ends a request. */
export function signalOf(input: string | URL | Request, init: RequestInit | undefined): AbortSignal | undefined {
  return init?.signal ?? (input instanceof Request ? input.signal : undefined);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what a client handed to `fetch`, with the checks and the default headers of the real one. */
export async function receive(
  input: string | URL | Request,
  init: RequestInit | undefined,
  base: string,
): Promise<ReceivedRequest> {
  const request = new Request(input, { ...init, signal: null });
  const url = new URL(request.url);
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/$/, '');
  const isBelow = url.origin === origin && url.pathname.startsWith(`${prefix}/`);
  const path = isBelow ? url.pathname.slice(prefix.length) : undefined;
  const found = path === undefined ? undefined : findOperation(request.method, path);
  // A text that was given stands as it is; reading it from the stream would take longer than the rest.
  const text = typeof init?.body === 'string' ? init.body : request.body === null ? '' : await request.text();
  return {
    method: request.method,
    url,
    path,
    operation: found?.operation,
    parameters: found?.parameters ?? {},
    headers: request.headers,
    redirect: request.redirect,
    text,
    body: parsed(text),
    unread: request.bodyUsed ? undefined : request,
  };
}

/** The key of a request; undefined where the header is missing or of another form. */
export function keyOf(headers: Headers): string | undefined {
  return /^apiKey (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
}

/** What is kept of a request. */
export function record({ method, url, path, headers, text, body }: ReceivedRequest): RecordedRequest {
  const query: Record<string, string | readonly string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length === 1 ? values[0]! : values;
  }
  const kept = Object.fromEntries(headers);
  if (kept['authorization'] !== undefined) kept['authorization'] = 'apiKey [key]';
  const sent = body === undefined && text !== '' ? text : body;
  return { method, path: path ?? `${url.origin}${url.pathname}`, query, headers: kept, body: sent };
}
