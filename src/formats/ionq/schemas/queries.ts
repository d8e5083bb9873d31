import * as z from 'zod/mini';
import { calendarDate, int32, pointInTime } from './primitives.js';
import { shots } from './settings.js';

/** The states of a job that the API document lists. */
export const jobStates = ['submitted', 'ready', 'started', 'canceled', 'failed', 'completed'] as const;

/**
 * Which jobs are listed; `target` is a backend or several with commas between, `next` the cursor that the page before
 * gave.
 */
export const jobsQuery = z.strictObject({
  ids: z.optional(z.array(z.string()).check(z.minLength(1))),
  parent_job_id: z.optional(z.string()),
  status: z.optional(z.enum(jobStates)),
  target: z.optional(z.string()),
  session_id: z.optional(z.string()),
  submitter_id: z.optional(z.string()),
  limit: z.optional(int32.check(z.gte(1))),
  next: z.optional(z.string()),
});

/** Which sessions are listed: all, or those that are (not) active. */
export const sessionsQuery = z.strictObject({ active: z.optional(z.boolean()) });

/** Which characterizations are listed: from `start`, before `end`, at most 10 on a page. */
export const characterizationsQuery = z.strictObject({
  start: z.optional(pointInTime),
  end: z.optional(pointInTime),
  limit: z.optional(z.int().check(z.gte(1), z.lte(10))),
  page: z.optional(z.int().check(z.gte(1))),
});

/** By what usage is grouped. */
export const usageGroups = ['job', 'project', 'user'] as const;

/** Into which stretches of time usage is broken down. */
export const usageModalities = ['daily', 'weekly', 'monthly'] as const;

/** Which usage is reported: from `start_date`, before `end_date`. */
export const usageQuery = z.strictObject({
  start_date: calendarDate,
  end_date: calendarDate,
  group_by: z.enum(usageGroups),
  modality: z.enum(usageModalities),
});

/**
 * How the results of debiasing variants become one: `sharpen` by plurality instead of the mean (the API document);
 * `aggregation` names the method, and is what later clients send (qiskit-ionq, September 2026).
 */
export const resultsQuery = z.strictObject({
  sharpen: z.optional(z.boolean()),
  aggregation: z.optional(z.enum(['average', 'voting', 'dnl'])),
});

/** The languages in which a job's compiled circuit can be asked for. */
export const circuitLanguage = z.enum(['native', 'qasm3']);

/** The question of a cost estimate; its bounds stand in the API document of September 2026. */
export const jobEstimateQuery = z.strictObject({
  backend: z.string(),
  type: z.optional(z.string()),
  qubits: z.optional(int32.check(z.gte(1))),
  shots: z.optional(shots),
  '1q_gates': z.optional(int32.check(z.gte(0))),
  '2q_gates': z.optional(int32.check(z.gte(0))),
  error_mitigation: z.optional(z.boolean()),
});
