import * as z from 'zod/mini';
import { finite, openEnum } from './primitives.js';
import { usageGroups, usageModalities } from './queries.js';

/** The key that a request was made with. */
export const whoami = z.looseObject({
  key_id: z.string(),
  key_name: z.string(),
  project_id: z.optional(z.nullable(z.string())),
});

/** An amount in one currency, or in credits. */
export const usageAmount = z.looseObject({ amount: z.optional(finite), unit: z.optional(z.string()) });

/** What one job, project or user took on one date; `time_us` is in microseconds. */
export const groupUsage = z.looseObject({
  group_id: z.optional(z.string()),
  group_name: z.optional(z.string()),
  job_count: z.optional(z.int()),
  amount: z.optional(finite),
  amount_unit: z.optional(z.string()),
  amounts: z.optional(z.array(usageAmount)),
  time_us: z.optional(finite),
});

/** What all groups took on one date, and the five that cost most. */
export const usage = z.looseObject({
  from: z.string(),
  job_count: z.int(),
  amount: finite,
  amount_unit: z.optional(z.string()),
  amounts: z.optional(z.array(usageAmount)),
  time_us: finite,
  group_usages: z.array(groupUsage),
});

/** What an organization used of the QPUs in a stretch of time, latest date first. */
export const usages = z.looseObject({
  organization: z.optional(z.string()),
  group_type: openEnum(usageGroups),
  modality: openEnum(usageModalities),
  usage_from: z.optional(z.string()),
  usage_to: z.optional(z.string()),
  usage_unit: z.optional(z.string()),
  usage_data: z.optional(z.array(usage)),
  job_count: z.optional(z.int()),
  amount_total: z.optional(finite),
  amount_totals: z.optional(z.array(usageAmount)),
  time_us_total: z.optional(finite),
});
