import { member } from '../../../formats/ionq/index.js';
import type { ClientEvent } from '../../events.js';
import type { Recovery } from '../../transport/index.js';
import type { Listing } from '../listing.js';
import { findSubmissions } from './find-submission.js';
import { hasEnded, isCanceled, type JobCreation, type ListedJob } from './job-types.js';

/** What finding a submission needs of the service. */
export interface JobAccess {
  list(): Listing<ListedJob>;
  cancel(job: string): PromiseLike<unknown>;
  readonly tell: (event: ClientEvent) => void;
}

/** A job as lists have it, or as the answer to its submission. */
type Submission = Pick<ListedJob, 'id' | 'status' | 'session_id'>;

/**
 * How a job is found whose answer was lost.
 *
 * @param isShared whether another call may submit under the same token
 * @param since milliseconds since 1970: it was submitted later
 */
export function jobRecovery(token: string, isShared: boolean, since: number, access: JobAccess): Recovery {
  return {
    token,
    isJob: true,
    isShared,
    find: () => submittedJob(token, since, access),
    keepOne: async (made) => {
      const listed = await findSubmissions(access.list(), token, since);
      if (listed.length === 0) return undefined;
      // What is not listed yet was submitted after what is.
      const isListed = listed.some(({ id }) => id === made.id);
      const kept = await keptOf(token, isListed ? listed : [...listed, made as Submission], access, true);
      return kept.id === made.id ? made : creationOf(kept);
    },
  };
}

/**
 * The job that was submitted with a token, in the words of the answer to its submission; undefined where there is none.
 *
 * @param since undefined where it may have been at any time: others that carry the token are then told of, and left alone,
 *   for nobody knows that they are not there on purpose
 */
export async function submittedJob(
  token: string,
  since: number | undefined,
  access: JobAccess,
): Promise<JobCreation | undefined> {
  const listed = await findSubmissions(access.list(), token, since);
  return listed.length === 0 ? undefined : creationOf(await keptOf(token, listed, access, since !== undefined));
}

/** The first of the jobs of one token; the others are canceled before they run, where that is meant. */
async function keptOf(
  token: string,
  jobs: readonly Submission[],
  { cancel, tell }: JobAccess,
  cancels: boolean,
): Promise<Submission> {
  const [kept, ...others] = jobs;
  const twice = others.filter((job) => !isCanceled(job));
  if (twice.length > 0) {
    const canceled = new Set<string>();
    const running = cancels ? twice.filter((job) => !hasEnded(job)) : [];
    await Promise.allSettled(running.map(({ id }) => cancel(id).then(() => canceled.add(id))));
    const ids = twice.map(({ id }) => id);
    tell({
      type: 'duplicate',
      clientToken: token,
      jobId: kept!.id,
      canceled: ids.filter((id) => canceled.has(id)),
      left: ids.filter((id) => !canceled.has(id)),
    });
  }
  return kept!;
}

function creationOf(job: Submission): JobCreation {
  return { id: job.id, status: job.status, session_id: member(job, 'session_id') ?? null } as JobCreation;
}
