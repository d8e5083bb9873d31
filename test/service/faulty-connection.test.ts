import { describe, expect, test } from 'vitest';
import { ask, type Call, call } from './call.js';
import { EmulatedService, type EmulatedServiceOptions } from './emulated-service.js';
import type { Fault } from './faults.js';

const job = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  metadata: { client_request_id: 'token' },
  input: { gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] },
};
const posting: Call = { method: 'POST', body: job };

const faulty = (fault: Fault, count = 1) => new EmulatedService({ faults: [{ fault, count }] });
const made = (service: EmulatedService) => service.created.get('token') ?? 0;
const thrownBy = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Posts a job with a client that gives up after so many ms. */
async function postFor(
  service: EmulatedService,
  ms: number,
  read = (response: Response): Promise<unknown> => response.json(),
) {
  const controller = new AbortController();
  const cancel = service.clock.after(ms, () => controller.abort(new Error('given up')));
  const done = call(service.fetch, '/jobs', { ...posting, signal: controller.signal }).then(read);
  const result = await service.clock.run(done.catch((error: unknown) => error));
  cancel();
  return result;
}

describe('a connection that fails', () => {
  test.each([
    ['refused', 0, 'ECONNREFUSED', 'connect'],
    ['dns', 0, 'ENOTFOUND', 'getaddrinfo'],
    ['tls', 0, 'CERT_HAS_EXPIRED', undefined],
    ['connect-timeout', 0, 'UND_ERR_CONNECT_TIMEOUT', undefined],
    ['reset-before', 0, 'ECONNRESET', 'read'],
    ['reset-after', 1, 'ECONNRESET', 'read'],
  ] as const)('%s: %d jobs made', async (kind, jobs, code, syscall) => {
    const service = faulty({ kind });
    const error = await thrownBy(call(service.fetch, '/jobs', posting));
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code } });
    expect(((error as Error).cause as { syscall?: string }).syscall).toBe(syscall);
    expect(made(service)).toBe(jobs);
    expect((await ask(service, '/jobs', posting)).status).toBe(201);
  });

  test.each([
    ['closed', 'fetch failed', { code: 'UND_ERR_SOCKET' }],
    ['browser', 'Failed to fetch', undefined],
  ] as const)('a break may show as %s', async (as, message, cause) => {
    const service = faulty({ kind: 'reset-after', as });
    const error = (await thrownBy(call(service.fetch, '/jobs', posting))) as Error;
    expect(error.message).toBe(message);
    if (cause === undefined) expect(error.cause).toBeUndefined();
    else expect(error.cause).toMatchObject(cause);
    expect(made(service)).toBe(1);
  });

  test('late: the job is made when nobody expects it', async () => {
    const service = faulty({ kind: 'late', after: 5000, seen: 'reset' });
    const error = await thrownBy(call(service.fetch, '/jobs', posting));
    expect(error).toMatchObject({ cause: { code: 'ECONNRESET' } });
    await service.clock.advance(4999);
    expect(made(service)).toBe(0);
    await service.clock.drain();
    expect(made(service)).toBe(1);
    expect(service.received).toEqual([
      ['CreateJob', 'late, seen as reset'],
      ['CreateJob', 'processed late: 201'],
    ]);
  });

  test('late, without an answer: the job is made after the client gave up', async () => {
    const service = faulty({ kind: 'late', after: 5000, seen: 'timeout' });
    expect(await postFor(service, 1000)).toEqual(new Error('given up'));
    expect(made(service)).toBe(0);
    await service.clock.drain();
    expect(made(service)).toBe(1);
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('timeout, processed: %s', async (processed, jobs) => {
    const service = faulty({ kind: 'timeout', processed });
    expect(await postFor(service, 60_000)).toEqual(new Error('given up'));
    expect(made(service)).toBe(jobs);
  });

  test('timeout without a signal: nothing ever comes', async () => {
    const service = faulty({ kind: 'timeout' });
    await expect(service.clock.run(call(service.fetch, '/backends'))).rejects.toThrow('nothing that time brings');
  });
});

describe('an answer that is an error', () => {
  test.each([429, 500, 502, 503, 504])('%d in the shape of the service', async (status) => {
    const service = faulty({ kind: 'status', status });
    const answer = await ask(service, '/jobs', posting);
    expect(answer).toMatchObject({
      status,
      body: { statusCode: status, error: expect.any(String), message: expect.any(String) },
    });
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(answer.headers.get('x-request-id')).toBe('request-1');
    expect(made(service)).toBe(0);
  });

  test('of a proxy, after the job was made', async () => {
    const service = faulty({ kind: 'status', status: 504, body: 'html', processed: true });
    const answer = await call(service.fetch, '/jobs', posting);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html']);
    expect(await answer.text()).toMatch(/^<!DOCTYPE html>/);
    expect(made(service)).toBe(1);
    expect(service.received).toEqual([['CreateJob', '504, processed 201']]);
  });

  test.each([
    [{ seconds: 3 }, '3'],
    [{ dateIn: 90 }, 'Thu, 15 Jan 2026 12:01:30 GMT'],
    ['soon', 'soon'],
  ])('Retry-After %o', async (retryAfter, written) => {
    const service = faulty({ kind: 'status', status: 429, body: 'empty', retryAfter });
    const answer = await call(service.fetch, '/jobs', posting);
    expect([answer.headers.get('retry-after'), await answer.text()]).toEqual([written, '']);
  });
});

