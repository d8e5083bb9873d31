import { idOf } from './job-store.js';
import { ServiceError } from './service-error.js';
import type { ServiceState } from './service-state.js';
import type { StoredJob } from './stored-job.js';
import { shotsOf } from './submitted-circuits.js';

/** A run of a circuit on other qubits of the machine. */
interface Variant {
  readonly id: string;
  readonly artifactId: string;
  /** Entry k is the qubit that held qubit k of the circuit; null for each on its own. */
  readonly qubitMap: readonly number[] | null;
  readonly shots: number;
}

/** The variants of a job of one circuit. */
function variantsOf(state: ServiceState, job: StoredJob): readonly Variant[] {
  const circuit = job.place.childIds === null ? job.circuits[0] : undefined;
  const maps = circuit === undefined ? [] : (state.behaviour.variants?.(circuit) ?? []);
  return maps.map((qubitMap, k) => ({
    id: idOf('variant', 100 * job.place.sequence + k),
    artifactId: idOf('artifact', 100 * job.place.sequence + 50 + k),
    qubitMap,
    shots: Math.floor(job.shots / maps.length) + (k < job.shots % maps.length ? 1 : 0),
  }));
}

/** What the `output` of a job says of its variants. */
export function outputOf(state: ServiceState, job: StoredJob): object {
  const listed = variantsOf(state, job).map(({ id, artifactId, qubitMap, shots }) => {
    const url = `${state.prefix}/jobs/${job.id}/variants/${id}/results`;
    const links = { probabilities: { url: `${url}/probabilities` }, histogram: { url: `${url}/histogram` } };
    const format = 'ionq.result.histogram.json.v1';
    const artifacts = { [format]: { id: artifactId, format, media_type: 'application/json' } };
    const results = state.behaviour.hasLinks === false ? artifacts : links;
    return { variant_id: id, qubit_map: qubitMap, shots, results };
  });
  return listed.length === 0 ? {} : { error_mitigation: { debiasing: { variants: listed } } };
}

/** How often a variant saw each outcome, by the qubits of the machine. */
function histogramOf(state: ServiceState, job: StoredJob, { qubitMap, shots }: Variant): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of shotsOf(state.resultsOf(job.circuits[0]!), shots)) {
    const onMachine = (qubitMap ?? []).reduce(
      (sum, place, qubit) => sum | (((BigInt(outcome) >> BigInt(qubit)) & 1n) << BigInt(place)),
      qubitMap === null ? BigInt(outcome) : 0n,
    );
    counts[String(onMachine)] = (counts[String(onMachine)] ?? 0) + 1;
  }
  return counts;
}

/** The histogram of a variant. @throws ServiceError 404 where there is no such variant. */
export function variantHistogram(state: ServiceState, job: StoredJob, id: string): Record<string, number> {
  const variant = variantsOf(state, job).find((known) => known.id === id);
  if (variant === undefined) throw new ServiceError(404, `the job ${job.id} has no variant ${id}`);
  return histogramOf(state, job, variant);
}

/** The same as shares of the shots. @throws ServiceError 404 where there is no such variant. */
export function variantProbabilities(state: ServiceState, job: StoredJob, id: string): Record<string, number> {
  const counts = variantHistogram(state, job, id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return Object.fromEntries(Object.entries(counts).map(([outcome, count]) => [outcome, count / total]));
}

/** The histogram of the variant that has it as an artifact of this id; undefined where none has. */
export function variantArtifact(state: ServiceState, job: StoredJob, id: string): object | undefined {
  const variant = variantsOf(state, job).find(({ artifactId }) => artifactId === id);
  return variant && histogramOf(state, job, variant);
}
