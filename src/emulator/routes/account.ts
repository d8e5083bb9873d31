import { schemas } from '../../formats/ionq/index.js';
import { iso, ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID } from '../answers/job-answer.js';
import { readQuery } from '../requests/query.js';
import type { Service } from '../service.js';
import type { JobRecord } from '../store/records.js';
import type { Route } from './route.js';

/** Whose key it is, and what was used. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/whoami',
    operation: 'getWhoami',
    answer: () => ({ body: { key_id: SUBMITTER_ID, key_name: 'emulator', project_id: PROJECT_ID } }),
  },
  {
    method: 'get',
    path: '/organizations/:organization/usage',
    operation: 'get-usages',
    answer: (service, { query, tolerate }) => {
      const asked = readQuery(query, schemas.usageQuery, service.settings.strict, tolerate);
      return { body: usage(service, asked) };
    },
  },
];

interface UsageQuestion {
  readonly start_date: string;
  readonly end_date: string;
  readonly group_by: string;
  readonly modality: string;
}

/** What the jobs on hardware cost that ended in a stretch of time, by day. */
function usage({ store }: Service, { start_date: from, end_date: to, group_by, modality }: UsageQuestion): object {
  const all = store.jobs({}, { limit: Number.MAX_SAFE_INTEGER });
  const billed = all.filter(
    (job) => job.parentId === null && job.backend.startsWith('qpu.') && job.completedAt !== null,
  );
  const days = new Map<string, JobRecord[]>();
  for (const job of billed) {
    const day = iso(job.completedAt!).slice(0, 10);
    if (day >= from && day < to) days.set(day, [...(days.get(day) ?? []), job]);
  }
  const data = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([day, jobs]) => dayOf(day, jobs, group_by));
  const sum = (of: (day: ReturnType<typeof dayOf>) => number) => data.reduce((total, day) => total + of(day), 0);
  return {
    organization: ORGANIZATION_ID,
    group_type: group_by,
    modality,
    usage_from: `${from}T00:00:00Z`,
    usage_to: `${to}T00:00:00Z`,
    usage_unit: 'USD',
    usage_data: data,
    job_count: sum(({ job_count }) => job_count),
    amount_total: sum(({ amount }) => amount),
    time_us_total: sum(({ time_us }) => time_us),
  };
}

function dayOf(day: string, jobs: readonly JobRecord[], groupBy: string) {
  const amount = jobs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  const time = jobs.reduce((sum, { executionMs }) => sum + (executionMs ?? 0) * 1000, 0);
  const groups = groupBy === 'job' ? jobs.slice(0, 5).map((job) => [job.id, job.name ?? job.id, [job]] as const) : [];
  const whole = [groupBy === 'user' ? SUBMITTER_ID : PROJECT_ID, 'emulator', jobs] as const;
  const group_usages = (groups.length > 0 ? groups : [whole]).map(([group_id, group_name, own]) => ({
    group_id,
    group_name,
    job_count: own.length,
    amount: own.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    time_us: own.reduce((sum, { executionMs }) => sum + (executionMs ?? 0) * 1000, 0),
  }));
  return { from: day, job_count: jobs.length, amount, time_us: time, group_usages };
}
