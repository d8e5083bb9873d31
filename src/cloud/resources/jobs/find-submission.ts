import { IonloomError, issue } from '../../../errors/index.js';
import { member } from '../../../formats/ionq/index.js';
import type { Listing } from '../listing.js';
import { CLIENT_TOKEN_KEY } from './client-token.js';
import { isCanceled, type ListedJob } from './job-types.js';

/** Jobs that are looked through, without the circuits of jobs of several. */
const MOST_JOBS = 1_000;

/** Pages that are looked through: a job has up to 5,000 circuits, which may be listed as jobs, 25 on a page. */
const MOST_PAGES = 1_000;

/** Milliseconds by which the service's clock and ours may differ, and which an earlier job may have taken to be listed. */
const CLOCK_DIFFERENCE = 15 * 60_000;

/**
 * The jobs that carry a token, the one that was submitted first at the head, those that were canceled at the end. The
 * circuits of a job of several, which may carry its metadata, do not count.
 *
 * @param since milliseconds since 1970: when the first of them can have been submitted; undefined looks through all
 * @throws IonloomError `NotAnswerable` where there are too many jobs to be sure that none has it.
 */
export async function findSubmissions(
  jobs: Listing<ListedJob>,
  token: string,
  since: number | undefined,
): Promise<readonly ListedJob[]> {
  const found = new Map<string, ListedJob>();
  let pages = 0;
  let seen = 0;
  // Jobs that were submitted before it are older; but the clocks of the service and ours may be hours apart, and then
  // the newest job in the list tells what the service's says.
  let newest = Number.NEGATIVE_INFINITY;
  for await (const { items, next } of jobs.pages()) {
    const whole = items.filter((job) => typeof member(job, 'parent_job_id') !== 'string');
    for (const job of items) if (timeOf(job) < Number.POSITIVE_INFINITY) newest = Math.max(newest, timeOf(job));
    for (const job of whole) {
      if (member(member(job, 'metadata'), CLIENT_TOKEN_KEY) === token) found.set(job.id, job);
    }
    // The order of the list is the service's: only a page of old jobs alone says that older ones follow.
    const oldest = Math.min(since ?? Number.NEGATIVE_INFINITY, newest) - CLOCK_DIFFERENCE;
    const isOld = (job: ListedJob) => timeOf(job) < oldest;
    if (items.length > 0 && items.every(isOld)) break;
    pages++;
    seen += whole.length;
    if (!next || (seen < MOST_JOBS && pages < MOST_PAGES)) continue;
    if (found.size > 0) break;
    const message = `none of the newest jobs, ${seen} on ${pages} pages, has ${token}, and there are more`;
    throw new IonloomError(issue('NotAnswerable', message, { hint: 'look for it in a narrower list of jobs' }));
  }
  // Lists have the newest first, which decides between two of the same millisecond.
  return [...found.values()]
    .reverse()
    .sort((a, b) => Number(isCanceled(a)) - Number(isCanceled(b)) || timeOf(a) - timeOf(b));
}

/** When a job was submitted; what does not say that was submitted last. */
function timeOf(job: ListedJob): number {
  const time = Date.parse(String(member(job, 'submitted_at')));
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}
