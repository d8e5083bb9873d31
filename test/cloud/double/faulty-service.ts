import { breakingBody, endlessBody, half, stallingBody } from './broken-bodies.js';
import { connectionError, onAbort, untilAborted } from './broken-connections.js';
import { type Fault, type FaultRule, FaultScript } from './faults.js';
import {
  type Fetch,
  keyOf,
  type ReceivedRequest,
  type RecordedRequest,
  receive,
  record,
  SERVICE_URL,
  signalOf,
} from './received-request.js';
import { DocumentViolation, requestViolations } from './request-violations.js';
import { answerOf } from './service-answers.js';
import { type Answer, errorBody } from './service-error.js';
import { type ServiceBehaviour, ServiceState } from './service-state.js';
import type { StoredSession } from './session-store.js';
import type { StoredJob } from './stored-job.js';
import { VirtualClock } from './virtual-clock.js';

/** Where a redirected request ends. */
const ELSEWHERE = 'https://elsewhere.example';

const pageWith = (note: string) =>
  `<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in${note}.</body></html>`;

/** The statuses that a response with a body cannot have. */
const bodiless = [204, 205, 304];

/** What a faulty service may do otherwise. */
export interface FaultyServiceOptions extends ServiceBehaviour {
  readonly clock?: VirtualClock;
  /** Where the service stands. */
  readonly baseURL?: string;
  /** The only key that it takes; any unless given. */
  readonly apiKey?: string;
  /** Whether requests that the API document does not allow fail; true unless given. */
  readonly isStrict?: boolean;
  /** How many ms pass between a request and its answer; it is processed half-way. 0 unless given. */
  readonly latency?: number;
  /** Whether it repeats the key that it was asked with in whatever goes wrong, as careless services and proxies do. */
  readonly repeatsKey?: boolean;
  readonly faults?: readonly FaultRule[];
}

/** A service with jobs, sessions and a clock of its own, on which things go wrong as a script says. */
export class FaultyService {
  readonly clock: VirtualClock;
  /** What it was asked, in order; without the key. */
  readonly requests: RecordedRequest[] = [];
  /** What became of each request: its operation (or method and path) and the outcome in words. */
  readonly received: (readonly [operation: string, outcome: string])[] = [];
  /** The requests that the API document does not allow, for clients that catch what `fetch` throws. */
  readonly violations: DocumentViolation[] = [];
  /** How many bytes of endless bodies were read. */
  endlessBytes = 0;
  readonly #options: FaultyServiceOptions;
  readonly #base: string;
  readonly #state: ServiceState;
  readonly #script = new FaultScript();
  #answers = 0;

  constructor(options: FaultyServiceOptions = {}) {
    this.#options = options;
    this.#base = options.baseURL ?? SERVICE_URL;
    this.clock = options.clock ?? new VirtualClock();
    this.#state = new ServiceState(options, new URL(this.#base).pathname.replace(/\/$/, ''));
    this.script(...(options.faults ?? []));
  }

  /** How many jobs each `metadata.client_request_id` made, deleted ones too; `undefined` for those without one. */
  get created(): ReadonlyMap<string | undefined, number> {
    return this.#state.created;
  }

  get jobs(): ReadonlyMap<string, StoredJob> {
    return this.#state.store.jobs;
  }

  get sessions(): ReadonlyMap<string, StoredSession> {
    return this.#state.sessions.sessions;
  }

  /** How many faults are still to come. */
  get faultsLeft(): number {
    return this.#script.left;
  }

  /** Puts faults behind those that are there. */
  script(...rules: readonly FaultRule[]): void {
    this.#script.add(rules);
  }

  /** Nothing goes wrong from now on; what is on its way still arrives late. */
  heal(): void {
    this.#script.clear();
  }

  /** The job of an id, to end it by hand: `job('...').progress.end('failed', clock.now(), { code, message })`. */
  job(id: string): StoredJob {
    const job = this.jobs.get(id);
    if (job === undefined) throw new Error(`there is no job ${id}`);
    return job;
  }

  /**
   * Answers, or fails, as the script says; honours the signal as the real one does.
   *
   * @throws DocumentViolation for a request that the document does not allow, unless the service is lenient.
   */
  readonly fetch: Fetch = async (input, init) => {
    const signal = signalOf(input, init);
    signal?.throwIfAborted();
    const request = await receive(input, init, this.#base);
    this.requests.push(record(request));
    if (this.#options.isStrict !== false) this.#requireDocumented(request);
    const fault = this.#script.next(request);
    const halfWay = (this.#options.latency ?? 0) / 2;
    await this.#pass(halfWay, signal, () => this.#log(request, 'given up before it arrived'));
    const answer = await this.#befall(fault, request, signal);
    await this.#pass(halfWay, signal);
    return answer;
  };

  #requireDocumented(request: ReceivedRequest): void {
    const found = requestViolations(request);
    if (found.length === 0) return;
    const violation = new DocumentViolation(request, found);
    this.violations.push(violation);
    throw violation;
  }

  #log({ operation, method, url }: ReceivedRequest, outcome: string): void {
    this.received.push([operation?.id ?? `${method} ${url.pathname}`, outcome]);
  }

  /** Waits on the clock, unless the signal ends first. */
  async #pass(ms: number, signal: AbortSignal | undefined, onGivenUp = () => {}): Promise<void> {
    if (ms > 0) {
      await new Promise<void>((resolve, reject) => {
        const cancel = this.clock.after(ms, () => {
          stop();
          resolve();
        });
        const stop = onAbort(signal, (reason) => {
          cancel();
          onGivenUp();
          reject(reason);
        });
      });
    }
    signal?.throwIfAborted();
  }

