import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  APIAnswerError,
  APIConnectionError,
  APITimeoutError,
  APIUserAbortError,
  NotFoundError,
  ServerError,
} from '../../../src/cloud/errors/index.js';
import { Secrets } from '../../../src/cloud/secrets.js';
import { type Attempt, attempt, type WireRequest } from '../../../src/cloud/transport/attempt.js';
import { json, KEY, networkError, type Outcome, refusing, TestService } from '../test-service.js';
import { TestWorld } from '../test-world.js';

async function tried(outcome: Outcome | typeof fetch, more: Partial<WireRequest> = {}, world = new TestWorld()) {
  const isFetch = typeof outcome === 'function' && outcome.length === 2;
  const service = new TestService(...(isFetch ? [] : [outcome as Outcome]));
  const request: WireRequest = {
    method: 'POST',
    url: new URL('https://api.example/v0.4/jobs'),
    headers: new Headers({ authorization: `apiKey ${KEY}` }),
    body: '{"a":1}',
    name: 'POST /jobs',
    timeout: 1_000,
    signal: undefined,
    mostBytes: 1_000,
    takesText: false,
    secrets: new Secrets([KEY]),
    ...more,
  };
  const result = await world.until(
    attempt(request, { fetch: isFetch ? (outcome as typeof fetch) : service.fetch, surroundings: world }),
  );
  expect(world.timers).toBe(0);
  return { result, service, world };
}

function failureOf(result: Attempt) {
  if (result.ok) throw new Error('it succeeded');
  return { status: result.status, ...result.failure };
}

const from = (response: Response, url: string, more = {}) =>
  Object.defineProperties(response, {
    url: { value: url },
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, { value }])),
  });

const stalling = (text: string) =>
  new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(text)) });

