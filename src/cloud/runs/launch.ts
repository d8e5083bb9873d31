import { type Evaluable, identityPermutation, isStated } from '../../circuit/index.js';
import { IonloomError, type Issue } from '../../errors/index.js';
import { decodeJob, type JobPayload, type StatedMeasuredCircuit, withReadOut } from '../../formats/ionq/index.js';
import type { TargetOrName } from '../../targets/index.js';
import type { ClientEvent } from '../events.js';
import type { Jobs } from '../resources/jobs/jobs.js';
import type { BackendTargets } from './backend-targets.js';
import { estimatedUsd, requireCost } from './cost-limit.js';
import { type Job, JobHandle } from './job-handle.js';
import type { KnownCircuits } from './read-job.js';
import { callOptions, type SubmitOptions } from './run-options.js';

/** What runs need of the client. */
export interface RunContext {
  readonly jobs: Jobs<Job>;
  readonly targets: BackendTargets;
  readonly tell: (event: ClientEvent) => void;
}

/** A job that was made of circuits, and these. */
export interface MadeJob {
  readonly payload: JobPayload;
  readonly circuits: readonly Evaluable[];
  readonly known: KnownCircuits | undefined;
}

/**
 * Holds a job that was checked to its limit of costs, and submits it.
 *
 * @throws CostLimitError, or as `jobs.create`.
 */
export async function launch(job: MadeJob, options: SubmitOptions, context: RunContext): Promise<JobHandle> {
  const cost =
    options.maxCostUsd === undefined ? undefined : await heldToCost(job, options.maxCostUsd, options, context);
  return submitted(job, options, context, cost);
}

/** @returns US dollars */
async function heldToCost(
  job: MadeJob,
  maxCostUsd: number,
  options: SubmitOptions,
  { jobs }: RunContext,
): Promise<number> {
  const cost = await estimatedUsd(job.payload, job.circuits, jobs, callOptions(options));
  requireCost(cost, maxCostUsd);
  return cost;
}

/** Submits a job that was checked. */
export async function submitted(
  { payload, known }: MadeJob,
  options: SubmitOptions,
  { jobs }: RunContext,
  estimate?: number,
): Promise<JobHandle> {
  const { clientToken } = options;
  const creation = { ...callOptions(options), ...(clientToken === undefined ? {} : { clientToken }) };
  const { id, token } = await jobs.submitted(payload, creation);
  return new JobHandle(jobs, id, { clientToken: token, estimatedUsd: estimate, circuits: known });
}

/**
 * A job as someone else wrote it, with all that reading its results takes in its metadata.
 *
 * @throws IonloomError with everything that is wrong with it.
 */
export async function completed(payload: JobPayload, options: SubmitOptions, context: RunContext): Promise<MadeJob> {
  // A validator says more about what is wrong than a reader, which stops at what it cannot read.
  if (options.validate !== false) await requireValid(payload, options, context);
  const { stated, names } = decodeJob(payload);
  if (stated.length === 0) return { payload, circuits: [], known: undefined };
  return withReading(payload, stated, names);
}

/**
 * A job with how its results are read in its metadata, where they are found after a restart.
 *
 * @throws IonloomError `MetadataLimit` where they have no place left.
 */
export function withReading(
  payload: JobPayload,
  circuits: readonly Evaluable[],
  names: readonly (string | undefined)[],
): MadeJob {
  const several = payload.type === 'ionq.multi-circuit.v1';
  const metadata = withReadOut(payload.metadata, circuits, several, { complete: true, names });
  return {
    payload: { ...payload, ...(metadata === undefined ? {} : { metadata }) },
    circuits,
    known: { circuits: circuits.map(measuredOf), names },
  };
}

/** How the results of a circuit are read. */
function measuredOf(circuit: Evaluable): StatedMeasuredCircuit {
  if (isStated(circuit)) return circuit;
  const { outputPermutation = identityPermutation(circuit.qubits) } = circuit.transpiled ?? {};
  return { circuit, outputPermutation };
}

/** What speaks against submitting, before the service is asked; warnings are events. */
export async function requireValid(
  payload: JobPayload,
  options: SubmitOptions,
  { targets, tell }: RunContext,
): Promise<void> {
  const target = options.target ?? (await presentTarget(payload, options, targets));
  const { validate } = await import('../../validate/index.js');
  const { issues } = validate(payload, target);
  const isError = ({ severity }: Issue) => severity === 'error';
  if (issues.some(isError)) throw new IonloomError(issues.filter(isError));
  if (issues.length > 0) tell({ type: 'warning', issues });
}

/** Undefined leaves it to the payload, which knows the simulator and its noise by name. */
async function presentTarget(
  payload: JobPayload,
  options: SubmitOptions,
  targets: BackendTargets,
): Promise<TargetOrName | undefined> {
  const { backend } = payload;
  if (typeof backend !== 'string' || !backend.startsWith('qpu.')) return undefined;
  return targets.forChecking(backend, callOptions(options));
}
