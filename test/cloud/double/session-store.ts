import { idOf } from './job-store.js';
import { ServiceError } from './service-error.js';

/** The organization of everybody. */
export const ORGANIZATION = '71d164e6-6ebe-4126-8839-f1529bb01a00';

/** A session in the document's shape. */
export interface StoredSession {
  readonly id: string;
  readonly created_at: string;
  readonly organization_id: string;
  readonly backend: string;
  readonly project_id: null;
  readonly creator_id: null;
  readonly ended_at: string | null;
  readonly ender_id: null;
  readonly settings?: object;
  readonly active: boolean;
  readonly status: 'created' | 'started' | 'ended';
  readonly started_at: string | null;
}

/** The sessions of the service. */
export class SessionStore {
  readonly sessions = new Map<string, StoredSession>();

  /** Opens a session. */
  add({ backend, settings }: { readonly backend: string; readonly settings?: object }, now: number): StoredSession {
    const nobody = { project_id: null, creator_id: null, ender_id: null };
    const session: StoredSession = {
      ...nobody,
      id: idOf('session', this.sessions.size + 1),
      created_at: new Date(now).toISOString(),
      organization_id: ORGANIZATION,
      backend,
      ended_at: null,
      ...(settings === undefined ? {} : { settings }),
      active: true,
      status: 'created',
      started_at: null,
    };
    this.sessions.set(session.id, session);
    return session;
  }

  /** @throws ServiceError 404 where there is none. */
  get(id: string): StoredSession {
    const session = this.sessions.get(id);
    if (session === undefined) throw new ServiceError(404, `there is no session ${id}`);
    return session;
  }

  /**
   * Notes that a session takes a job.
   *
   * @throws ServiceError 404 where there is none, 409 where it has ended.
   */
  use(id: string, now: number): void {
    const session = this.get(id);
    if (!session.active) throw new ServiceError(409, `the session ${id} has ended`);
    const started_at = session.started_at ?? new Date(now).toISOString();
    this.sessions.set(id, { ...session, status: 'started', started_at });
  }

  /** Ends a session; a session ends once. */
  end(id: string, now: number): StoredSession {
    const session = this.get(id);
    if (!session.active) return session;
    const ended: StoredSession = { ...session, active: false, status: 'ended', ended_at: new Date(now).toISOString() };
    this.sessions.set(id, ended);
    return ended;
  }
}
