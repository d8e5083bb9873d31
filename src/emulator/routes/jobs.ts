import { jobStates, schemas } from '../../formats/ionq/index.js';
import { estimateAnswer } from '../answers/estimate-answer.js';
import { jobAnswer, listedJobAnswer, SUBMITTER_ID } from '../answers/job-answer.js';
import { acceptedJob } from '../requests/job-request.js';
import { readQuery } from '../requests/query.js';
import { badRequest, notFound } from '../requests/service-error.js';
import { readFields } from '../requests/unknown-fields.js';
import type { JobOutcome } from '../runner/outcome.js';
import type { Service } from '../service.js';
import type { JobRecord, JobState } from '../store/records.js';
import type { JobFilter } from '../store/store.js';
import type { Asked, Given, Route } from './route.js';

/** Jobs on a page where nothing is said, and at most. */
const PAGE = 25;
const LARGEST_PAGE = 1_000;

/** Submitting jobs, looking at them, canceling and deleting them, and what they cost. */
export const jobRoutes: readonly Route[] = [
  { method: 'post', path: '/jobs', operation: 'CreateJob', hasBody: true, answer: create },
  {
    method: 'get',
    path: '/jobs',
    operation: 'GetJobs',
    answer: (service, asked) => ({ body: page(service, asked, {}) }),
  },
  {
    method: 'delete',
    path: '/jobs',
    operation: 'DeleteJobs',
    hasBody: true,
    answer: (service, asked) => {
      const ids = knownIds(service, asked);
      // One that stands there twice, or as a part of another one, is gone by then.
      for (const id of ids) if (service.store.job(id) !== undefined) service.jobs.delete(id);
      return { body: { ids, status: 'deleted' } };
    },
  },
  { method: 'get', path: '/jobs/estimate', operation: 'EstimateJobCost', answer: estimate },
  {
    method: 'put',
    path: '/jobs/status/cancel',
    operation: 'CancelJobs',
    hasBody: true,
    answer: (service, asked) => {
      const ids = knownIds(service, asked);
      for (const id of ids) service.jobs.cancel(id);
      return { body: { ids, status: 'canceled' } };
    },
  },
  {
    method: 'get',
    path: '/jobs/:job',
    operation: 'GetJob',
    answer: (service, { id, query, tolerate }) => {
      for (const name of Object.keys(query)) {
        if (service.settings.strict) throw badRequest(`"${name}" is not allowed`, [name], 'query');
        tolerate(`the query has ${name}`);
      }
      const record = service.jobs.look(id('job'));
      return { body: jobAnswer(record, outcomeOf(service, record), service.settings) };
    },
  },
  {
    method: 'delete',
    path: '/jobs/:job',
    operation: 'DeleteJob',
    answer: (service, { id }) => {
      service.jobs.delete(id('job'));
      return { body: { id: id('job'), status: 'deleted' } };
    },
  },
  {
    method: 'put',
    path: '/jobs/:job/status/cancel',
    operation: 'CancelJob',
    answer: (service, { id }) => ({ body: { id: service.jobs.cancel(id('job')).id, status: 'canceled' } }),
  },
  { method: 'get', path: '/jobs/:job/cost', operation: 'GetJobCost', answer: cost },
];

/** The ids of a bulk request: all or none, so that one that is unknown is said before anything is done. */
function knownIds({ jobs, settings }: Service, { body, tolerate }: Asked): readonly string[] {
  const { ids } = readFields(body, schemas.jobsBulkOperationRequest, settings.strict, tolerate);
  for (const id of ids) jobs.look(id, false);
  return ids;
}

function create(service: Service, { body, tolerate }: Asked): Given {
  const { payload, tolerated } = acceptedJob(body, service.settings);
  for (const oddity of tolerated) tolerate(oddity);
  if (payload.session_id !== undefined) service.sessions.admit(payload.session_id, payload.backend);
  const { id, state, sessionId } = service.jobs.accept(payload);
  if (sessionId !== null) service.sessions.start(sessionId);
  return { status: 201, body: { id, status: state, session_id: sessionId } };
}

