import * as z from 'zod/mini';
import { finite, int32, openEnum } from './primitives.js';

/** The most that the jobs of a session may cost, in a currency or in credits. */
export const sessionCostLimit = z.looseObject({ unit: z.string(), value: finite });

/** The states of a session; a new one must not break a reader. */
export const sessionStatus = openEnum(['created', 'started', 'ended']);

/** The limits that a session ends at, in jobs, minutes and money. */
export const sessionSettings = z.looseObject({
  job_count_limit: z.optional(int32),
  duration_limit_min: z.optional(int32),
  cost_limit: z.optional(sessionCostLimit),
  expires_at: z.optional(z.string()),
});

/** A session as the service describes it; who ended it, and when, is null as long as it is open. */
export const session = z.looseObject({
  id: z.string(),
  created_at: z.string(),
  organization_id: z.string(),
  backend: z.nullable(z.string()),
  project_id: z.nullable(z.string()),
  creator_id: z.nullable(z.string()),
  started_at: z.nullable(z.string()),
  ended_at: z.nullable(z.string()),
  ender_id: z.nullable(z.string()),
  settings: z.optional(sessionSettings),
  active: z.boolean(),
  status: sessionStatus,
});

/** The sessions of an organization. */
export const sessionsResponse = z.looseObject({ organization_id: z.string(), sessions: z.array(session) });

/** The limits of a session as they are asked for: each above zero. */
export const sessionSettingsRequest = z.strictObject({
  job_count_limit: z.optional(int32.check(z.gte(1))),
  duration_limit_min: z.optional(int32.check(z.gte(1))),
  cost_limit: z.optional(z.strictObject({ unit: z.string().check(z.minLength(1)), value: finite.check(z.gt(0)) })),
});

/** The body that opens a session on a backend. */
export const createSessionRequest = z.strictObject({
  backend: z.string().check(z.minLength(1)),
  settings: z.optional(sessionSettingsRequest),
});
