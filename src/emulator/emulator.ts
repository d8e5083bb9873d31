import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { idOf } from './ids.js';
import { JobBook } from './jobs/job-book.js';
import { SessionBook } from './jobs/session-book.js';
import { type EmulatorOptions, givenOptions, type Profile, profiles, type Settings } from './options.js';
import { Faults } from './requests/faults.js';
import { requireNeighbour, withoutKey } from './requests/guard.js';
import type { RequestBindings } from './requests/read-body.js';
import { RequestLog } from './requests/request-log.js';
import { notFound, ServiceError } from './requests/service-error.js';
import { accountRoutes } from './routes/account.js';
import { addAdmin } from './routes/admin.js';
import { backendRoutes } from './routes/backends.js';
import { jobRoutes } from './routes/jobs.js';
import { resultRoutes } from './routes/results.js';
import { addRoute, DROP_HEADER, type RequestState, type Route } from './routes/route.js';
import { sessionRoutes } from './routes/sessions.js';
import { OwnThreadRunner } from './runner/own-thread-runner.js';
import type { Service } from './service.js';
import { memoryStore } from './store/memory-store.js';
import { world as realWorld } from './world.js';

/** IonQ's cloud, on this machine: answers requests as the service does. */
export interface Emulator {
  /** Answers a request to any host; paths of the service begin with `/v0.4`. */
  fetch(request: Request, bindings?: RequestBindings): Promise<Response>;
  /** Forgets all jobs and sessions. */
  reset(): void;
  /** Ends what runs; what was accepted and is not done runs again where the store is opened next. */
  close(): Promise<void>;
}

/**
 * Makes an emulator that answers requests in this runtime, be it Node, a test or a page.
 *
 * Options that are undefined count as left out.
 *
 * @throws IonloomError `UnknownOption`, and `ValueOutOfRange` or `WrongArgument` for values that no emulator could go by:
 * backends that there are not, a fault rule that could never act, or not be answered.
 *
 * @example
 * const emulator = createEmulator({ seed: 7 });
 * const ionq = new IonQ({ apiKey: 'any', fetch: (input, init) => emulator.fetch(new Request(input, init)) });
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const given = givenOptions(options, 'createEmulator');
  const settings = settled(given);
  const { store = memoryStore(), runner = new OwnThreadRunner(), faults: rules = [] } = given;
  const routes = routesOf(settings.profile);
  const operations = routes.map(({ operation }) => operation);
  const faults = new Faults(rules, operations);
  const log = new RequestLog();
  const sessions = new SessionBook(store, settings);
  const jobs = new JobBook(store, runner, settings, faults);
  const service: Service = { settings, store, jobs, sessions, faults, log };
  const app = application(service, routes);
  return {
    async fetch(request, bindings = {}) {
      const response = await app.fetch(request, bindings);
      if (response.headers.get(DROP_HEADER) === null) return response;
      if (bindings.drop === undefined) throw brokenConnection();
      bindings.drop();
      return response;
    },
    reset() {
      store.transaction(() => store.replace({ jobs: [], sessions: [] }));
      jobs.restart();
      log.clear();
    },
    async close() {
      jobs.close();
      await runner.close();
      store.close();
    },
  };
}

// Paths of single things come after those that look alike, such as /jobs/estimate.
const allRoutes = [...jobRoutes, ...resultRoutes, ...backendRoutes, ...sessionRoutes, ...accountRoutes];

/** What there is in a state of the service's document. */
function routesOf(profile: Profile): readonly Route[] {
  const isThere = ({ until }: Route) => until === undefined || profiles.indexOf(profile) <= profiles.indexOf(until);
  return allRoutes.filter(isThere);
}

function application(service: Service, routes: readonly Route[]): Hono<RequestState> {
  const { settings, log } = service;
  const { world, seed } = settings;
  // What Hono would try first does not take paths that look alike, and fails slowly.
  const app = new Hono<RequestState>({ router: new TrieRouter() });
  let count = 0;
  app.use(async (context, next) => {
    const requestId = idOf(seed, 'request', ++count);
    const at = world.now();
    context.set('tolerated', []);
    await next();
    context.header('x-request-id', requestId);
    const { pathname, search } = new URL(context.req.url);
    log.add({
      at,
      method: context.req.method,
      path: withoutKey(pathname + search, context.req.raw),
      operation: context.get('operation'),
      status: context.res.status,
      requestId,
      tolerated: context.get('tolerated'),
      userAgent: context.req.header('user-agent'),
    });
  });
  app.use((context, next) => {
    requireNeighbour(context.req.raw, settings);
    return next();
  });
  for (const route of routes) addRoute(app, service, route);
  addAdmin(app, service, world.now());
  app.notFound(() => errorAnswer(notFound()));
  app.onError((error) => errorAnswer(error instanceof ServiceError ? error : unforeseen(error)));
  return app;
}

function errorAnswer(error: ServiceError): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  if (error.retryAfter !== undefined) headers.set('retry-after', String(error.retryAfter));
  return new Response(JSON.stringify(error.body()), { status: error.status, headers });
}

/** A defect of the emulator: said as one, so that nobody looks for it in the request. */
function unforeseen(error: unknown): ServiceError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new ServiceError(500, `The emulator failed, which is a defect of it: ${what.split('\n', 1)[0]}`);
}

function brokenConnection(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
  return new TypeError('fetch failed', { cause });
}

const GIBIBYTE = 2 ** 30;

function settled(options: EmulatorOptions): Settings {
  const { store: _store, runner: _runner, faults: _faults, apiKey, hosts, ...rest } = options;
  return {
    seed: 1,
    profile: '2026-05',
    strict: false,
    policy: { kind: 'immediate' },
    policies: {},
    noise: 'machine',
    variants: 32,
    memoryLimit: GIBIBYTE,
    timeLimit: 60_000,
    queueLimit: 20_000,
    quirks: false,
    world: realWorld,
    ...rest,
    apiKey,
    hosts,
  };
}