/** What a job gave, where an answer about it may say so. */
function outcomeOf({ store }: Service, { id, state }: JobRecord): JobOutcome | undefined {
  return state === 'completed' ? store.outcome(id) : undefined;
}

/**
 * One page of jobs. The cursor is the number of the last job before it, and not its id, so that whoever deletes the jobs
 * of a page still gets the next one.
 */
export function page(service: Service, { query: raw, body, tolerate }: Asked, scope: JobFilter): object {
  const { strict } = service.settings;
  // cirq-ionq asks in the body of a GET request.
  const asked = { ...raw, ...(typeof body === 'object' ? body : {}) };
  if (body !== undefined) {
    if (strict) throw badRequest('a GET request has no body', [], 'body');
    tolerate('a GET request has a body');
  }
  const { status, ...rest } = asked as Readonly<Record<string, unknown>>;
  const isUnknown = typeof status === 'string' && !(jobStates as readonly string[]).includes(status);
  if (isUnknown && !strict) tolerate(`the query has status=${status}`);
  const query = readQuery(isUnknown && !strict ? rest : asked, schemas.jobsQuery, strict, tolerate);
  const isOthers = query.submitter_id !== undefined && query.submitter_id !== SUBMITTER_ID;
  if (isUnknown || isOthers) return { jobs: [], ...cursor(service, undefined) };
  const filter: JobFilter = {
    ...(query.ids === undefined ? {} : { ids: query.ids }),
    ...(query.parent_job_id === undefined ? {} : { parentId: query.parent_job_id }),
    ...(query.status === undefined ? {} : { state: query.status as JobState }),
    ...(query.target === undefined ? {} : { backends: query.target.split(',').map((name) => name.trim()) }),
    ...(query.session_id === undefined ? {} : { sessionId: query.session_id }),
    ...scope,
  };
  const limit = Math.min(query.limit ?? PAGE, LARGEST_PAGE);
  if (query.next !== undefined && !/^\d{1,15}$/.test(query.next)) {
    throw badRequest('"next" is no cursor', ['next'], 'query');
  }
  const below = query.next === undefined ? undefined : Number(query.next);
  const found = service.jobs.list(filter, { limit: limit + 1, ...(below === undefined ? {} : { below }) });
  const jobs = found.slice(0, limit);
  return {
    jobs: jobs.map((record) => listedJobAnswer(record, outcomeOf(service, record), service.settings)),
    ...cursor(service, found.length > limit ? jobs.at(-1) : undefined),
  };
}

/** Where the next page begins; some clients go on asking until the field is missing. */
function cursor({ settings }: Service, last: JobRecord | undefined): object {
  if (last !== undefined) return { next: String(last.number) };
  return settings.quirks ? {} : { next: null };
}

function estimate({ settings }: Service, { query, tolerate }: Asked): Given {
  const asked = readQuery(query, schemas.jobEstimateQuery, settings.strict, tolerate);
  const { backend, type = 'ionq.circuit.v1', qubits = 25, shots = 1000, error_mitigation = false } = asked;
  const question = {
    backend,
    type,
    qubits,
    shots,
    '1q_gates': asked['1q_gates'] ?? 0,
    '2q_gates': asked['2q_gates'] ?? 0,
    error_mitigation,
  };
  try {
    return { body: estimateAnswer(question, settings.profile, settings.world.now(), 0) };
  } catch {
    throw badRequest(`"backend": there is no ${backend}`, ['backend'], 'query');
  }
}

function cost(service: Service, { id }: Asked): Given {
  const { dryRun, estimatedCost, cost: billed, state } = service.jobs.look(id('job'), false);
  if (estimatedCost === null && state === 'canceled') throw notFound('Cost');
  const unit = 'usd';
  const body = {
    dry_run: dryRun,
    estimated_cost: { value: estimatedCost ?? 0, unit },
    ...(state === 'completed' && billed !== null ? { cost: { value: billed, unit } } : {}),
  };
  return { body };
}