  async #befall(fault: Fault, request: ReceivedRequest, signal: AbortSignal | undefined): Promise<Response> {
    const note = this.#options.repeatsKey === true ? ` (${request.headers.get('authorization')})` : '';
    switch (fault.kind) {
      case 'none': {
        const answer = this.#process(request);
        this.#log(request, `answered ${answer.status}`);
        return this.#json(answer.status, answer.body);
      }
      case 'refused':
      case 'dns':
      case 'tls':
      case 'connect-timeout':
        this.#log(request, fault.kind);
        throw connectionError(fault.kind, note);
      case 'reset-before':
      case 'reset-after':
        this.#processed(fault.kind, fault.kind === 'reset-after', request);
        throw connectionError(fault.as ?? 'reset', note);
      case 'late':
        this.#log(request, `late, seen as ${fault.seen}`);
        this.clock.after(fault.after, () => this.#log(request, `processed late: ${this.#process(request).status}`));
        if (fault.seen === 'reset') throw connectionError('reset', note);
        return untilAborted(signal);
      case 'timeout':
        this.#processed('timeout', fault.processed, request);
        return untilAborted(signal);
      case 'status':
        this.#processed(String(fault.status), fault.processed, request);
        return this.#failed(fault, note);
      case 'html':
        this.#processed('html', fault.processed, request);
        return this.#answer(200, pageWith(note), { 'content-type': 'text/html; charset=utf-8' });
      case 'garbage':
        this.#processed('garbage', fault.processed, request);
        return this.#answer(
          200,
          Uint8Array.from({ length: 256 }, (_, k) => (k * 151 + 128) % 256),
        );
      case 'huge':
        this.#processed('huge', fault.processed, request);
        return this.#answer(
          fault.status ?? 200,
          endlessBody(signal, (size) => {
            this.endlessBytes += size;
          }),
        );
      case 'redirect':
        return this.#redirect(request, fault.opaque === true);
      case 'truncated':
      case 'broken-body':
      case 'slow-body':
        return this.#halfAnswer(fault, request, signal);
    }
  }

  /** Processes a request or not, and notes which. */
  #processed(what: string, isProcessed: boolean | undefined, request: ReceivedRequest): void {
    const status = isProcessed === true ? `processed ${this.#process(request).status}` : 'not processed';
    this.#log(request, `${what}, ${status}`);
  }

  #process(request: ReceivedRequest): Answer {
    const { apiKey } = this.#options;
    const isWrong = apiKey !== undefined && request.operation?.needsKey !== false && keyOf(request.headers) !== apiKey;
    if (isWrong) return { status: 401, body: errorBody(401, 'Invalid key provided.') };
    return answerOf(this.#state, request, this.clock.now());
  }

  #answer(
    status: number,
    body: Exclude<ConstructorParameters<typeof Response>[0], undefined>,
    headers: Record<string, string> = {},
  ) {
    this.#answers++;
    const usual = { 'content-type': 'application/json', 'x-request-id': `request-${this.#answers}` };
    return new Response(bodiless.includes(status) ? null : body, { status, headers: { ...usual, ...headers } });
  }

  #json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    return this.#answer(status, JSON.stringify(body), headers);
  }

  #failed({ status, body = 'json', retryAfter }: Fault & { kind: 'status' }, note: string): Response {
    const headers = this.#retryAfter(retryAfter);
    if (note !== '') headers['x-request-id'] = `request${note}`;
    if (body === 'json') return this.#json(status, errorBody(status, `this is a ${status}${note}`), headers);
    const text = body === 'html' ? pageWith(note) : '';
    return this.#answer(status, text, { 'content-type': 'text/html', ...headers });
  }

  #retryAfter(given: (Fault & { kind: 'status' })['retryAfter']): Record<string, string> {
    if (given === undefined) return {};
    if (typeof given === 'string') return { 'retry-after': given };
    if ('seconds' in given) return { 'retry-after': String(given.seconds) };
    return { 'retry-after': new Date(this.clock.now() + given.dateIn * 1000).toUTCString() };
  }

  #halfAnswer(
    fault: Fault & { kind: 'truncated' | 'broken-body' | 'slow-body' },
    request: ReceivedRequest,
    signal: AbortSignal | undefined,
  ): Response {
    const { status, body } = this.#process(request);
    this.#log(request, `${fault.kind}, processed ${status}`);
    const text = JSON.stringify(body);
    if (fault.kind === 'truncated') return this.#answer(status, half(text));
    if (fault.kind === 'broken-body') return this.#answer(status, breakingBody(text));
    return this.#answer(status, stallingBody(text, signal, this.clock, fault.resumesAfter));
  }

  /** As the real `fetch` does with each value of `redirect`; who follows is answered by somebody else. */
  #redirect(request: ReceivedRequest, isOpaque: boolean): Response {
    const location = `${ELSEWHERE}${request.url.pathname}`;
    this.#log(request, `redirect, ${request.redirect}`);
    if (request.redirect === 'error') {
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    }
    if (request.redirect === 'follow') return this.#json(200, { stolen: true });
    if (!isOpaque) return this.#answer(302, '', { location });
    return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  }
}
