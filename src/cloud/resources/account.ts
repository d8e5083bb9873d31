import type * as z from 'zod/mini';
import type { schemas } from '../../formats/ionq/index.js';

/** The key that requests are made with, by its id and name. */
export type Whoami = z.infer<typeof schemas.whoami>;

/** What an organization used of the QPUs in a stretch of time. */
export type Usage = z.infer<typeof schemas.usages>;

/** Which usage is reported: from `start_date`, before `end_date`. */
export type UsageQuery = z.input<typeof schemas.usageQuery>;
