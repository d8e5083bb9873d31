import type * as z from 'zod/mini';
import type { schemas } from '../../formats/ionq/index.js';

/** The key that requests are made with, by its id and name. */
export interface Whoami extends z.infer<typeof schemas.whoami> {}

/** What an organization used of the QPUs in a stretch of time. */
export interface Usage extends z.infer<typeof schemas.usages> {}

/** Which usage is reported: from `start_date`, before `end_date`. */
export interface UsageQuery extends z.input<typeof schemas.usageQuery> {}
