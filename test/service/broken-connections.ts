import type { BreakSign, ConnectFailure } from './faults.js';

interface Cause {
  readonly message: string;
  readonly code: string;
  readonly syscall?: string;
}

const causes: Readonly<Record<ConnectFailure | Exclude<BreakSign, 'browser'>, Cause>> = {
  refused: { message: 'connect ECONNREFUSED 192.0.2.1:443', code: 'ECONNREFUSED', syscall: 'connect' },
  dns: { message: 'getaddrinfo ENOTFOUND api.ionq.co', code: 'ENOTFOUND', syscall: 'getaddrinfo' },
  tls: { message: 'certificate has expired', code: 'CERT_HAS_EXPIRED' },
  'connect-timeout': { message: 'Connect Timeout Error', code: 'UND_ERR_CONNECT_TIMEOUT' },
  reset: { message: 'read ECONNRESET', code: 'ECONNRESET', syscall: 'read' },
  closed: { message: 'other side closed', code: 'UND_ERR_SOCKET' },
};

function withCause(text: string, { message, ...details }: Cause, note: string): TypeError {
  return new TypeError(`${text}${note}`, { cause: Object.assign(new Error(`${message}${note}`), details) });
}

/**
 * What `fetch` throws where there is no answer: in Node a `TypeError` that only its cause tells apart.
 *
 * @param note what stands behind each message
 */
export function connectionError(kind: ConnectFailure | BreakSign, note = ''): TypeError {
  if (kind === 'browser') return new TypeError(`Failed to fetch${note}`);
  return withCause('fetch failed', causes[kind], note);
}

/** What reading a body fails with where the connection breaks half-way. */
export function brokenBodyError(): TypeError {
  return withCause('terminated', causes.closed, '');
}

/** Calls back when a signal ends, now if it has; returns what stops listening. */
export function onAbort(signal: AbortSignal | undefined, callback: (reason: unknown) => void): () => void {
  if (signal === undefined) return () => {};
  const listener = () => callback(signal.reason);
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** Waits for a signal to end, and fails with its reason; without a signal, forever. */
export function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => onAbort(signal, reject));
}
