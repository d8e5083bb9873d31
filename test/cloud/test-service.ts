import { type ClientEvent, type ClientOptions, IonQ } from '../../src/cloud/index.js';
import type { JobPayload } from '../../src/formats/ionq/index.js';
import { TestWorld } from './test-world.js';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as the JSON that it is; undefined where there is none. */
  readonly body: unknown;
  readonly init: RequestInit;
}

/** What comes of a request: an answer, an error of the network, or what a function makes of it. */
export type Outcome = Response | Error | ((request: Arrived) => Response | Promise<Response>);

/** A `fetch` that gives one outcome after the other, and keeps what it was asked. */
export class TestService {
  readonly arrived: Arrived[] = [];
  readonly #outcomes: Outcome[];

  constructor(...outcomes: Outcome[]) {
    this.#outcomes = outcomes;
  }

  readonly fetch = (async (input: unknown, init: RequestInit = {}) => {
    const url = new URL(String(input));
    const request: Arrived = {
      method: init.method ?? 'GET',
      url,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      init,
    };
    this.arrived.push(request);
    const outcome = this.#outcomes.shift();
    if (outcome === undefined) throw new Error(`nobody expects ${request.method} ${url.pathname}`);
    if (outcome instanceof Error) throw outcome;
    return typeof outcome === 'function' ? outcome(request) : outcome;
  }) as typeof fetch;

  /** Every request as `GET /v0.4/jobs?limit=1`. */
  get requests(): readonly string[] {
    return this.arrived.map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  }

  /** How many outcomes nobody has asked for. */
  get left(): number {
    return this.#outcomes.length;
  }
}

/** An answer in JSON. */
export function json(value: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), { status: 200, ...init });
}

/** An answer of the service that refuses. */
export function refusing(status: number, message = 'no', headers: Record<string, string> = {}): Response {
  return json({ statusCode: status, error: `Error ${status}`, message }, { status, headers });
}

/** An error as Node's `fetch` throws it. */
export function networkError(code: string, more: Readonly<Record<string, unknown>> = {}): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`network ${code}`), { code, ...more }) });
}

export const KEY = 'key-5f3a9c1e7b2d';

/** A client of a test's service, with the world that it lives in and what it told. */
export function clientOf(outcomes: readonly Outcome[] | typeof fetch, options: ClientOptions = {}) {
  const world = new TestWorld();
  const service = new TestService(...(typeof outcomes === 'function' ? [] : outcomes));
  const events: ClientEvent[] = [];
  const ionq = new IonQ({
    apiKey: KEY,
    fetch: typeof outcomes === 'function' ? outcomes : service.fetch,
    surroundings: world,
    onEvent: (event) => events.push(event),
    ...options,
  });
  const told = (type: ClientEvent['type']) => events.filter((event) => event.type === type);
  return { ionq, world, service, events, told };
}

/** What a call throws, sooner or later. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** A job as the service answers about it. */
export function jobData(more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    status: 'completed',
    type: 'ionq.circuit.v1',
    backend: 'simulator',
    dry_run: false,
    submitter_id: 'person',
    project_id: null,
    parent_job_id: null,
    session_id: null,
    metadata: null,
    name: null,
    submitted_at: '2026-05-01T12:00:00.000Z',
    started_at: null,
    completed_at: null,
    predicted_wait_time_ms: null,
    predicted_execution_duration_ms: null,
    execution_duration_ms: null,
    failure: null,
    output: {},
    settings: {},
    stats: {},
    results: null,
    child_job_ids: null,
    ...more,
  };
}

/** The id of {@link jobData}. */
export const JOB = jobData().id;

/** A job of one gate. */
export const PAYLOAD: JobPayload = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  shots: 100,
  input: { qubits: 1, gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] },
};
