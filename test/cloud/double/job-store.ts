import { type JobPlan, JobProgress } from './job-progress.js';
import { ServiceError } from './service-error.js';
import { StoredJob } from './stored-job.js';
import type { PostedJob } from './submitted-circuits.js';

/** How the service shows its jobs. */
export interface JobViews {
  /** After how many ms a new job stands in lists. */
  readonly listedAfter: number;
  /** After how many ms a new job is found by its id. */
  readonly readableAfter: number;
  /** Whether the circuits of a job stand in lists as jobs of their own. */
  readonly listsChildren: boolean;
  /** Whether they carry their parent's metadata. */
  readonly childrenHaveMetadata: boolean;
  /** How many jobs are on a page, unless the client says so; and at most. */
  readonly pageSize: number;
  readonly largestPage: number;
}

/** Numbers as ids of the service's shape: always the same ones. */
export function idOf(kind: 'job' | 'session' | 'artifact' | 'variant', number: number): string {
  const prefix = { job: '10b', session: '5e5', artifact: 'a7f', variant: 'fa5' }[kind];
  return `${prefix}00000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The jobs of the service. */
export class JobStore {
  readonly jobs = new Map<string, StoredJob>();
  readonly #views: JobViews;
  #count = 0;

  constructor(views: JobViews) {
    this.#views = views;
  }

  /** Takes a job, and one for each of its circuits where they are several. */
  add(posted: PostedJob, plan: JobPlan, now: number): StoredJob {
    const progress = new JobProgress(plan, now);
    const sequence = this.#next();
    const id = idOf('job', sequence);
    const job = new StoredJob({ id, sequence, parentId: null, childIds: null }, posted, progress);
    if (posted.type !== 'ionq.multi-circuit.v1') return this.#keep(job);
    const children = job.circuits.map((circuit) => {
      const number = this.#next();
      const place = { id: idOf('job', number), sequence: number, parentId: id, childIds: null };
      const { metadata, ...rest } = posted;
      const kept = this.#views.childrenHaveMetadata && metadata !== undefined ? { metadata } : {};
      return this.#keep(new StoredJob(place, { ...rest, ...kept, type: 'ionq.circuit.v1' }, progress, [circuit]));
    });
    return this.#keep(new StoredJob({ ...job.place, childIds: children.map((child) => child.id) }, posted, progress));
  }

  /** @throws ServiceError 404 where there is none, or not yet. */
  get(id: string, now: number): StoredJob {
    const job = this.jobs.get(id);
    if (job === undefined || now < job.progress.submittedAt + this.#views.readableAfter) {
      throw new ServiceError(404, `there is no job ${id}`);
    }
    return job;
  }

  /** Forgets a job and its children. */
  delete(job: StoredJob): void {
    for (const id of [job.id, ...(job.place.childIds ?? [])]) this.jobs.delete(id);
  }

  /** A page of the jobs that a query asks for, newest first, and the cursor of the next. */
  page(query: URLSearchParams, now: number): { readonly jobs: readonly StoredJob[]; readonly next: string | null } {
    const limit = Math.min(Number(query.get('limit') ?? this.#views.pageSize), this.#views.largestPage);
    if (limit < 1) throw new ServiceError(400, 'limit is at least 1');
    const before = this.#before(query.get('next'));
    const found = [...this.jobs.values()]
      .filter((job) => job.place.sequence < before && this.#isListed(job, now) && matches(job, query, now))
      .sort((a, b) => b.place.sequence - a.place.sequence);
    const jobs = found.slice(0, limit);
    return { jobs, next: found.length > limit ? `before-${jobs.at(-1)!.place.sequence}` : null };
  }

  #next(): number {
    this.#count++;
    return this.#count;
  }

  #keep(job: StoredJob): StoredJob {
    this.jobs.set(job.id, job);
    return job;
  }

  #before(cursor: string | null): number {
    if (cursor === null) return Number.POSITIVE_INFINITY;
    const sequence = /^before-(\d+)$/.exec(cursor)?.[1];
    if (sequence === undefined) throw new ServiceError(400, 'next is not a cursor of ours');
    return Number(sequence);
  }

  #isListed({ place, progress }: StoredJob, now: number): boolean {
    const isShown = place.parentId === null || this.#views.listsChildren;
    return isShown && now >= progress.submittedAt + this.#views.listedAfter;
  }
}

/** Whether a job is one that the query of a list asks for. */
function matches(job: StoredJob, query: URLSearchParams, now: number): boolean {
  const ids = query.getAll('ids');
  const wanted = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  return (
    (ids.length === 0 || ids.includes(job.id)) &&
    wanted('status', job.statusAt(now)) &&
    wanted('session_id', job.posted.session_id ?? null) &&
    wanted('parent_job_id', job.place.parentId) &&
    (query.get('target')?.split(',').includes(job.posted.backend) ?? true)
  );
}
