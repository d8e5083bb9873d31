import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type JobRecord,
  type SessionRecord,
} from '../../src/emulator/index.js';
import { OwnThreadRunner } from '../../src/emulator/runner/own-thread-runner.js';
import { memoryStore } from '../../src/emulator/store/memory-store.js';
import type { Store } from '../../src/emulator/store/store.js';
import { answerViolations } from './answer-violations.js';
import { type Answered, type ConnectionOptions, FaultyConnection } from './faulty-connection.js';
import { KnownRunner } from './known-runner.js';
import type { OperationId } from './operations.js';
import { type OtherLists, storeWithLists } from './other-lists.js';
import type { ReceivedRequest } from './received-request.js';
import { DocumentViolation } from './request-violations.js';

/** An answer of a test's own in place of the emulator's. */
export interface GivenAnswer {
  /** 200 unless given. */
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the emulator answered, and how it is asked for more. */
export interface EmulatorAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer, it also holds to what it expects.
  readonly body: any;
  /** The body of an answer of the emulator to a GET below `/v0.4`. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly ask: (path: string) => Promise<any>;
}

/** An answer in place of the emulator's, which is not asked; or what is made of the emulator's answer. */
export type OtherAnswer =
  | GivenAnswer
  | ((answered: EmulatorAnswer, request: ReceivedRequest) => GivenAnswer | Promise<GivenAnswer>);

/** Answers in place of the emulator's, by operation. */
export type OtherAnswers = Partial<Readonly<Record<OperationId, OtherAnswer>>>;

/** What an emulated service may be otherwise. */
export interface EmulatedServiceOptions extends ConnectionOptions {
  /**
   * How the emulator is made: without noise, and with jobs that are ready after 1 s, started after 2 s and completed after
   * 3 s unless given.
   */
  readonly emulator?: EmulatorOptions;
  readonly lists?: OtherLists;
  /** What a service of another make answers, as far as the emulator cannot be made so. */
  readonly answers?: OtherAnswers;
}

const usual = {
  noise: 'ideal',
  policy: { kind: 'time', ready: 1_000, started: 2_000, completed: 3_000 },
} as const;

const ALL = Number.MAX_SAFE_INTEGER;

/** The emulator, at the other end of a connection on which things go wrong, on a clock of its own. */
export class EmulatedService extends FaultyConnection {
  readonly emulator: Emulator;
  /** What the emulator keeps: how jobs are, as of the last time that it looked at them. */
  readonly store: Store;
  readonly #profile: NonNullable<EmulatorOptions['profile']>;
  readonly #pageSize: number | undefined;
  readonly #answers: OtherAnswers;
  /** Requests that the emulator has and has not answered. */
  #open = 0;
  #given = 0;

  constructor({ emulator = {}, lists = {}, answers = {}, ...connection }: EmulatedServiceOptions = {}) {
    super((request) => this.#processed(request), connection);
    const { clock } = this;
    const { store = memoryStore(), runner = new OwnThreadRunner(), profile = '2026-05', ...rest } = emulator;
    const known = new KnownRunner(runner);
    this.store = store;
    this.#profile = profile;
    this.#pageSize = lists.pageSize;
    this.#answers = answers;
    this.emulator = createEmulator({
      ...usual,
      strict: connection.isStrict !== false,
      ...rest,
      profile,
      store: storeWithLists(store, () => clock.now(), lists),
      runner: known,
      world: { now: () => clock.now(), after: clock.after.bind(clock) },
    });
    clock.standsStillWhile(() => known.pending > 0 || this.#open > 0);
  }

  /** All jobs, the first one first, with the circuits of those of several. */
  get jobs(): readonly JobRecord[] {
    return this.store.jobs({}, { limit: ALL }).toReversed();
  }

  /** The jobs as they were submitted: one for several circuits. */
  get submitted(): readonly JobRecord[] {
    return this.jobs.filter(({ parentId }) => parentId === null);
  }

  /** The ids of all jobs, the first one first. */
  get ids(): readonly string[] {
    return this.jobs.map(({ id }) => id);
  }

  get sessions(): readonly SessionRecord[] {
    return this.store.sessions();
  }

  /** How many jobs there are of each `metadata.client_request_id`: the measure of double billing. */
  get created(): ReadonlyMap<string | undefined, number> {
    const counts = new Map<string | undefined, number>();
    for (const { metadata } of this.submitted) {
      const token = metadata?.['client_request_id'];
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    return counts;
  }

  /** The job of an id. */
  job(id: string): JobRecord {
    const job = this.store.job(id);
    if (job === undefined) throw new Error(`there is no job ${id}`);
    return job;
  }

  /** Changes a job behind the emulator's back. */
  change(id: string, changes: Partial<JobRecord>): void {
    this.store.putJob({ ...this.job(id), ...changes });
  }

  async #processed(request: ReceivedRequest): Promise<Answered> {
    const other = request.operation === undefined ? undefined : this.#answers[request.operation.id];
    if (other !== undefined && typeof other !== 'function') return this.#written(other);
    const answered = await this.#answered(request);
    if (other === undefined) return answered;
    const { status, text } = answered;
    const ask = async (path: string) => {
      const url = new URL(`${request.url.origin}/v0.4${path}`);
      const { text: found } = await this.#answered({ ...request, method: 'GET', url, text: '', unread: undefined });
      return JSON.parse(found);
    };
    return this.#written(await other({ status, body: JSON.parse(text), ask }, request));
  }

  #written({ status = 200, body, headers }: GivenAnswer): Answered {
    this.#given++;
    const usualHeaders = { 'content-type': 'application/json', 'x-request-id': `request-${this.#given}` };
    return { status, headers: { ...usualHeaders, ...headers }, text: JSON.stringify(body) };
  }

  async #answered(request: ReceivedRequest): Promise<Answered> {
    this.#open++;
    try {
      const response = await this.emulator.fetch(this.#requestOf(request));
      const text = await response.text();
      const answered = { status: response.status, headers: Object.fromEntries(response.headers), text };
      const found = answerViolations(request.operation, answered, this.#profile);
      if (found.length > 0) this.violations.push(new DocumentViolation(request, found));
      return answered;
    } finally {
      this.#open--;
    }
  }

  #requestOf(request: ReceivedRequest): Request {
    const { method, headers, url, text: body, unread } = request;
    const address = this.#addressOf(request);
    if (unread !== undefined && address === url) return unread;
    return new Request(address, body === '' ? { method, headers } : { method, headers, body });
  }

  /** Where the emulator is asked: a service that likes small pages does not heed who asks for large ones. */
  #addressOf({ url, operation }: ReceivedRequest): URL {
    const isList = operation?.id === 'GetJobs' || operation?.id === 'GetSessionJobs';
    if (this.#pageSize === undefined || !isList) return url;
    const address = new URL(url);
    const asked = Number(url.searchParams.get('limit') ?? this.#pageSize);
    address.searchParams.set('limit', String(Math.min(asked, this.#pageSize)));
    return address;
  }
}
