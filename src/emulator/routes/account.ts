import { schemas } from '../../formats/ionq/index.js';
import { iso, ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID } from '../answers/job-answer.js';
import { readQuery } from '../requests/query.js';
import { badRequest } from '../requests/service-error.js';
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
    answer: (service, { id, query, tolerate }) => {
      const { strict } = service.settings;
      if (!UUID.test(id('organization'))) {
        if (strict) throw badRequest('"organization_id" must be a valid GUID', ['organization_id'], 'params');
        tolerate('the id of the organization is no UUID');
      }
      const asked = readQuery(query, schemas.usageQuery, strict, tolerate);
      return { body: usage(service, asked) };
    },
  },
];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface UsageQuestion {
  readonly start_date: string;
  readonly end_date: string;
  readonly group_by: string;
  readonly modality: string;
}

/** What the jobs on hardware cost that ended in a stretch of time, by day, week or month. */
function usage({ store }: Service, { start_date: from, end_date: to, group_by, modality }: UsageQuestion): object {
  const all = store.jobs({}, { limit: Number.MAX_SAFE_INTEGER });
  const billed = all.filter(
    (job) => job.parentId === null && job.backend.startsWith('qpu.') && job.completedAt !== null,
  );
  const periods = new Map<string, JobRecord[]>();
  for (const job of billed) {
    const day = iso(job.completedAt!).slice(0, 10);
    if (day < from || day >= to) continue;
    const start = startOf(day, modality);
    const jobs = periods.get(start);
    if (jobs === undefined) periods.set(start, [job]);
    else jobs.push(job);
  }
  const data = [...periods].sort(([a], [b]) => (a < b ? 1 : -1)).map(([start, jobs]) => usageOf(start, jobs, group_by));
  const sum = (of: (period: ReturnType<typeof usageOf>) => number) => data.reduce((all, each) => all + of(each), 0);
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

/** The day on which the period of a day begins; weeks begin on Mondays. */
function startOf(day: string, modality: string): string {
  if (modality === 'monthly') return `${day.slice(0, 8)}01`;
  if (modality !== 'weekly') return day;
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** The document lists the groups that cost most. */
const MOST_GROUPS = 5;

function usageOf(from: string, jobs: readonly JobRecord[], groupBy: string) {
  const amount = jobs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  const time = jobs.reduce((sum, { executionMs }) => sum + (executionMs ?? 0) * 1000, 0);
  const dearest = jobs.toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0)).slice(0, MOST_GROUPS);
  const groups = groupBy === 'job' ? dearest.map((job) => [job.id, job.name ?? job.id, [job]] as const) : [];
  const whole = [groupBy === 'user' ? SUBMITTER_ID : PROJECT_ID, 'emulator', jobs] as const;
  const group_usages = (groups.length > 0 ? groups : [whole]).map(([group_id, group_name, own]) => ({
    group_id,
    group_name,
    job_count: own.length,
    amount: own.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    time_us: own.reduce((sum, { executionMs }) => sum + (executionMs ?? 0) * 1000, 0),
  }));
  return { from, job_count: jobs.length, amount, time_us: time, group_usages };
}
