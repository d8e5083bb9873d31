import { signal } from '@preact/signals';
import { announce } from '../controls/announce.js';
import { issuesOf } from '../work/issues-of.js';
import type { JobSummary } from '../work/methods/jobs.js';
import { service } from '../work/workers.js';

/** All jobs that are known, the newest first. */
export const jobs = signal<readonly JobSummary[]>([]);

/** Where the emulator is that serves the page; undefined where none does, or while nobody knows. */
export const server = signal<string | undefined>(undefined);

/** Why jobs could not be listed. */
export const listFailure = signal<string | undefined>(undefined);

/** The jobs whose results are shown. */
export const opened = signal<ReadonlySet<string>>(new Set());

/** Whether a job stays as it is. */
export function hasEnded({ status }: Pick<JobSummary, 'status'>): boolean {
  return ['completed', 'failed', 'canceled', 'deleted'].includes(status);
}

/** Shows or hides the results of a job. */
export function toggle(id: string): void {
  const next = new Set(opened.value);
  if (!next.delete(id)) next.add(id);
  opened.value = next;
}

let isFollowed = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Milliseconds between two looks: while a job goes on, and while others may submit some to the server. */
const SOON = 300;
const LATER = 2500;

/** Follows the jobs until the function that it gives is called. */
export function followJobs(): () => void {
  isFollowed = true;
  void lookForServer().then(look);
  return () => {
    isFollowed = false;
    clearTimeout(timer);
  };
}

async function lookForServer(): Promise<void> {
  if (server.value !== undefined) return;
  server.value = await service.call('findServer', {}).catch(() => undefined);
}

/** Looks at all jobs now, and goes on as long as there is something to be seen. */
export async function look(): Promise<void> {
  clearTimeout(timer);
  try {
    const { jobs: found, problem } = await service.call('listJobs', { server: server.value !== undefined });
    tellEnds(found);
    jobs.value = found;
    listFailure.value = problem && `The jobs on the server are not listed: ${problem}`;
  } catch (error) {
    listFailure.value = issuesOf(error)[0]!.message;
  }
  clearTimeout(timer);
  if (!isFollowed) return;
  if (jobs.value.some((job) => !hasEnded(job))) timer = setTimeout(look, SOON);
  else if (server.value !== undefined) timer = setTimeout(look, LATER);
}

/** What happens by itself is said. */
function tellEnds(found: readonly JobSummary[]): void {
  for (const job of found) {
    const before = jobs.value.find(({ id }) => id === job.id);
    if (before !== undefined && before.status !== job.status && hasEnded(job))
      announce(`${titleOf(job)} is ${job.status}`);
  }
}

/** What people know a job by. */
export function titleOf({ name, id }: Pick<JobSummary, 'name' | 'id'>): string {
  return name === '' ? `job ${id.slice(0, 8)}` : name;
}
