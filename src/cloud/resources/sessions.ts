/// <reference lib="esnext.disposable" preserve="true" />

import type * as z from 'zod/mini';
import type { schemas } from '../../formats/ionq/index.js';
import type { CallOptions } from '../options.js';
import { type Call, operations, type Recovery, type Transport } from '../transport/index.js';
import { type JobsQuery, type ListedJob, listingOfJobs } from './jobs/job-types.js';
import type { Listing } from './listing.js';

/** A session as the service describes it. */
export interface SessionData extends z.infer<typeof schemas.session> {}

/** What a session is opened with: a backend, and what it ends at. */
export interface SessionRequest extends z.input<typeof schemas.createSessionRequest> {}

/** Which sessions are listed. */
export interface SessionsQuery extends z.input<typeof schemas.sessionsQuery> {}

/** `Symbol.asyncDispose`, which Node has from 20.5 on and browsers later: registered under its own name where it is missing. */
const ASYNC_DISPOSE: typeof Symbol.asyncDispose =
  (Symbol as { readonly asyncDispose?: typeof Symbol.asyncDispose }).asyncDispose ??
  (Symbol.for('Symbol.asyncDispose') as typeof Symbol.asyncDispose);

/** An open session, which ends itself where it was opened with `await using`. */
export interface Session extends SessionData, AsyncDisposable {}

/** Reserved time on a machine, in which jobs run one after the other. */
export class Sessions {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Opens a session. It is never sent twice: sessions carry no token by which one could be found again.
   *
   * @example
   * await using session = await ionq.sessions.create({ backend: 'qpu.forte-1', settings: { duration_limit_min: 10 } });
   */
  create(request: SessionRequest, options: CallOptions = {}): Call<Session> {
    const of = 'sessions.create';
    const call = this.#transport.call(operations.createSession, { of, body: request }, options);
    return call.map((data) => this.#disposable(data));
  }

  /** Sessions of the organization. */
  list(query: SessionsQuery = {}, options: CallOptions = {}): Call<readonly SessionData[]> {
    const of = 'sessions.list';
    return this.#transport.call(operations.listSessions, { of, query }, options).map(({ sessions }) => sessions ?? []);
  }

  /** One session. */
  get(session: string, options: CallOptions = {}): Call<SessionData> {
    const of = 'sessions.get';
    return this.#transport.call(operations.getSession, { of, ids: { session } }, options);
  }

  /** Ends a session. Where the answer is lost, a look at the session tells whether it has ended. */
  end(session: string, options: CallOptions = {}): Call<SessionData> {
    const of = 'sessions.end';
    const recovery: Recovery = {
      token: session,
      isJob: false,
      find: async (): Promise<SessionData | undefined> => {
        const found = await this.#transport.call(operations.getSession, { of, ids: { session } }, options);
        return found.active === false || typeof found.ended_at === 'string' ? found : undefined;
      },
    };
    return this.#transport.call(operations.endSession, { of, ids: { session }, recovery }, options);
  }

  /** The jobs of a session. */
  jobs(session: string, query: JobsQuery = {}, options: CallOptions = {}): Listing<ListedJob> {
    const of = 'sessions.jobs';
    return listingOfJobs(query, (asked) =>
      this.#transport.call(operations.listSessionJobs, { of, ids: { session }, query: asked }, options),
    );
  }

  #disposable(data: SessionData): Session {
    return Object.defineProperty(data as Session, ASYNC_DISPOSE, {
      value: async () => {
        await this.end(data.id);
      },
    });
  }
}
