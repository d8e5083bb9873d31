import { idOf } from './job-store.js';
import { ServiceError } from './service-error.js';
import type { ServiceState } from './service-state.js';
import type { StoredJob } from './stored-job.js';
import { shotsOf } from './submitted-circuits.js';

const kinds = ['probabilities', 'shots'] as const;

type Kind = (typeof kinds)[number];

const formatOf = (kind: Kind) => `ionq.result.${kind}.json.v1`;
const artifactId = (job: StoredJob, kind: Kind) => idOf('artifact', 2 * job.place.sequence + kinds.indexOf(kind));
const isMany = (job: StoredJob) => job.place.childIds !== null;
const has = (job: StoredJob, kind: Kind) => kind === 'probabilities' || (job.hasShots && !isMany(job));

/** Functions and graphs have their results in the job itself. */
const otherResults: Readonly<Record<string, object>> = {
  'quantum-function': { value: -1, variance: 0.25 },
  'qctrl.qaoa.v1': {
    qaoa_results: { optimal_cost: -2, optimal_bitstring: '011', processing_status: 'complete' },
  },
};

/** Where the results of a job are found, as its `results` say. */
export function resultEntries(state: ServiceState, job: StoredJob): object {
  const other = otherResults[job.posted.type];
  if (other !== undefined) return other;
  const path = `${state.prefix}/jobs/${job.id}/results`;
  const paths = { probabilities: isMany(job) ? '/probabilities/aggregated' : '/probabilities', shots: '/shots' };
  const offered = kinds.filter((kind) => has(job, kind));
  const artifacts = state.behaviour.hasArtifacts === true && !isMany(job) ? offered : [];
  return Object.fromEntries([
    ...offered.map((kind) => [kind, { url: `${path}${paths[kind]}` }] as const),
    ...artifacts.map((kind) => {
      const format = formatOf(kind);
      return [format, { id: artifactId(job, kind), format, media_type: 'application/json' }] as const;
    }),
  ]);
}

/** @throws ServiceError 404 unless the job has such results by now. */
function requireResults(job: StoredJob, now: number, isThere: boolean): void {
  const isDone = job.statusAt(now) === 'completed' && !job.isDry;
  if (!isDone || !isThere) throw new ServiceError(404, `the job ${job.id} has no such results`);
}

/** The distribution of a job of one circuit; jobs of several have theirs elsewhere. */
export function probabilitiesOf(state: ServiceState, job: StoredJob, now: number): Readonly<Record<string, number>> {
  requireResults(job, now, job.circuits.length === 1 && !isMany(job));
  return state.resultsOf(job.circuits[0]!);
}

/** The distribution of each circuit of a job of several, by the id of the circuit's own job. */
export function aggregatedProbabilities(state: ServiceState, job: StoredJob, now: number): object {
  requireResults(job, now, isMany(job));
  const entries = job.circuits.map((circuit, k) => [job.place.childIds![k]!, state.resultsOf(circuit)] as const);
  return Object.fromEntries(state.behaviour.reversesCircuits === true ? entries.reverse() : entries);
}

/** The outcomes of a job of one circuit, shot by shot. */
export function shotList(state: ServiceState, job: StoredJob, now: number): readonly string[] {
  requireResults(job, now, has(job, 'shots'));
  return shotsOf(probabilitiesOf(state, job, now), job.shots);
}

/** One of the documents that a job's `results` list as artifacts. */
export function artifactOf(state: ServiceState, job: StoredJob, id: string, now: number): unknown {
  requireResults(job, now, state.behaviour.hasArtifacts === true);
  const kind = kinds.find((known) => artifactId(job, known) === id);
  if (kind === undefined) throw new ServiceError(404, `there is no artifact ${id}`);
  return kind === 'shots' ? shotList(state, job, now) : probabilitiesOf(state, job, now);
}