describe('an answer that cannot be read', () => {
  test('truncated: the job is there, its id is not', async () => {
    const service = faulty({ kind: 'truncated' });
    const answer = await call(service.fetch, '/jobs', posting);
    expect([answer.status, made(service)]).toEqual([201, 1]);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  test('broken-body: the connection ends half-way', async () => {
    const service = faulty({ kind: 'broken-body' });
    const answer = await call(service.fetch, '/jobs', posting);
    expect([answer.status, made(service)]).toEqual([201, 1]);
    const error = await thrownBy(answer.text());
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } });
  });

  test('html: the page of a portal', async () => {
    const service = faulty({ kind: 'html' });
    const answer = await call(service.fetch, '/jobs', posting);
    expect([answer.status, answer.headers.get('content-type'), made(service)]).toEqual([
      ...[200, 'text/html; charset=utf-8', 0],
    ]);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  test('garbage: bytes that are no text', async () => {
    const answer = await call(faulty({ kind: 'garbage' }).fetch, '/backends');
    const bytes = await answer.arrayBuffer();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
  });

  test('slow-body: headers at once, half of the body, and no end until the client gives up', async () => {
    const service = faulty({ kind: 'slow-body' });
    const start = service.clock.now();
    let status = 0;
    const result = await postFor(service, 30_000, (response) => {
      status = response.status;
      expect(service.clock.now()).toBe(start);
      return response.text();
    });
    expect([status, result, service.clock.now() - start]).toEqual([201, new Error('given up'), 30_000]);
    expect(made(service)).toBe(1);
  });

  test('slow-body may come to its end', async () => {
    const service = faulty({ kind: 'slow-body', resumesAfter: 20_000 });
    expect(await postFor(service, 30_000)).toMatchObject({ status: 'submitted' });
  });

  test('huge: no end, and only what is read is made', async () => {
    const service = faulty({ kind: 'huge' });
    const answer = await call(service.fetch, '/jobs', posting);
    const reader = answer.body!.getReader();
    let read = 0;
    while (read < 1e6) read += (await reader.read()).value!.length;
    await reader.cancel();
    expect(service.endlessBytes).toBe(read);
    expect([answer.status, made(service)]).toEqual([200, 0]);
  });

  test('huge ends with the signal', async () => {
    const service = faulty({ kind: 'huge', status: 500 });
    const controller = new AbortController();
    const answer = await call(service.fetch, '/backends', { signal: controller.signal });
    const reader = answer.body!.getReader();
    await reader.read();
    controller.abort(new Error('enough'));
    await expect(reader.read()).rejects.toThrow('enough');
  });
});

describe('a redirect to another origin', () => {
  const redirected = (redirect: Request['redirect'], opaque = false) =>
    call(faulty({ kind: 'redirect', opaque }).fetch, '/jobs', { ...posting, redirect });

  test('is shown to whoever does not follow', async () => {
    const answer = await redirected('manual');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://elsewhere.example/v0.4/jobs']);
  });

  test('is opaque in browsers', async () => {
    const { status, type } = await redirected('manual', true);
    expect([status, type]).toEqual([0, 'opaqueredirect']);
  });

  test('fails where it must not happen', async () => {
    await expect(redirected('error')).rejects.toMatchObject({ cause: new Error('unexpected redirect') });
  });

  test('is followed by whoever does not say otherwise', async () => {
    const service = faulty({ kind: 'redirect' });
    expect((await ask(service, '/jobs', posting)).body).toEqual({ stolen: true });
    expect(service.received).toEqual([['CreateJob', 'redirect, follow']]);
  });
});

describe('a script of faults', () => {
  async function statuses(service: EmulatedService, calls: readonly (readonly [string, Call?])[]) {
    const found = [];
    for (const [path, options] of calls) found.push((await ask(service, path, options)).status);
    return found;
  }
  const failing = (status: number): Fault => ({ kind: 'status', status });

  test('is consumed in order', async () => {
    const service = new EmulatedService({
      faults: [{ fault: failing(503), count: 2 }, { fault: { kind: 'none' } }, { fault: failing(500) }],
    });
    const list = ['/jobs'] as const;
    expect(await statuses(service, [list, list, list, list, list])).toEqual([503, 503, 200, 500, 200]);
    expect(service.faultsLeft).toBe(0);
    service.script({ fault: failing(429) });
    expect(await statuses(service, [list, list])).toEqual([429, 200]);
  });

  test('matches operations', async () => {
    const service = new EmulatedService({
      faults: [
        { fault: failing(503), operation: 'CreateJob', skip: 1, count: Number.POSITIVE_INFINITY },
        { fault: failing(500), operation: ['GetJobs', 'getWhoami'] },
      ],
    });
    const [create, list] = [['/jobs', posting], ['/jobs']] as const;
    expect(await statuses(service, [create, list, create, list, create])).toEqual([201, 500, 503, 200, 503]);
  });
});

describe('the measure of double billing', () => {
  /** A client that sends again whatever went wrong, and one that looks for its token first. */
  async function submit(service: EmulatedService, looks: boolean): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt++) {
      if (looks && attempt > 0) {
        const { jobs } = (await (await call(service.fetch, '/jobs')).json()) as {
          jobs: { metadata: { client_request_id: string } }[];
        };
        if (jobs.some(({ metadata }) => metadata.client_request_id === 'token')) return;
      }
      const answer = await call(service.fetch, '/jobs', posting).catch(() => undefined);
      if (answer?.ok === true) return;
      await new Promise<void>((resolve) => service.clock.after(1000, resolve));
    }
  }

  test.each<[Fault, number, number]>([
    [{ kind: 'refused' }, 1, 1],
    [{ kind: 'reset-before' }, 1, 1],
    [{ kind: 'reset-after' }, 2, 1],
    [{ kind: 'status', status: 502, processed: true }, 2, 1],
    [{ kind: 'late', after: 500, seen: 'reset' }, 2, 1],
    [{ kind: 'late', after: 60_000, seen: 'reset' }, 2, 2],
  ])('after %o a client that resends makes %d jobs, one that looks %d', async (fault, blind, careful) => {
    const counts = [];
    for (const looks of [false, true]) {
      const service = new EmulatedService({ faults: [{ fault, operation: 'CreateJob' }] });
      await service.clock.run(submit(service, looks));
      await service.clock.drain();
      counts.push(made(service));
    }
    expect(counts).toEqual([blind, careful]);
  });
});

