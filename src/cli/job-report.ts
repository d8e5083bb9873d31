import type { JobData, ListedJob } from '../cloud/index.js';
import { counted } from '../printing/index.js';
import type { Output } from './output.js';
import { durationOf, textOf, timeOf, timeUtc } from './service-values.js';
import { headedTable, knownLines, type Rows, titledLines, UNKNOWN } from './table.js';

/** Jobs of a list, one in a line. */
export function jobTable(jobs: readonly ListedJob[], output: Pick<Output, 'bold'>): string {
  const rows = jobs.map(({ id, status, backend, shots, name, submitted_at }) => [
    ...[id, status, backend, shots, name].map(textOf),
    timeOf(submitted_at),
  ]);
  return headedTable(['id', 'status', 'backend', 'shots', 'name', 'submitted (UTC)'], rows, output);
}

/** What the service says about one job, for people. */
export function jobText(job: JobData, output: Pick<Output, 'bold'>): string {
  const { id, status, failure, stats, noise, metadata, child_job_ids: children } = job;
  const rows: Rows = [
    ['name', textOf(job.name)],
    ['backend', textOf(job.backend)],
    ['noise', textOf(noise?.model)],
    ['shots', textOf(job.shots)],
    ['qubits', textOf(stats?.qubits)],
    [
      'circuits',
      children?.length ? `${children.length}; ionloom jobs --parent ${textOf(id)} lists their jobs` : UNKNOWN,
    ],
    ['gates', gateCounts(stats?.gate_counts)],
    ['type', textOf(job.type)],
    ['dry run', job.dry_run === true ? 'yes' : UNKNOWN],
    ['submitted', timeUtc(job.submitted_at)],
    ['started', timeUtc(job.started_at)],
    ['completed', timeUtc(job.completed_at)],
    ['wait', isWaiting(job) ? `about ${durationOf(job.predicted_wait_time_ms)}` : UNKNOWN],
    ['ran for', durationOf(job.execution_duration_ms)],
    ['billed by', textOf(job.cost_model)],
    ['session', textOf(job.session_id)],
    ['part of', textOf(job.parent_job_id)],
    ['project', textOf(job.project_id)],
    ['submitter', textOf(job.submitter_id)],
  ];
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [textOf(name), textOf(value)] as const);
  return [
    output.bold(`${textOf(id)} ${textOf(status)}`),
    ...(failure ? [`  ${textOf(failure.code)}: ${textOf(failure.message)}`] : []),
    ...knownLines(rows).map((line) => `  ${line}`),
    ...titledLines('metadata', entries, output),
  ].join('\n');
}

/** How a job that is waited for is getting on, in a line. */
export function statusLine(job: JobData, elapsedMs: number): string {
  const wait = isWaiting(job) ? `, about ${durationOf(job.predicted_wait_time_ms)} to wait` : '';
  return `${textOf(job.id)} is ${textOf(job.status)}${wait}, ${Math.floor(elapsedMs / 1000)} s so far`;
}

/** Whether a job waits for its turn, and how long is known. */
function isWaiting({ status, predicted_wait_time_ms }: JobData): boolean {
  return typeof predicted_wait_time_ms === 'number' && ['submitted', 'ready'].includes(status);
}

/** The service counts gates by their number of qubits, `1q` and `2q`. */
function gateCounts(counts: Readonly<Record<string, unknown>> | undefined): string {
  const parts = Object.entries(counts ?? {}).map(([qubits, count]) => {
    const [, number] = /^(\d+)q$/.exec(qubits) ?? [];
    return `${textOf(count)} on ${number === undefined ? textOf(qubits) : counted(Number(number), 'qubit')}`;
  });
  return parts.length === 0 ? UNKNOWN : parts.join(', ');
}
