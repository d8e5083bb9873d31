import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClientOptions, IonQ, UnexpectedAnswerError } from '../../src/cloud/index.js';
import { IonloomError } from '../../src/errors/index.js';
import { clientOf, json, KEY, networkError, PAYLOAD, refusing, TestService, thrownBy } from './test-service.js';
import { TestWorld } from './test-world.js';

const who = { key_id: 'k', key_name: 'n' };

describe('a client', () => {
  it('asks whose key it has, and what was used', async () => {
    const usage = { group_type: 'job', modality: 'daily' };
    const { ionq, world, service } = clientOf([json(who), json(usage)]);
    expect(await world.until(ionq.whoami())).toEqual(who);
    const query = { start_date: '2026-01-01', end_date: '2026-02-01', group_by: 'job', modality: 'daily' } as const;
    expect(await world.until(ionq.usage('org', query))).toEqual(usage);
    expect(service.requests).toEqual([
      'GET /v0.4/whoami',
      'GET /v0.4/organizations/org/usage?start_date=2026-01-01&end_date=2026-02-01&group_by=job&modality=daily',
    ]);
  });

  it('takes key and address from the environment', async () => {
    const world = new TestWorld({ IONQ_API_KEY: KEY, IONQ_REMOTE_HOST: 'http://127.0.0.1:8080/x' });
    const service = new TestService(json(who));
    const ionq = new IonQ({ surroundings: world, fetch: service.fetch });
    expect(ionq.baseURL).toBe('http://127.0.0.1:8080/v0.4');
    await world.until(ionq.whoami());
    expect(service.arrived[0]!.url.href).toBe('http://127.0.0.1:8080/v0.4/whoami');
    expect(service.arrived[0]!.headers.get('authorization')).toBe(`apiKey ${KEY}`);
  });

  it('keeps the path of its base URL', async () => {
    for (const [baseURL, expected] of [
      ['https://a.example/proxy/v0.4/', 'https://a.example/proxy/v0.4/whoami'],
      ['https://a.example', 'https://a.example/whoami'],
    ] as const) {
      const { ionq, world, service } = clientOf([json(who)], { baseURL });
      await world.until(ionq.whoami());
      expect(service.arrived[0]!.url.href).toBe(expected);
    }
  });

  it('says where a key is missing only where one is needed', async () => {
    const { ionq, service } = clientOf([], { apiKey: ' ' });
    for (const call of [() => ionq.whoami(), () => ionq.jobs.get('J'), () => ionq.jobs.create(PAYLOAD)]) {
      expect(await thrownBy(call)).toMatchObject({ code: 'MissingApiKey' });
    }
    expect(service.arrived).toEqual([]);
  });

  it('sends its headers, and those of a call over them', async () => {
    const { ionq, world, service } = clientOf([json(who)], { headers: { 'x-a': '1', 'x-b': '1' } });
    await world.until(ionq.whoami({ headers: { 'x-b': '2' } }));
    const { headers } = service.arrived[0]!;
    expect([headers.get('x-a'), headers.get('x-b'), headers.get('accept')]).toEqual(['1', '2', 'application/json']);
  });

  it('hears who replaces fetch', async () => {
    const world = new TestWorld();
    const ionq = new IonQ({ apiKey: KEY, surroundings: world });
    const own = globalThis.fetch;
    const service = new TestService(json(who));
    try {
      globalThis.fetch = service.fetch;
      expect(await world.until(ionq.whoami())).toEqual(who);
    } finally {
      globalThis.fetch = own;
    }
  });

  it('hands on what is not as the document says, and tells it; a strict one minds', async () => {
    const lenient = clientOf([json({ key_id: 7 })]);
    expect(await lenient.world.until(lenient.ionq.whoami())).toEqual({ key_id: 7 });
    expect(lenient.told('unexpected-answer')).toMatchObject([{ request: 'GET /whoami', issues: [{}, {}] }]);
    const strict = clientOf([json({ key_id: 7 }, { headers: { 'x-request-id': 'r' } })], { strict: true });
    const error = await thrownBy(() => strict.world.until(strict.ionq.whoami()));
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({ requestId: 'r', code: 'UnexpectedAnswer' });
  });

  it('repeats reads twice, with growing waits, and tells so', async () => {
    const { ionq, world, told } = clientOf([networkError('ECONNRESET'), refusing(503), json(who)]);
    expect(await world.until(ionq.whoami())).toEqual(who);
    expect(world.waited).toEqual([500, 1_000]);
    expect(told('request')).toMatchObject([{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }]);
    expect(told('retry')).toMatchObject([{ delayMs: 500 }, { delayMs: 1_000, reason: expect.stringContaining('503') }]);
    const once = clientOf([refusing(503), json(who)], { maxRetries: 0 });
    expect(await thrownBy(() => once.world.until(once.ionq.whoami()))).toMatchObject({ status: 503 });
    const more = clientOf([refusing(503), json(who)], { maxRetries: 0 });
    expect(await more.world.until(more.ionq.whoami({ maxRetries: 1 }))).toEqual(who);
  });

  it('gives each request the time that is asked for', async () => {
    const never = () => new Promise<never>(() => undefined);
    for (const [options, call, expected] of [
      [{}, {}, 60_000],
      [{ timeout: 50 }, {}, 50],
      [{ timeout: 50 }, { timeout: 20 }, 20],
    ] as const) {
      const { ionq, world } = clientOf([never], { maxRetries: 0, ...options });
      const error = await thrownBy(() => world.until(ionq.whoami(call)));
      expect(error).toMatchObject({ name: 'APITimeoutError' });
      expect(world.elapsed).toBe(expected);
    }
  });

  it('leaves no timer and nothing on a signal that is used for many calls', async () => {
    const { signal } = new AbortController();
    const answers = Array.from({ length: 50 }, (_, k) => (k % 5 === 4 ? refusing(503) : json(who)));
    const { ionq, world } = clientOf(answers);
    for (let k = 0; k < 40; k++) await world.until(ionq.whoami({ signal }));
    expect(world.timers).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('is ended between two requests', async () => {
    const { ionq, world, service } = clientOf([refusing(503)]);
    const controller = new AbortController();
    const call = ionq.whoami({ signal: controller.signal });
    call.catch(() => undefined);
    await world.settle();
    controller.abort();
    expect(await thrownBy(() => call)).toMatchObject({ name: 'APIUserAbortError' });
    expect([service.arrived.length, world.timers]).toEqual([1, 0]);
  });
});

describe('a key', () => {
  const shown = (value: unknown) =>
    [String(value), inspect(value, { showHidden: true, depth: null, getters: true }), JSON.stringify(value)].join('\n');

  it('is not seen in a client or its parts', () => {
    const { ionq } = clientOf([], { headers: { 'x-auth': 'header-secret' } });
    for (const part of [ionq, ionq.jobs, ionq.jobs.variants, ionq.backends, ionq.sessions, ionq.jobs.list()]) {
      expect(shown(part)).not.toMatch(new RegExp(`${KEY}|header-secret`));
    }
    expect(inspect(ionq, { customInspect: false, showHidden: true, depth: null })).not.toContain(KEY);
    expect(`${ionq} ${JSON.stringify(ionq)}`).toBe(
      'IonQ(https://api.ionq.co/v0.4) {"baseURL":"https://api.ionq.co/v0.4"}',
    );
    expect(Object.keys(structuredClone({ ...ionq, jobs: 0, backends: 0, sessions: 0 }))).not.toContain('apiKey');
  });

  it('is not seen in errors, events and logs, whatever repeats it', async () => {
    const echo = () => json({ error: KEY, message: `apiKey ${KEY}`, validation: { keys: [KEY] } }, { status: 401 });
    const lines: string[] = [];
    const line = (text: string) => lines.push(text);
    for (const outcome of [
      echo(),
      new TypeError(`Headers.append: "apiKey ${KEY}" is an invalid header value.`),
      new TypeError('fetch failed', { cause: new Error(`connect ${encodeURIComponent(KEY)} ${KEY}`) }),
      new Response(KEY),
      new Response(`<html>${KEY}`, { status: 502 }),
    ]) {
      const logger = { debug: line, info: line, warn: line };
      const { ionq, world, events } = clientOf([outcome], { maxRetries: 0, logger });
      const error = await thrownBy(() => world.until(ionq.whoami()));
      expect(shown(error) + shown(events)).not.toContain(KEY);
      expect((error as Error).stack).not.toContain(KEY);
    }
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain(KEY);
  });

  it('is not seen in what a strange answer says of itself', async () => {
    const strange = () => json({ key_id: [KEY], key_name: { [KEY]: 1 } }, { headers: { 'x-request-id': `r-${KEY}` } });
    const lenient = clientOf([strange()]);
    await lenient.world.until(lenient.ionq.whoami());
    expect(lenient.told('unexpected-answer')).toHaveLength(1);
    expect(shown(lenient.events)).not.toContain(KEY);
    const strict = clientOf([strange()], { strict: true });
    const error = await thrownBy(() => strict.world.until(strict.ionq.whoami()));
    expect(error).toMatchObject({ requestId: 'r-***' });
    expect(shown(error) + (error as Error).message).not.toContain(KEY);
  });

  it('goes nowhere but to the base URL', async () => {
    const away = () => new Response(null, { status: 307, headers: { location: 'https://evil.example/' } });
    const { ionq, world, service } = clientOf([away()]);
    const error = await thrownBy(() => world.until(ionq.whoami()));
    expect(error).toMatchObject({ code: 'UnreadableAnswer', status: 307 });
    expect(service.arrived).toHaveLength(1);
  });
});

type Untyped = (...anything: readonly unknown[]) => unknown;

const values: readonly unknown[] = [
  undefined,
  null,
  7,
  'text',
  '..',
  {},
  [],
  { signal: null },
  () => undefined,
  Symbol('s'),
];

describe('untyped calls', () => {
  it.each(values.filter((value) => value !== undefined && JSON.stringify(value) !== '{}'))(
    'make no client of %s',
    (options) => {
      expect(() => new IonQ(options as ClientOptions)).toThrow(IonloomError);
    },
  );

  const { ionq } = clientOf([]);
  const holders = {
    ionq,
    jobs: ionq.jobs,
    variants: ionq.jobs.variants,
    backends: ionq.backends,
    sessions: ionq.sessions,
  };
  const methods = Object.entries(holders).flatMap(([of, holder]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(holder))
      // Runs load code while time stands still here; their own tests call them.
      .filter(
        (name) => !['constructor', 'toJSON', 'toString', 'run', 'submit', 'sweep', 'handle', 'targetOf'].includes(name),
      )
      .map((name) => [of, name] as const),
  );
  it.each(methods)('of %s.%s give promises that say what they want', async (of, name) => {
    const answering = (async () => json({})) as typeof fetch;
    const raw: string[] = [];
    for (const a of values) {
      for (const b of values) {
        for (const c of values) {
          const client = clientOf(answering);
          const here = { ...holders, ionq: client.ionq, jobs: client.ionq.jobs, variants: client.ionq.jobs.variants };
          const holder = { ...here, backends: client.ionq.backends, sessions: client.ionq.sessions }[
            of as keyof typeof here
          ];
          let given: unknown;
          try {
            given = (holder as unknown as Record<string, Untyped>)[name]!.call(holder, a, b, c);
          } catch (error) {
            raw.push(`${[a, b, c].map(String)} throws at once: ${error}`);
            continue;
          }
          const isListing = given !== null && typeof given === 'object' && 'toArray' in given;
          const listing = given as { toArray(): unknown; page(): unknown };
          for (const ask of isListing ? [() => listing.toArray(), () => listing.page()] : [() => given]) {
            try {
              await client.world.until(ask() as Promise<unknown>);
            } catch (error) {
              if (!(error instanceof IonloomError)) raw.push(`${[a, b, c].map(String)} gives ${error}`);
            }
          }
        }
      }
    }
    expect(raw.slice(0, 5)).toEqual([]);
  });
});

describe('whatever the service answers', () => {
  const calls: readonly (readonly [string, (ionq: IonQ) => PromiseLike<unknown>])[] = [
    ['whoami', (ionq) => ionq.whoami()],
    ['jobs.create', (ionq) => ionq.jobs.create(PAYLOAD)],
    ['jobs.get', (ionq) => ionq.jobs.get('J')],
    ['jobs.list', (ionq) => ionq.jobs.list().toArray()],
    ['jobs.find', (ionq) => ionq.jobs.find('T')],
    ['jobs.wait', (ionq) => ionq.jobs.wait('J', { timeout: 60_000 })],
    ['jobs.estimate', (ionq) => ionq.jobs.estimate({ backend: 'b' })],
    ['jobs.compiledCircuit', (ionq) => ionq.jobs.compiledCircuit('J', 'native')],
    ['jobs.probabilities', (ionq) => ionq.jobs.probabilities('J')],
    ['backends.list', (ionq) => ionq.backends.list()],
    ['backends.characterizations', (ionq) => ionq.backends.characterizations('b').toArray()],
    ['sessions.create', (ionq) => ionq.sessions.create({ backend: 'b' })],
    ['sessions.list', (ionq) => ionq.sessions.list()],
    ['sessions.end', (ionq) => ionq.sessions.end('S')],
    ['sessions.jobs', (ionq) => ionq.sessions.jobs('S').toArray()],
  ];
  const names = ['id', 'status', 'jobs', 'next', 'sessions', 'characterizations', 'pages', 'metadata', '__proto__'];
  const more = ['submitted_at', 'predicted_wait_time_ms', 'failure', 'error', 'message', 'validation', 'code', 'keys'];
  const { value: answer } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 2.5, '', 'x', 'completed', 'failed', 'started', '2026-01-01T00:00:00Z'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, ...more), tie('value'), { maxKeys: 6 }),
    ),
  }));

  it.each(calls)('%s gives it or says in our words what is wrong', async (_, call) => {
    const status = fc.constantFrom(200, 200, 200, 201, 400, 404, 429, 500, 503);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(status, answer), { minLength: 1, maxLength: 4 }), async (answers) => {
        let next = 0;
        const answering = (async () => {
          const [code, value] = answers[next++ % answers.length]!;
          if (next > 300) throw networkError('ECONNREFUSED');
          return json(value, { status: code });
        }) as typeof fetch;
        const { ionq, world } = clientOf(answering);
        try {
          await world.until(call(ionq));
        } catch (error) {
          if (!(error instanceof IonloomError)) throw error;
        }
        expect(world.timers).toBe(0);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});
