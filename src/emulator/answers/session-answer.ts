import type { SessionRecord } from '../store/records.js';
import { iso, ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID } from './job-answer.js';

/** A session as the service describes it. */
export function sessionAnswer(session: SessionRecord, now: number): object {
  const { id, backend, createdAt, startedAt, limits } = session;
  const endedAt = session.endedAt ?? expiry(session);
  const isOver = endedAt !== undefined && endedAt <= now;
  const expires = expiry(session);
  return {
    id,
    created_at: iso(createdAt),
    organization_id: ORGANIZATION_ID,
    backend,
    project_id: PROJECT_ID,
    creator_id: SUBMITTER_ID,
    started_at: startedAt === null ? null : iso(startedAt),
    ended_at: isOver ? iso(endedAt) : null,
    ender_id: isOver && session.endedAt !== null ? SUBMITTER_ID : null,
    settings: { ...limits, ...(expires === undefined ? {} : { expires_at: iso(expires) }) },
    active: !isOver,
    status: isOver ? 'ended' : startedAt === null ? 'created' : 'started',
  };
}

/** Whether a session takes jobs. */
export function isOpen(session: SessionRecord, now: number): boolean {
  const expires = expiry(session);
  return session.endedAt === null && (expires === undefined || expires > now);
}

/** Milliseconds since 1970 at which the time of a session is over. */
function expiry({ createdAt, limits }: SessionRecord): number | undefined {
  const { duration_limit_min: minutes } = limits;
  return minutes === undefined ? undefined : createdAt + minutes * 60_000;
}
