import type { SessionData } from '../cloud/index.js';
import { counted } from '../printing/index.js';
import type { Output } from './output.js';
import { amountOf, textOf, timeOf, timeUtc } from './service-values.js';
import { headedTable, knownLines, UNKNOWN } from './table.js';

/** Sessions of a list, one in a line. */
export function sessionTable(sessions: readonly SessionData[], output: Pick<Output, 'bold'>): string {
  const rows = sessions.map((session) => [
    textOf(session.id),
    textOf(session.status),
    textOf(session.backend),
    timeOf(session.created_at),
    timeOf(session.ended_at),
    limitsOf(session),
  ]);
  return headedTable(['id', 'status', 'backend', 'created (UTC)', 'ended (UTC)', 'limits'], rows, output);
}

/** What the service says about one session, for people. */
export function sessionText(session: SessionData, output: Pick<Output, 'bold'>): string {
  const lines = knownLines([
    ['backend', textOf(session.backend)],
    ['limits', limitsOf(session)],
    ['created', timeUtc(session.created_at)],
    ['started', timeUtc(session.started_at)],
    ['expires', timeUtc(session.settings?.expires_at)],
    ['ended', timeUtc(session.ended_at)],
    ['ended by', textOf(session.ender_id)],
    ['creator', textOf(session.creator_id)],
    ['project', textOf(session.project_id)],
    ['organization', textOf(session.organization_id)],
  ]);
  return [output.bold(`${textOf(session.id)} ${textOf(session.status)}`), ...lines.map((line) => `  ${line}`)].join(
    '\n',
  );
}

/** What ends a session by itself. */
function limitsOf({ settings }: SessionData): string {
  const { job_count_limit: jobs, duration_limit_min: minutes, cost_limit: cost } = settings ?? {};
  const limits = [
    ...(typeof jobs === 'number' ? [counted(jobs, 'job')] : []),
    ...(typeof minutes === 'number' ? [`${minutes} min`] : []),
    ...(cost ? [amountOf(cost.value, cost.unit)] : []),
  ];
  return limits.length === 0 ? UNKNOWN : limits.join(', ');
}
