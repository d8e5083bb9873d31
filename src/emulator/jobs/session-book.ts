import { isOpen } from '../answers/session-answer.js';
import { idOf } from '../ids.js';
import type { Settings } from '../options.js';
import { badRequest, notFound } from '../requests/service-error.js';
import type { JobRecord, SessionRecord } from '../store/records.js';
import type { Store } from '../store/store.js';

/** The sessions of an emulator, and their limits. */
export class SessionBook {
  readonly #store: Store;
  readonly #settings: Settings;

  constructor(store: Store, settings: Settings) {
    this.#store = store;
    this.#settings = settings;
  }

  /** Opens a session. */
  open(backend: string, limits: SessionRecord['limits']): SessionRecord {
    const { seed, world } = this.#settings;
    let number = this.#store.sessions().length + 1;
    while (this.#store.session(idOf(seed, 'session', number)) !== undefined) number++;
    const session: SessionRecord = {
      id: idOf(seed, 'session', number),
      backend,
      createdAt: world.now(),
      startedAt: null,
      endedAt: null,
      limits,
    };
    this.#store.transaction(() => this.#store.putSession(session));
    return session;
  }

  /** @throws ServiceError 404. */
  get(id: string): SessionRecord {
    const session = this.#store.session(id);
    if (session === undefined) throw notFound('Session');
    return session;
  }

  /** All sessions, newest first; those that are (not) active where that is asked. */
  list(active: boolean | undefined): readonly SessionRecord[] {
    const now = this.#settings.world.now();
    const fits = (session: SessionRecord) => active === undefined || isOpen(session, now) === active;
    return [...this.#store.sessions()].reverse().filter(fits);
  }

  /** Ends a session; one that has ended stays as it is. @throws ServiceError 404. */
  end(id: string): SessionRecord {
    const session = this.get(id);
    const { now } = this.#settings.world;
    if (!isOpen(session, now())) return session;
    const ended = { ...session, endedAt: now() };
    this.#store.transaction(() => this.#store.putSession(ended));
    return ended;
  }

  /**
   * Whether a session takes one more job; one that is at a limit ends with that.
   *
   * @throws ServiceError 400 where there is no such session, it is over, for another backend, or at one of its limits.
   */
  admit(id: string, backend: string): void {
    const session = this.#store.session(id);
    const refuse = (message: string) => badRequest(`"session_id": ${message}`, ['session_id']);
    if (session === undefined) throw refuse('there is no such session');
    const now = this.#settings.world.now();
    if (!isOpen(session, now)) throw refuse('the session has ended');
    if (session.backend !== backend) throw refuse(`the session is for ${session.backend}`);
    const { job_count_limit: most, cost_limit: cost } = session.limits;
    const jobs = this.#jobs(id);
    if (most !== undefined && jobs.length >= most) {
      this.end(id);
      throw refuse('the session has taken as many jobs as it may');
    }
    const spent = jobs.reduce((sum, { cost: billed, estimatedCost }) => sum + (billed ?? estimatedCost ?? 0), 0);
    if (cost !== undefined && spent >= cost.value) {
      this.end(id);
      throw refuse('the session has cost as much as it may');
    }
  }

  /** Notes that a session has a job: it starts with its first one. */
  start(id: string): void {
    const session = this.get(id);
    if (session.startedAt !== null) return;
    const startedAt = this.#settings.world.now();
    this.#store.transaction(() => this.#store.putSession({ ...session, startedAt }));
  }

  /** The jobs of a session as they were submitted: several circuits of one are one. */
  #jobs(sessionId: string): readonly JobRecord[] {
    const all = this.#store.jobs({ sessionId }, { limit: Number.MAX_SAFE_INTEGER });
    return all.filter(({ parentId }) => parentId === null);
  }
}
