import { DEFAULT_SHOTS, isObject, type JobPayload, member } from '../../formats/ionq/index.js';
import { idOf } from '../ids.js';
import type { Settings } from '../options.js';
import { type Policy, predictedWait } from '../policy.js';
import type { JobRecord } from '../store/records.js';
import { variantsOf } from './billing.js';

/** What a new job gets beside its payload. */
export interface NewJob {
  /** Counts all jobs of a store. */
  readonly number: number;
  readonly policy: Policy;
  /** Of one circuit of a job of several: that job. */
  readonly parent?: JobRecord;
  /** How many circuits a job of several has, whose numbers come right after that of the whole. */
  readonly parts?: number;
}

/** The record of a job that is accepted now. */
export function newJob(
  payload: JobPayload,
  { number, policy, parent, parts = 0 }: NewJob,
  settings: Settings,
): JobRecord {
  const { world, seed, variants } = settings;
  const noise = member(payload, 'noise');
  const shots = payload.shots ?? DEFAULT_SHOTS;
  const childIds = Array.from({ length: parts }, (_, index) => idOf(seed, 'job', number + 1 + index));
  return {
    id: idOf(seed, 'job', number),
    number,
    type: parent === undefined ? payload.type : 'ionq.circuit.v1',
    backend: payload.backend,
    name: payload.name ?? null,
    metadata: payload.metadata ?? null,
    shots,
    noise: isObject(noise) ? (noise as JobRecord['noise']) : null,
    settings: payload.settings ?? {},
    dryRun: payload.dry_run ?? false,
    variants: variantsOf(payload, shots, variants),
    sessionId: payload.session_id ?? null,
    parentId: parent?.id ?? null,
    childIds: payload.type === 'ionq.multi-circuit.v1' && parent === undefined ? childIds : null,
    state: 'submitted',
    failure: null,
    submittedAt: parent?.submittedAt ?? world.now(),
    readyAt: null,
    startedAt: null,
    completedAt: null,
    predictedWaitMs: predictedWait(policy),
    predictedExecutionMs: policy.kind === 'time' ? policy.completed - policy.started : 1,
    executionMs: null,
    polls: 0,
    stats: null,
    estimatedCost: null,
    cost: null,
  };
}

/** The circuits of a job of several; undefined for another job. */
export function circuitsOf({ type, input }: JobPayload): readonly unknown[] | undefined {
  const circuits = type === 'ionq.multi-circuit.v1' ? member(input, 'circuits') : undefined;
  return Array.isArray(circuits) ? circuits : undefined;
}

/** A payload that holds one circuit of a job of several alone. */
export function partPayload(payload: JobPayload, circuit: unknown): JobPayload {
  const name = member(circuit, 'name');
  const input = { ...(payload.input as object), circuits: [circuit] };
  return {
    ...payload,
    name: typeof name === 'string' ? name : undefined,
    metadata: undefined,
    input,
  } as unknown as JobPayload;
}
