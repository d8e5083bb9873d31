import type { Fault } from '../service/faults.js';

/** Milliseconds that a request may take in the table of faults. */
export const TIMEOUT = 60_000;

/** What goes wrong with a call: a fault of the service, or a caller who ends it. */
export interface Trouble {
  readonly name: string;
  readonly fault?: Fault;
  /** Milliseconds after which the caller ends the call; 0 before it begins. */
  readonly abortsAfter?: number;
}

const status = (code: number, more: Partial<Fault & { kind: 'status' }> = {}): Fault => ({
  kind: 'status',
  status: code,
  ...more,
});

/** An error that the service, or what stands before it, may answer whether it took the request or not. */
function eitherWay(name: string, code: number, more: Partial<Fault & { kind: 'status' }> = {}): readonly Trouble[] {
  return [
    { name: `${name}, not processed`, fault: status(code, more) },
    { name: `${name}, processed`, fault: status(code, { ...more, processed: true }) },
  ];
}

/** All that can go wrong with a request, in the order in which it goes its way. */
export const troubles: readonly Trouble[] = [
  { name: 'aborted before it is sent', abortsAfter: 0 },
  { name: 'connection refused', fault: { kind: 'refused' } },
  { name: 'no such host', fault: { kind: 'dns' } },
  { name: 'certificate expired', fault: { kind: 'tls' } },
  { name: 'connecting takes too long', fault: { kind: 'connect-timeout' } },
  { name: 'reset, not processed', fault: { kind: 'reset-before' } },
  { name: 'reset, processed', fault: { kind: 'reset-after' } },
  { name: 'reset as browsers tell it, processed', fault: { kind: 'reset-after', as: 'browser' } },
  { name: 'reset, processed 2 s later', fault: { kind: 'late', after: 2_000, seen: 'reset' } },
  { name: 'reset, processed 10 min later', fault: { kind: 'late', after: 600_000, seen: 'reset' } },
  { name: 'no answer in time, not processed', fault: { kind: 'timeout' } },
  { name: 'no answer in time, processed', fault: { kind: 'timeout', processed: true } },
  { name: 'no answer in time, processed 10 min later', fault: { kind: 'late', after: 600_000, seen: 'timeout' } },
  { name: 'aborted in flight, not processed', fault: { kind: 'timeout' }, abortsAfter: 1_500 },
  { name: 'aborted in flight, processed', fault: { kind: 'timeout', processed: true }, abortsAfter: 1_500 },
  { name: '400', fault: status(400) },
  { name: '401', fault: status(401) },
  { name: '403', fault: status(403) },
  { name: '404', fault: status(404) },
  ...eitherWay('408', 408),
  { name: '409', fault: status(409) },
  { name: '413', fault: status(413) },
  { name: '425', fault: status(425) },
  { name: '429', fault: status(429) },
  { name: '429, Retry-After: 7 (seconds)', fault: status(429, { retryAfter: { seconds: 7 } }) },
  { name: '429, Retry-After: a date in 7 s', fault: status(429, { retryAfter: { dateIn: 7 } }) },
  { name: '429, Retry-After: an hour', fault: status(429, { retryAfter: { seconds: 3_600 } }) },
  ...eitherWay('500 in JSON', 500),
  ...eitherWay('501 in JSON', 501),
  ...eitherWay('502 in JSON', 502),
  ...eitherWay('503 in JSON', 503),
  { name: '503 in JSON, Retry-After: 30, not processed', fault: status(503, { retryAfter: { seconds: 30 } }) },
  { name: '503 in JSON, Retry-After: an hour, not processed', fault: status(503, { retryAfter: { seconds: 3_600 } }) },
  ...eitherWay('502 as a page', 502, { body: 'html' }),
  ...eitherWay('503 as a page', 503, { body: 'html' }),
  ...eitherWay('504, empty', 504, { body: 'empty' }),
  { name: 'JSON that is cut off', fault: { kind: 'truncated' } },
  { name: 'an answer that breaks off', fault: { kind: 'broken-body' } },
  { name: 'an answer that stops half-way', fault: { kind: 'slow-body' } },
  { name: 'an answer without end, processed', fault: { kind: 'huge', processed: true } },
  { name: '200 and a page, not processed', fault: { kind: 'html' } },
  { name: '200 and a page, processed', fault: { kind: 'html', processed: true } },
  { name: '200 and no text, processed', fault: { kind: 'garbage', processed: true } },
  { name: 'redirected', fault: { kind: 'redirect' } },
  { name: 'redirected, as browsers tell it', fault: { kind: 'redirect', opaque: true } },
];
