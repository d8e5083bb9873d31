import type * as z from 'zod/mini';
import { isObject, type schemas } from '../../../formats/ionq/index.js';
import type { Call } from '../../transport/index.js';
import { Listing } from '../listing.js';

/** The answer about one job. */
export interface JobData extends z.infer<typeof schemas.circuitJobResponse> {}

/** A job as lists have it. */
export interface ListedJob extends z.infer<typeof schemas.baseJob> {}

/** Which jobs are listed. */
export interface JobsQuery extends z.input<typeof schemas.jobsQuery> {}

/** The answer to a submitted job. */
export interface JobCreation extends z.infer<typeof schemas.jobCreationResponse> {}

/** The answer to the cancelling of a job. */
export interface CanceledJob extends z.infer<typeof schemas.jobCanceledResponse> {}

/** The answer to the cancelling of several jobs. */
export interface CanceledJobs extends z.infer<typeof schemas.jobsCanceledResponse> {}

/** The answer to the deleting of a job. */
export interface DeletedJob extends z.infer<typeof schemas.jobDeletedResponse> {}

/** The answer to the deleting of several jobs. */
export interface DeletedJobs extends z.infer<typeof schemas.jobsDeletedResponse> {}

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

/** Whether a job was taken back. @internal */
export function isCanceled({ status }: Pick<JobData, 'status'>): boolean {
  return status === 'canceled' || status === 'deleted';
}
