import { idOf } from './job-store.js';
import { outcomesByRegister, shotsByRegister } from './register-documents.js';
import { ServiceError } from './service-error.js';
import type { ServiceState } from './service-state.js';
import type { StoredJob } from './stored-job.js';
import { shotsOf } from './submitted-circuits.js';
import { variantArtifact } from './variants.js';

const kinds = ['probabilities', 'shots'] as const;

type Kind = (typeof kinds)[number];

/** A document of results in one of its forms. */
interface DocumentForm {
  readonly kind: Kind;
  /** By decimal outcomes, or by register. */
  readonly version: 1 | 2;
}

const forms: readonly DocumentForm[] = kinds.flatMap((kind) => [
  { kind, version: 1 },
  { kind, version: 2 },
]);

const isMany = (job: StoredJob) => job.place.childIds !== null;
const has = (job: StoredJob, kind: Kind) => kind === 'probabilities' || (job.hasShots && !isMany(job));
const artifactId = (job: StoredJob, form: DocumentForm) =>
  idOf('artifact', 100 * job.place.sequence + forms.indexOf(form));

/** The forms in which a job has its results as artifacts: those of several circuits have one. */
function artifactForms(state: ServiceState, job: StoredJob): readonly DocumentForm[] {
  if (state.behaviour.hasArtifacts !== true) return [];
  const mostVersion = state.behaviour.hasRegisters === true && !isMany(job) ? 2 : 1;
  return forms.filter(({ kind, version }) => has(job, kind) && version <= mostVersion);
}

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
  const linked = state.behaviour.hasLinks === false ? [] : kinds.filter((kind) => has(job, kind));
  return Object.fromEntries([
    ...linked.map((kind) => [kind, { url: `${path}${paths[kind]}` }] as const),
    ...artifactForms(state, job).map((form) => {
      const name = isMany(job) ? 'probabilities-aggregate' : form.kind;
      const format = `ionq.result.${name}.json.v${form.version}`;
      return [format, { id: artifactId(job, form), format, media_type: 'application/json' }] as const;
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
  requireResults(job, now, job.circuits.length === 1 && !isMany(job) && state.behaviour.hasLinks !== false);
  return state.resultsOf(job.circuits[0]!);
}

/** The distribution of each circuit of a job of several, by the id of the circuit's own job. */
export function aggregatedProbabilities(state: ServiceState, job: StoredJob, now: number): object {
  requireResults(job, now, isMany(job) && state.behaviour.hasLinks !== false);
  return aggregated(state, job);
}

function aggregated(state: ServiceState, job: StoredJob): object {
  const entries = job.circuits.map((circuit, k) => [job.place.childIds![k]!, state.resultsOf(circuit)] as const);
  return Object.fromEntries(state.behaviour.reversesCircuits === true ? entries.reverse() : entries);
}

/** The outcomes of a job of one circuit, shot by shot. */
export function shotList(state: ServiceState, job: StoredJob, now: number): readonly string[] {
  requireResults(job, now, has(job, 'shots') && state.behaviour.hasLinks !== false);
  return shotsOf(state.resultsOf(job.circuits[0]!), job.shots);
}

/** One of the documents that a job's `results` list as artifacts. */
export function artifactOf(state: ServiceState, job: StoredJob, id: string, now: number): unknown {
  requireResults(job, now, state.behaviour.hasArtifacts === true);
  const form = artifactForms(state, job).find((known) => artifactId(job, known) === id);
  if (form === undefined) {
    const variant = variantArtifact(state, job, id);
    if (variant === undefined) throw new ServiceError(404, `there is no artifact ${id}`);
    return variant;
  }
  if (isMany(job)) return aggregated(state, job);
  const circuit = job.circuits[0]!;
  const found = state.resultsOf(circuit);
  if (form.kind === 'probabilities') return form.version === 1 ? found : outcomesByRegister(circuit, found);
  const shots = shotsOf(found, job.shots);
  return form.version === 1 ? shots : shotsByRegister(circuit, shots);
}
