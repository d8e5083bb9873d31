import { describe, expect, it } from 'vitest';
import {
  APIAnswerError,
  APIConnectionError,
  APIError,
  APITimeoutError,
  APIUserAbortError,
} from '../../../src/cloud/errors/index.js';
import { Secrets } from '../../../src/cloud/secrets.js';
import { connectionFailure, refusal, unreadable } from '../../../src/cloud/transport/failure.js';
import { networkError } from '../test-service.js';

const KEY = 'key-5f3a9c1e7b2d';
const context = { request: 'POST /jobs', secrets: new Secrets([KEY]), timeout: 1_000 };

const connecting = (code: string) => networkError(code, { syscall: 'connect' });

const failed = (error: unknown, answered = false) => connectionFailure(error, undefined, context, { answered });

describe('a connection that failed', () => {
  it.each([
    networkError('ECONNREFUSED', { syscall: 'connect' }),
    networkError('ENOTFOUND', { syscall: 'getaddrinfo' }),
    networkError('EAI_AGAIN', { syscall: 'getaddrinfo' }),
    networkError('EHOSTUNREACH', { syscall: 'connect' }),
    networkError('ENETUNREACH', { syscall: 'connect' }),
    networkError('ETIMEDOUT', { syscall: 'connect' }),
    networkError('UND_ERR_CONNECT_TIMEOUT'),
    networkError('CERT_HAS_EXPIRED'),
    networkError('ERR_TLS_CERT_ALTNAME_INVALID'),
    networkError('DEPTH_ZERO_SELF_SIGNED_CERT'),
    networkError('SELF_SIGNED_CERT_IN_CHAIN'),
    networkError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    Object.assign(new Error('direct'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    new TypeError('fetch failed', {
      cause: Object.assign(new AggregateError([connecting('ECONNREFUSED').cause, connecting('ENETUNREACH').cause]), {
        code: 'ECONNREFUSED',
      }),
    }),
  ])('was never made: %s', (error) => {
    const { delivery, passes, error: shown } = failed(error);
    expect([delivery, passes]).toEqual(['not-sent', true]);
    expect(shown).toBeInstanceOf(APIConnectionError);
    expect(shown.message).toContain('POST /jobs: no connection could be made: ');
  });

  it.each([
    networkError('ECONNRESET', { syscall: 'read' }),
    networkError('EPIPE', { syscall: 'write' }),
    networkError('ETIMEDOUT', { syscall: 'read' }),
    networkError('ETIMEDOUT'),
    // What a router reported while an answer was waited for, and the system says when it gives up.
    networkError('EHOSTUNREACH', { syscall: 'read' }),
    networkError('ENETUNREACH', { syscall: 'write' }),
    networkError('ECONNREFUSED', { syscall: 'read' }),
    networkError('EHOSTUNREACH'),
    networkError('UND_ERR_SOCKET'),
    networkError('UND_ERR_HEADERS_TIMEOUT'),
    networkError('ERR_SSL_WRONG_VERSION_NUMBER'),
    networkError('XECONNREFUSED'),
    new TypeError('Failed to fetch'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new AggregateError([connecting('ECONNREFUSED').cause, networkError('ECONNRESET').cause]),
    new AggregateError([]),
    undefined,
    'ECONNREFUSED',
    { code: 7, cause: null },
  ])('may have been made: %s', (error) => {
    const { delivery, passes, error: shown } = failed(error);
    expect([delivery, passes]).toEqual(['maybe', true]);
    expect(shown.message).toContain('POST /jobs: the connection failed: ');
  });

  it('may break off after the answer began, whatever its code', () => {
    const { delivery, passes, error } = failed(networkError('ECONNREFUSED'), true);
    expect([delivery, passes]).toEqual(['maybe', true]);
    expect(error.message).toBe('the answer to POST /jobs broke off: network ECONNREFUSED');
  });

  it('says its innermost reason, once and without keys', () => {
    const inner = Object.assign(new Error(`to ${KEY}\nmore`), { code: 'E1' });
    const { error } = failed(new TypeError('fetch failed', { cause: inner }));
    expect(error.message).toBe('POST /jobs: the connection failed: to *** (E1)');
    expect((error.cause as Error).message).toBe('fetch failed');
    expect(failed(networkError('ECONNRESET')).error.message).toMatch(/failed: network ECONNRESET$/);
  });

  it('says its code where it has no words: of several addresses', () => {
    const inner = Object.assign(new AggregateError([connecting('ECONNREFUSED').cause]), { code: 'ECONNREFUSED' });
    const { error, delivery } = failed(new TypeError('fetch failed', { cause: inner }));
    expect([error.message, delivery]).toEqual(['POST /jobs: no connection could be made: ECONNREFUSED', 'not-sent']);
    expect(failed(new DOMException('', 'NetworkError')).error.message).toMatch(/failed: NetworkError$/);
  });

  it('may be one that cannot be read', () => {
    const closed = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    for (const error of [Object.create(null), closed, new Error('outer', { cause: closed })]) {
      expect(failed(error).delivery).toBe('maybe');
    }
  });

  it('does not search an endless chain of causes', () => {
    const error = new Error('round');
    error.cause = error;
    expect(failed(error).delivery).toBe('maybe');
  });

  it('was ended by the caller, or by the clock', () => {
    const end = (ending: 'abort' | 'timeout', answered: boolean) =>
      connectionFailure(networkError('ECONNREFUSED'), ending, context, { answered, requestId: 'r' });
    const abort = end('abort', false);
    expect([abort.delivery, abort.passes]).toEqual(['maybe', false]);
    expect(abort.error).toBeInstanceOf(APIUserAbortError);
    const timeout = end('timeout', false);
    expect([timeout.delivery, timeout.passes]).toEqual(['maybe', true]);
    expect(timeout.error).toBeInstanceOf(APITimeoutError);
    expect(timeout.error.message).toBe('POST /jobs was not answered within 1000 ms');
    expect(end('timeout', true).error.message).toBe('POST /jobs was not answered to its end within 1000 ms');
    expect(end('timeout', true).error.requestId).toBe('r');
  });
});

describe('a refusal', () => {
  const refused = (status: number, text: string, more = {}) =>
    refusal(text, { status, requestId: 'r', ...more }, context);
  const OWN = JSON.stringify({ statusCode: 1, error: 'E', message: 'M' });

  it.each([
    [400, 'refused', false],
    [401, 'refused', false],
    [404, 'refused', false],
    [408, 'maybe', true],
    [409, 'refused', false],
    [425, 'refused', true],
    [429, 'refused', true],
    [500, 'maybe', true],
    [501, 'maybe', false],
    [502, 'maybe', true],
    [503, 'maybe', true],
    [504, 'maybe', true],
    [505, 'maybe', false],
    [519, 'maybe', false],
    [520, 'maybe', true],
    [529, 'maybe', true],
    [530, 'maybe', false],
  ] as const)("of %i in the service's own words is %s", (status, delivery, passes) => {
    expect(refused(status, OWN)).toMatchObject({ delivery, passes, error: { status, requestId: 'r' } });
  });

  it.each(['', '<html>busy</html>', 'busy', 'null', '"busy"', '[]', '{}', '{"error":7}', '{"status":"busy"}'])(
    'of 503 as %j may be that of something between',
    (text) => {
      expect(refused(503, text).delivery).toBe('maybe');
    },
  );

  it.each([
    ['{"statusCode":503,"error":"E","message":"M"}', 'E', /with 503 E: M$/m],
    ['{"code":"E","message":"M"}', 'E', /with 503 E: M$/m],
    ['{"error":{"type":"E","message":"M"}}', 'E', /with 503 E: M$/m],
    ['{"error":{}}', undefined, /with 503, and says nothing about it$/m],
    ['{"message":"M"}', undefined, /with 503: M$/m],
    ['{"error":null,"message":{"a":1}}', undefined, /says nothing/],
    ['<!doctype html><p>', undefined, /with 503: it sent an HTML page$/m],
    ['{"a', undefined, /with 503: it sent JSON that is cut off or broken$/m],
    ['', undefined, /says nothing/],
    ['[[['.repeat(1_000), undefined, /cut off or broken/],
  ])('is understood in every form: %s', (text, error, sentence) => {
    const failure = refused(503, text);
    expect(failure.error).toBeInstanceOf(APIError);
    expect((failure.error as APIError).error).toBe(error);
    expect(failure.error.message).toMatch(sentence);
  });

  it('says which fields are wrong, as far as they are texts', () => {
    const validation = (value: unknown) =>
      (refused(400, JSON.stringify({ message: 'M', validation: value })).error as APIError).validation;
    expect(validation({ keys: ['shots', 7, null], source: 'body', more: 1 })).toEqual({
      keys: ['shots'],
      source: 'body',
    });
    expect(validation({ keys: 'shots', source: 7 })).toEqual({});
    expect([validation(null), validation('x'), validation(undefined)]).toEqual([undefined, undefined, undefined]);
  });

  it('shows no key that the service repeats, and not all of a long text', () => {
    const echo = { error: KEY, message: `${KEY} ${'x'.repeat(5_000)}`, validation: { keys: [KEY], source: KEY } };
    const { error } = refused(401, JSON.stringify(echo));
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain(KEY);
    expect(error.message.length).toBeLessThan(2_500);
    expect((error as APIError).validation).toEqual({ keys: ['***'], source: '***' });
  });

  it('hides what crosses from one text into the next, without breaking them', () => {
    const secrets = new Secrets(['"],"source":"']);
    const text = JSON.stringify({ message: 'M', validation: { keys: ['a'], source: 'b' } });
    const failure = refusal(text, { status: 400, requestId: 'r' }, { ...context, secrets });
    expect((failure.error as APIError).validation).toEqual({ keys: ['a'], source: 'b' });
  });

  it('carries how long to wait', () => {
    const failure = refused(429, OWN, { retryAfterMs: 1_500 });
    expect(failure.retryAfterMs).toBe(1_500);
    expect((failure.error as APIError).retryAfter).toBe(1.5);
    expect((refused(429, OWN).error as APIError).retryAfter).toBeUndefined();
  });
});

it('says of an answer what makes it unreadable', () => {
  const failure = unreadable('is nothing', { status: 200, requestId: 'r' }, context, { passes: true });
  expect(failure).toMatchObject({ delivery: 'maybe', passes: true, error: { status: 200, requestId: 'r' } });
  expect(failure.error).toBeInstanceOf(APIAnswerError);
  expect(failure.error.message).toBe('the answer to POST /jobs is nothing');
  const hinted = unreadable('x', { status: 302, requestId: undefined }, context, {
    passes: false,
    hint: 'h',
    delivery: 'refused',
  });
  expect(hinted).toMatchObject({ delivery: 'refused', passes: false });
  expect(hinted.error.issues[0]!.hint).toBe('h');
});
