import { aggregatedProbabilities, artifactOf, probabilitiesOf, resultEntries, shotList } from './job-results.js';
import { backendList, backendOf, characterizationOf, characterizationsOf } from './machines.js';
import type { OperationId } from './operations.js';
import { priceOf, rates } from './prices.js';
import type { ReceivedRequest } from './received-request.js';
import { type Answer, ServiceError } from './service-error.js';
import type { ServiceState } from './service-state.js';
import { ORGANIZATION } from './session-store.js';
import type { StoredJob } from './stored-job.js';
import type { PostedJob } from './submitted-circuits.js';
import { outputOf, variantHistogram, variantProbabilities } from './variants.js';

/** What a handler is asked. */
interface Question {
  readonly state: ServiceState;
  readonly now: number;
  /** A value in the path. */
  readonly path: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Handler = (question: Question) => unknown;

const usd = (value: number) => ({ value, unit: 'usd' });
const jobOf = ({ state, path, now }: Question) => state.store.get(path('UUID'), now);
const listed = ({ state, now }: Question, job: StoredJob) =>
  job.describe(now, resultEntries(state, job), outputOf(state, job));

function jobList(question: Question, query: URLSearchParams) {
  const { jobs, next } = question.state.store.page(query, question.now);
  return { jobs: jobs.map((job) => listed(question, job)), next };
}

/** Those of a bulk request; one that is not there ends it before anything is done. */
function jobsOf({ state, body, now }: Question): readonly StoredJob[] {
  return (body as { readonly ids: readonly string[] }).ids.map((id) => state.store.get(id, now));
}

function estimate({ query, now }: Question): object {
  const backend = query.get('backend') ?? '';
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
  const values = {
    backend,
    type: query.get('type') ?? 'ionq.circuit.v1',
    qubits: number('qubits', 25),
    shots: number('shots', 1000),
    '1q_gates': number('1q_gates', 0),
    '2q_gates': number('2q_gates', 0),
    error_mitigation: query.get('error_mitigation') === 'true',
  };
  const gates = { '1q': values['1q_gates'], '2q': values['2q_gates'] };
  return {
    input_values: values,
    estimated_at: new Date(now).toISOString(),
    cost_unit: 'usd',
    rate_information: { ...rates, organization: ORGANIZATION },
    estimated_cost: priceOf({ backend, shots: values.shots, gates }),
    estimated_execution_time: 1,
    current_predicted_queue_time: 2,
  };
}

/** The results of a job as counts, which stand for those of its variants. */
function ownHistogram(question: Question): object {
  const job = jobOf(question);
  const weights = Object.entries(probabilitiesOf(question.state, job, question.now));
  return Object.fromEntries(weights.map(([outcome, weight]) => [outcome, Math.round(weight * job.shots)]));
}

function noVariantShots(question: Question): never {
  throw new ServiceError(404, `the variants of the job ${jobOf(question).id} have no shots`);
}

const handlers: Readonly<Record<OperationId, Handler>> = {
  getWhoami: () => ({
    key_id: 'e060759f-4348-4767-a645-8c0301265791',
    key_name: 'My First Key',
    project_id: '944904d6-2e30-4cfb-8bc4-04afaabcdd42',
  }),
  getBackends: backendList,
  getBackend: ({ path }) => backendOf(path('backend')),
  getCharacterizationsForBackend: ({ state, path, query }) =>
    characterizationsOf(path('backend'), Number(query.get('page') ?? 1), state.behaviour.pairs),
  getCharacterization: ({ state, path }) => characterizationOf(path('backend'), path('UUID'), state.behaviour.pairs),
  CreateJob: ({ state, body, now }) => {
    const job = state.post(body as PostedJob, now);
    return { id: job.id, status: 'submitted', session_id: job.posted.session_id ?? null };
  },
  GetJobs: (question) => jobList(question, question.query),
  DeleteJobs: (question) => {
    const jobs = jobsOf(question);
    for (const job of jobs) question.state.store.delete(job);
    return { ids: jobs.map(({ id }) => id), status: 'deleted' };
  },
  GetJob: (question) => {
    const job = jobOf(question);
    job.progress.poll();
    return { ...listed(question, job), child_job_ids: job.place.childIds };
  },
  DeleteJob: (question) => {
    const job = jobOf(question);
    question.state.store.delete(job);
    return { id: job.id, status: 'deleted' };
  },
  GetJobCost: (question) => {
    const job = jobOf(question);
    const isRun = job.statusAt(question.now) === 'completed' && !job.isDry;
    const cost = isRun ? { cost: usd(job.price) } : {};
    return { dry_run: job.posted.dry_run ?? false, estimated_cost: usd(job.price), ...cost };
  },
  GetCompiledFile: (question) => {
    const job = jobOf(question);
    return question.path('lang') === 'native' ? JSON.stringify(job.posted.input) : 'OPENQASM 3.0;';
  },
  CancelJob: (question) => {
    const job = jobOf(question);
    job.progress.end('canceled', question.now);
    return { id: job.id, status: 'canceled' };
  },
  CancelJobs: (question) => {
    const jobs = jobsOf(question);
    for (const job of jobs) job.progress.end('canceled', question.now);
    return { ids: jobs.map(({ id }) => id), status: 'canceled' };
  },
  EstimateJobCost: estimate,
  GetJobProbabilities: (question) => probabilitiesOf(question.state, jobOf(question), question.now),
  GetJobProbabilitiesAggregated: (question) => aggregatedProbabilities(question.state, jobOf(question), question.now),
  GetJobShots: (question) => shotList(question.state, jobOf(question), question.now),
  GetJobArtifact: (question) => artifactOf(question.state, jobOf(question), question.path('aid'), question.now),
  GetVariantProbabilities: (question) =>
    question.state.behaviour.hasVariants === true
      ? probabilitiesOf(question.state, jobOf(question), question.now)
      : variantProbabilities(question.state, jobOf(question), question.path('variantId')),
  GetVariantHistogram: (question) =>
    question.state.behaviour.hasVariants === true
      ? ownHistogram(question)
      : variantHistogram(question.state, jobOf(question), question.path('variantId')),
  GetVariantShots: (question) =>
    question.state.behaviour.hasVariants === true
      ? shotList(question.state, jobOf(question), question.now)
      : noVariantShots(question),
  CreateSession: ({ state, body, now }) => state.sessions.add(body as { backend: string; settings?: object }, now),
  GetSessions: ({ state, query }) => {
    const wanted = query.get('active');
    const sessions = [...state.sessions.sessions.values()];
    const found = sessions.filter(({ active }) => wanted === null || String(active) === wanted);
    return { organization_id: ORGANIZATION, sessions: found };
  },
  EndSession: ({ state, path, now }) => state.sessions.end(path('session_id'), now),
  GetSession: ({ state, path }) => state.sessions.get(path('session_id')),
  GetSessionJobs: (question) => {
    const { id } = question.state.sessions.get(question.path('session_id'));
    const query = new URLSearchParams(question.query);
    query.set('session_id', id);
    return jobList(question, query);
  },
  'get-usages': ({ query }) => ({
    organization: ORGANIZATION,
    group_type: query.get('group_by'),
    modality: query.get('modality'),
    usage_from: `${query.get('start_date')}T00:00:00Z`,
    usage_to: `${query.get('end_date')}T00:00:00Z`,
    usage_unit: 'USD',
    amount_total: 0,
    job_count: 0,
    time_us_total: 0,
    usage_data: [],
  }),
};

/** What the service answers to a request at a time, and what it remembers of it. */
export function answerOf(state: ServiceState, request: ReceivedRequest, now: number): Answer {
  const { operation, parameters, url, body } = request;
  const path = (name: string) => decodeURIComponent(parameters[name] ?? '');
  try {
    if (operation === undefined) throw new ServiceError(404, `there is no ${request.method} ${url.pathname}`);
    const answer = handlers[operation.id]({ state, now, path, query: url.searchParams, body });
    return { status: operation.status, body: answer };
  } catch (error) {
    if (error instanceof ServiceError) return error.answer;
    throw error;
  }
}