describe('an attempt', () => {
  it('sends one request, and follows nothing', async () => {
    const { service } = await tried(json({}));
    const [{ method, url, headers, body, init }] = service.arrived as [(typeof service.arrived)[0]];
    expect([method, url.href, headers.get('authorization'), body]).toEqual([
      'POST',
      'https://api.example/v0.4/jobs',
      `apiKey ${KEY}`,
      { a: 1 },
    ]);
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
    const { service: get } = await tried(json({}), { method: 'GET', body: undefined });
    expect('body' in get.arrived[0]!.init).toBe(false);
  });

  it('gives the answer with what came along', async () => {
    const { result } = await tried(json({ id: 'J' }, { status: 201, headers: { 'x-request-id': 'r' } }));
    expect(result).toMatchObject({ ok: true, data: { id: 'J' }, status: 201, requestId: 'r' });
    expect((await tried(json(null))).result).toMatchObject({ ok: true, data: null, requestId: undefined });
    expect((await tried(new Response(null, { status: 204 }))).result).toMatchObject({ ok: true, data: undefined });
  });

  it('gives a text as it is only where one is asked for', async () => {
    const text = 'OPENQASM 3.0;';
    expect((await tried(new Response(text), { takesText: true })).result).toMatchObject({ ok: true, data: text });
    expect((await tried(new Response('{"a":1}'), { takesText: true })).result).toMatchObject({ data: { a: 1 } });
    const { error, delivery, passes } = failureOf((await tried(new Response(text))).result);
    expect(error).toBeInstanceOf(APIAnswerError);
    expect([error.message, delivery, passes]).toEqual([
      'the answer to POST /jobs is a text that is no JSON',
      'maybe',
      true,
    ]);
  });

  it.each(['', '<html>', '{"id":"J"', `${'['.repeat(65)}${']'.repeat(65)}`])('takes no answer of %j', async (text) => {
    expect(failureOf((await tried(new Response(text))).result)).toMatchObject({
      status: 200,
      delivery: 'maybe',
      passes: true,
    });
  });

  it('takes no answer that is no text, whatever is asked for', async () => {
    for (const takesText of [true, false]) {
      const { error } = failureOf((await tried(new Response(Uint8Array.of(0x22, 0xff, 0x22)), { takesText })).result);
      expect(error).toBeInstanceOf(APIAnswerError);
      expect(error.message).toBe('the answer to POST /jobs is no text in UTF-8');
    }
  });

  it('reads no more than the most bytes', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(300).fill(0x20)) });
    const { error, passes, delivery } = failureOf((await tried(new Response(endless))).result);
    expect(error.message).toContain('is longer than 1000 bytes');
    expect([passes, delivery]).toEqual([false, 'maybe']);
  });

  it('reads no more than 64 KiB of an error', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(16_384).fill(0x20));
      },
    });
    const { error } = failureOf((await tried(new Response(endless, { status: 500 }))).result);
    expect(error).toBeInstanceOf(ServerError);
    expect(pulled).toBeLessThan(8);
  });

  it.each([
    [new Response(null, { status: 302, headers: { location: 'https://evil.example' } }), 'refused'],
    [new Response(null, { status: 304 }), 'refused'],
    [from(json({}), 'https://evil.example/v0.4/jobs'), 'refused'],
    [from(json({}), 'http://api.example/v0.4/jobs'), 'refused'],
    [from(json({}), 'https://api.example/login', { redirected: true }), 'maybe'],
    [from(new Response(null), '', { type: 'opaqueredirect', status: 0 }), 'refused'],
  ] as const)('takes no answer from elsewhere: %#', async (response, delivery) => {
    const failure = failureOf((await tried(response)).result);
    expect(failure.error).toBeInstanceOf(APIAnswerError);
    expect(failure.error.message).toContain('leads to another place');
    expect(failure).toMatchObject({ delivery, passes: false });
  });

  it('takes an answer that says where it is from', async () => {
    expect((await tried(from(json({}), 'https://api.example/v0.4/jobs'))).result.ok).toBe(true);
  });

  it('gives what the service refuses, its words, and how long it asks to wait', async () => {
    const response = refusing(404, 'none', { 'retry-after': '3', 'x-request-id': 'r' });
    const failure = failureOf((await tried(response)).result);
    expect(failure.error).toBeInstanceOf(NotFoundError);
    expect(failure).toMatchObject({ status: 404, delivery: 'refused', retryAfterMs: 3_000, error: { requestId: 'r' } });
  });

  it('takes the status for the answer where the words of a refusal break off, stall or are no text', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('terminated')) });
    for (const body of [broken, stalling('{"mess'), Uint8Array.of(0xff)]) {
      const failure = failureOf((await tried(new Response(body, { status: 404 }))).result);
      expect(failure.error).toBeInstanceOf(NotFoundError);
      expect(failure.delivery).toBe('refused');
    }
  });

  it('ends with its time while nothing comes, and while an answer stalls', async () => {
    const ignoring = (_: unknown, __: unknown) => new Promise<never>(() => undefined);
    const { result, world } = await tried(ignoring as typeof fetch);
    expect(failureOf(result).error).toBeInstanceOf(APITimeoutError);
    expect(world.elapsed).toBe(1_000);
    const stalled = failureOf((await tried(new Response(stalling('{"id":')))).result);
    expect(stalled.error.message).toBe('POST /jobs was not answered to its end within 1000 ms');
    expect(stalled).toMatchObject({ status: 200, delivery: 'maybe', passes: true });
  });

  it('hands on its signal, so that whoever sends can stop', async () => {
    const heeding = (_: unknown, { signal }: RequestInit) =>
      new Promise<never>((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
    expect(failureOf((await tried(heeding as typeof fetch)).result).error).toBeInstanceOf(APITimeoutError);
  });

  it('is ended by the caller before, while and after the answer begins, and leaves nothing on the signal', async () => {
    const before = failureOf((await tried(json({}), { signal: AbortSignal.abort() })).result);
    expect(before.error).toBeInstanceOf(APIUserAbortError);
    for (const answer of [new Promise<never>(() => undefined), new Response(stalling('{'))]) {
      const controller = new AbortController();
      const sending = async (_: unknown, __: unknown) => {
        setImmediate(() => controller.abort(new Error(`because of ${KEY}`)));
        return answer;
      };
      const failure = failureOf((await tried(sending as typeof fetch, { signal: controller.signal })).result);
      expect(failure.error).toBeInstanceOf(APIUserAbortError);
      expect(failure).toMatchObject({ delivery: 'maybe', passes: false });
      expect(failure.error.message).not.toContain(KEY);
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    }
    const controller = new AbortController();
    const { result } = await tried(json({}), { signal: controller.signal });
    controller.abort();
    expect(result.ok).toBe(true);
  });

  const throwing = (thrown: unknown) =>
    ((_: unknown, __: unknown) => {
      throw thrown;
    }) as typeof fetch;

  it.each([
    networkError('ECONNRESET'),
    new TypeError(`Headers: ${KEY} is invalid`),
    new DOMException('x', 'AbortError'),
    undefined,
    null,
    'text',
    Symbol('s'),
  ])('never throws, whatever is thrown: %s', async (thrown) => {
    for (const send of [throwing(thrown), (async (a: never, b: never) => throwing(thrown)(a, b)) as typeof fetch]) {
      const failure = failureOf((await tried(send)).result);
      expect(failure.error).toBeInstanceOf(APIConnectionError);
      expect(failure).toMatchObject({ status: undefined, delivery: 'maybe', passes: true });
      expect(`${failure.error.message} ${String(failure.error.cause)}`).not.toContain(KEY);
    }
  });

  it.each([undefined, null, {}, 'text', { status: 200 }])('takes %s for no answer', async (answer) => {
    const giving = (async (_: unknown, __: unknown) => answer) as unknown as typeof fetch;
    expect(failureOf((await tried(giving)).result).error).toBeInstanceOf(APIConnectionError);
  });

  it('leaves no rejection that nobody handles where something fails after its end', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    try {
      const world = new TestWorld();
      let fail: (error: Error) => void = () => undefined;
      const late = (_: unknown, __: unknown) =>
        new Promise<never>((_, reject) => {
          fail = reject;
        });
      await tried(late as typeof fetch, {}, world);
      fail(new Error('late'));
      let stream: ReadableStreamDefaultController | undefined;
      const body = new ReadableStream({
        start: (controller) => {
          stream = controller;
        },
      });
      await tried(() => new Response(body), {}, world);
      expect(() => stream!.error(new Error('late'))).not.toThrow();
      await world.settle();
    } finally {
      process.off('unhandledRejection', onUnhandled);
    }
    expect(unhandled).toEqual([]);
  });
});