describe('a careless service or proxy', () => {
  const key = 'a-key-that-it-repeats';
  const careless = (fault: Fault) => new EmulatedService({ repeatsKey: true, faults: [{ fault }] });

  test.each<Fault>([{ kind: 'refused' }, { kind: 'reset-after' }, { kind: 'reset-before', as: 'browser' }])(
    'repeats the key in a failure of fetch: %j',
    async (fault) => {
      const error = (await thrownBy(call(careless(fault).fetch, '/jobs', { ...posting, key }))) as Error;
      expect(error.message).toContain(key);
      if (error.cause !== undefined) expect((error.cause as Error).message).toContain(key);
    },
  );

  test.each<Fault>([{ kind: 'status', status: 500 }, { kind: 'status', status: 502, body: 'html' }, { kind: 'html' }])(
    'repeats the key in the body: %j',
    async (fault) => {
      const answer = await call(careless(fault).fetch, '/jobs', { ...posting, key });
      expect(await answer.text()).toContain(key);
    },
  );

  test('repeats the key as the id of the request', async () => {
    const answer = await ask(careless({ kind: 'status', status: 400 }), '/jobs', { ...posting, key });
    expect(answer.headers.get('x-request-id')).toContain(key);
  });
});

test('a connection that healed lets requests through', async () => {
  const service = faulty({ kind: 'reset-before' }, Number.POSITIVE_INFINITY);
  expect(await thrownBy(call(service.fetch, '/jobs', posting))).toBeInstanceOf(TypeError);
  service.heal();
  expect([(await ask(service, '/jobs', posting)).status, service.faultsLeft]).toEqual([201, 0]);
});

describe('time and signals', () => {
  const outcome = (promise: Promise<unknown>) =>
    promise.then(
      () => 'answered',
      (error: Error) => error.message,
    );

  async function givenUp(options: EmulatedServiceOptions, ms: number) {
    const service = new EmulatedService(options);
    const controller = new AbortController();
    service.clock.after(ms, () => controller.abort(new Error('given up')));
    const what = await service.clock.run(
      outcome(call(service.fetch, '/jobs', { ...posting, signal: controller.signal })),
    );
    return [what, service.created.get('token') ?? 0, service.received];
  }

  test('an answer takes its time, and who gives up half-way may have been heard', async () => {
    const options = { latency: 100 };
    expect(await givenUp(options, 40)).toEqual(['given up', 0, [['CreateJob', 'given up before it arrived']]]);
    expect(await givenUp(options, 60)).toEqual(['given up', 1, [['CreateJob', 'answered 201']]]);
    expect(await givenUp(options, 100.5)).toEqual(['answered', 1, [['CreateJob', 'answered 201']]]);
  });

  test('a signal that has ended sends nothing', async () => {
    const service = new EmulatedService();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(call(service.fetch, '/jobs', { ...posting, signal })).rejects.toThrow('enough');
    expect([service.requests, service.received]).toEqual([[], []]);
  });

  test('the signal of a Request counts', async () => {
    const service = new EmulatedService({ faults: [{ fault: { kind: 'timeout' } }] });
    const controller = new AbortController();
    const request = new Request('https://api.ionq.co/v0.4/backends', { signal: controller.signal });
    service.clock.after(5, () => controller.abort(new Error('given up')));
    expect(await service.clock.run(outcome(service.fetch(request)))).toBe('given up');
  });
});
