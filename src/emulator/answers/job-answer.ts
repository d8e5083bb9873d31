import type { Profile } from '../options.js';
import type { JobOutcome, VariantOutcome } from '../runner/outcome.js';
import type { JobRecord } from '../store/records.js';
import type { World } from '../world.js';
import { compiledArtifacts, compiledOf, resultArtifacts, variantArtifacts } from './artifacts.js';

/** What an answer about a job depends on beside the job. */
export interface AnswerStyle {
  readonly profile: Profile;
  readonly quirks: boolean;
  readonly world: Pick<World, 'now'>;
}

/** The one project and submitter that an emulator has. */
export const SUBMITTER_ID = '5e1f0000-0000-4000-8000-000000000001';
export const PROJECT_ID = '5e1f0000-0000-4000-8000-000000000002';
export const ORGANIZATION_ID = '5e1f0000-0000-4000-8000-000000000003';

/** The answer about one job, in the form of the API document. */
export function jobAnswer(record: JobRecord, outcome: JobOutcome | undefined, style: AnswerStyle): object {
  return { ...listedJobAnswer(record, outcome, style), child_job_ids: record.childIds };
}

/** The same in a list, where the document leaves out the parts of a job. */
export function listedJobAnswer(record: JobRecord, outcome: JobOutcome | undefined, style: AnswerStyle): object {
  const { metadata, name, shots, noise, stats } = record;
  const hasShots = style.profile === '2026-05' || !isIdeal(record);
  return {
    id: record.id,
    status: record.state,
    type: record.type,
    backend: record.backend,
    dry_run: record.dryRun,
    submitter_id: SUBMITTER_ID,
    project_id: PROJECT_ID,
    parent_job_id: record.parentId,
    session_id: record.sessionId,
    metadata,
    name,
    submitted_at: iso(record.submittedAt),
    started_at: isoOrNull(record.startedAt),
    completed_at: isoOrNull(record.completedAt),
    predicted_wait_time_ms: predictedWait(record, style),
    predicted_execution_duration_ms: Math.round(record.predictedExecutionMs),
    execution_duration_ms: record.executionMs === null ? null : Math.round(record.executionMs),
    ...(hasShots ? { shots } : {}),
    ...(record.backend === 'simulator' ? { noise: noise ?? { model: 'ideal' } } : {}),
    ...failureOf(record, style),
    cost_model: style.profile === '2026-05' ? 'quantum_compute_time' : '2QGE_operations',
    output: outputOf(record, outcome, style),
    settings: record.settings,
    stats:
      stats === null
        ? {}
        : {
            qubits: stats.qubits,
            circuits: stats.circuits,
            gate_counts: { '1q': stats.oneQubitGates, '2q': stats.twoQubitGates },
          },
    results: resultsOf(record, outcome, style),
  };
}

/** Milliseconds that a job is still predicted to wait. */
function predictedWait({ submittedAt, predictedWaitMs }: JobRecord, { world }: AnswerStyle): number {
  return Math.max(0, Math.round(submittedAt + predictedWaitMs - world.now()));
}

/** Whether a job gives exact probabilities, and no shots. */
export function isIdeal({ backend, noise }: Pick<JobRecord, 'backend' | 'noise'>): boolean {
  return backend === 'simulator' && (noise === null || noise.model === 'ideal');
}

/**
 * Some clients read the reason under another name, and fall over the null of a canceled job; others want the null of all
 * jobs that end well.
 */
function failureOf({ failure, state }: JobRecord, { quirks }: AnswerStyle): object {
  if (failure === null) return quirks && state === 'canceled' ? {} : { failure: null };
  return { failure: quirks ? { ...failure, error: failure.message } : failure };
}

/** What compiling left, in the later profile, and what mitigating errors left. */
function outputOf(record: JobRecord, outcome: JobOutcome | undefined, { profile }: AnswerStyle): object {
  if (record.state !== 'completed' || outcome === undefined) return {};
  const hasArtifacts = profile !== '2026-05';
  const isListed = hasArtifacts && compiledOf(outcome) !== null;
  const found = outcome.kind === 'circuit' ? outcome.circuit.variants : [];
  const variants = found.map((variant) => ({
    ...variantAnswer(variant),
    ...(hasArtifacts ? { results: variantArtifacts(record, variant) } : {}),
  }));
  return {
    ...(isListed ? { compilation: { compiled_circuits: compiledArtifacts(record) } } : {}),
    ...(variants.length > 0 ? { error_mitigation: { debiasing: { variants } } } : {}),
  };
}

function variantAnswer({ id, qubitMap, shots }: VariantOutcome): object {
  return { variant_id: id, qubit_map: qubitMap, shots };
}

/** Where the results are: links below this host, so that clients that follow them take the key nowhere else. */
function resultsOf(record: JobRecord, outcome: JobOutcome | undefined, { profile }: AnswerStyle): object | null {
  if (record.state !== 'completed' || outcome === undefined || (record.dryRun && record.backend !== 'simulator'))
    return null;
  if (outcome.kind === 'energy') return { value: outcome.energy.value, variance: outcome.energy.variance };
  const base = `/v0.4/jobs/${record.id}/results`;
  const links = {
    probabilities: { url: record.childIds === null ? `${base}/probabilities` : `${base}/probabilities/aggregated` },
    ...(isIdeal(record) ? {} : { shots: { url: `${base}/shots` } }),
  };
  if (profile === '2026-05') return links;
  return { ...links, ...resultArtifacts(record, outcome) };
}

/** A time as the service writes it. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
