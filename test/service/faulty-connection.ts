import { ServiceError } from '../../src/emulator/requests/service-error.js';
import { breakingBody, endlessBody, half, stallingBody } from './broken-bodies.js';
import { connectionError, onAbort, untilAborted } from './broken-connections.js';
import { type Fault, type FaultRule, FaultScript } from './faults.js';
import {
  type Fetch,
  type ReceivedRequest,
  type RecordedRequest,
  receive,
  record,
  SERVICE_URL,
  signalOf,
} from './received-request.js';
import { DocumentViolation, requestViolations } from './request-violations.js';
import { VirtualClock } from './virtual-clock.js';

/** Where a redirected request ends. */
const ELSEWHERE = 'https://elsewhere.example';

const pageWith = (note: string) =>
  `<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in${note}.</body></html>`;

/** The statuses that a response with a body cannot have. */
const bodiless = [204, 205, 304];

type ResponseBody = Exclude<ConstructorParameters<typeof Response>[0], undefined>;

/** An answer as it was given, before anything happens to it on its way. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What a faulty connection may do. */
export interface ConnectionOptions {
  readonly clock?: VirtualClock;
  /** Where the service stands. */
  readonly baseURL?: string;
  /** Whether requests that the API document does not allow fail; true unless given. */
  readonly isStrict?: boolean;
  /** How many ms pass between a request and its answer; it arrives half-way. 0 unless given. */
  readonly latency?: number;
  /** Whether the key that was asked with stands in whatever goes wrong, as careless services and proxies have it. */
  readonly repeatsKey?: boolean;
  readonly faults?: readonly FaultRule[];
}

/** A way to a service, on which things go wrong as a script says. It knows nothing of what the service does. */
export class FaultyConnection {
  readonly clock: VirtualClock;
  /** What the service was asked, in order; without the key. */
  readonly requests: RecordedRequest[] = [];
  /** What became of each request: its operation (or method and path) and the outcome in words. */
  readonly received: (readonly [operation: string, outcome: string])[] = [];
  /** What the API document does not allow, for clients that catch what `fetch` throws. */
  readonly violations: DocumentViolation[] = [];
  /** How many bytes of endless bodies were read. */
  endlessBytes = 0;
  readonly #answer: (request: ReceivedRequest) => Promise<Answered>;
  readonly #options: ConnectionOptions;
  readonly #base: string;
  readonly #script = new FaultScript();
  #answers = 0;

  /** @param answer what the service does with a request that arrives */
  constructor(answer: (request: ReceivedRequest) => Promise<Answered>, options: ConnectionOptions = {}) {
    this.#answer = answer;
    this.#options = options;
    this.#base = options.baseURL ?? SERVICE_URL;
    this.clock = options.clock ?? new VirtualClock();
    this.script(...(options.faults ?? []));
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

  /**
   * Answers, or fails, as the script says; honours the signal as the real one does.
   *
   * @throws DocumentViolation for a request that the document does not allow, unless the connection is lenient.
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
        const answer = await this.#answer(request);
        this.#log(request, `answered ${answer.status}`);
        return this.#whole(answer);
      }
      case 'refused':
      case 'dns':
      case 'tls':
      case 'connect-timeout':
        this.#log(request, fault.kind);
        throw connectionError(fault.kind, note);
      case 'reset-before':
      case 'reset-after':
        await this.#processed(fault.kind, fault.kind === 'reset-after', request);
        throw connectionError(fault.as ?? 'reset', note);
      case 'late':
        this.#log(request, `late, seen as ${fault.seen}`);
        this.clock.after(fault.after, async () => {
          this.#log(request, `processed late: ${(await this.#answer(request)).status}`);
        });
        if (fault.seen === 'reset') throw connectionError('reset', note);
        return untilAborted(signal);
      case 'timeout':
        await this.#processed('timeout', fault.processed, request);
        return untilAborted(signal);
      case 'status':
        await this.#processed(String(fault.status), fault.processed, request);
        return this.#failed(fault, note);
      case 'html':
        await this.#processed('html', fault.processed, request);
        return this.#made(200, pageWith(note), { 'content-type': 'text/html; charset=utf-8' });
      case 'garbage':
        await this.#processed('garbage', fault.processed, request);
        return this.#made(
          200,
          Uint8Array.from({ length: 256 }, (_, k) => (k * 151 + 128) % 256),
        );
      case 'huge':
        await this.#processed('huge', fault.processed, request);
        return this.#made(
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

  /** Has a request arrive or not, and notes which. */
  async #processed(what: string, isProcessed: boolean | undefined, request: ReceivedRequest): Promise<void> {
    const status = isProcessed === true ? `processed ${(await this.#answer(request)).status}` : 'not processed';
    this.#log(request, `${what}, ${status}`);
  }

  /** An answer as the service gave it. */
  #whole({ status, headers, text }: Answered, body: ResponseBody = text): Response {
    return new Response(bodiless.includes(status) ? null : body, { status, headers });
  }

  /** An answer that does not come from the service itself. */
  #made(status: number, body: ResponseBody, headers: Readonly<Record<string, string>> = {}): Response {
    this.#answers++;
    const usual = { 'content-type': 'application/json', 'x-request-id': `request-${this.#answers}` };
    return new Response(bodiless.includes(status) ? null : body, { status, headers: { ...usual, ...headers } });
  }

  #failed({ status, body = 'json', retryAfter }: Fault & { kind: 'status' }, note: string): Response {
    const headers = this.#retryAfter(retryAfter);
    if (note !== '') headers['x-request-id'] = `request${note}`;
    if (body === 'json') {
      const said = new ServiceError(status, `this is a ${status}${note}`).body();
      return this.#made(status, JSON.stringify(said), headers);
    }
    const text = body === 'html' ? pageWith(note) : '';
    return this.#made(status, text, { 'content-type': 'text/html', ...headers });
  }

  #retryAfter(given: (Fault & { kind: 'status' })['retryAfter']): Record<string, string> {
    if (given === undefined) return {};
    if (typeof given === 'string') return { 'retry-after': given };
    if ('seconds' in given) return { 'retry-after': String(given.seconds) };
    return { 'retry-after': new Date(this.clock.now() + given.dateIn * 1000).toUTCString() };
  }

  async #halfAnswer(
    fault: Fault & { kind: 'truncated' | 'broken-body' | 'slow-body' },
    request: ReceivedRequest,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const answered = await this.#answer(request);
    this.#log(request, `${fault.kind}, processed ${answered.status}`);
    const { text } = answered;
    if (fault.kind === 'truncated') return this.#whole(answered, half(text));
    if (fault.kind === 'broken-body') return this.#whole(answered, breakingBody(text));
    return this.#whole(answered, stallingBody(text, signal, this.clock, fault.resumesAfter));
  }

  /** As the real `fetch` does with each value of `redirect`; who follows is answered by somebody else. */
  #redirect(request: ReceivedRequest, isOpaque: boolean): Response {
    const location = `${ELSEWHERE}${request.url.pathname}`;
    this.#log(request, `redirect, ${request.redirect}`);
    if (request.redirect === 'error') {
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    }
    if (request.redirect === 'follow') return this.#made(200, JSON.stringify({ stolen: true }));
    if (!isOpaque) return this.#made(302, '', { location });
    return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  }
}
