import type * as z from 'zod/mini';
import { isObject, type schemas } from '../../../formats/ionq/index.js';
import type { Call } from '../../transport/index.js';
import { Listing } from '../listing.js';

/** The answer about one job. */
export type JobData = z.infer<typeof schemas.circuitJobResponse>;

/** A job as lists have it. */
export type ListedJob = z.infer<typeof schemas.baseJob>;

/** Which jobs are listed. */
export type JobsQuery = z.input<typeof schemas.jobsQuery>;

/** The answer to a submitted job. */
export type JobCreation = z.infer<typeof schemas.jobCreationResponse>;

/** A list of jobs whose pages a call brings. @internal */
export function listingOfJobs(
  query: JobsQuery,
  call: (query: JobsQuery) => Call<z.infer<typeof schemas.jobsResponse>>,
): Listing<ListedJob> {
  return new Listing((cursor) =>
    call(cursor === undefined || !isObject(query) ? query : { ...query, next: cursor }).map(({ jobs, next }) => ({
      items: jobs ?? [],
      next: next || undefined,
    })),
  );
}

/** The states in which a job stays. @internal */
export function hasEnded({ status }: Pick<JobData, 'status'>): boolean {
  return ['completed', 'failed', 'canceled', 'deleted'].includes(status);
}
