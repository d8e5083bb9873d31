import { allowedBy, type Policy } from '../policy.js';
import type { JobOutcome } from '../runner/outcome.js';
import type { JobRecord, JobStats } from '../store/records.js';

/** Whether a job stays as it is. */
export function hasEnded({ state }: JobRecord): boolean {
  return state === 'completed' || state === 'failed' || state === 'canceled';
}

/**
 * A job as it is now: as far as its policy lets it come, and no further than it was computed. The times of states are
 * those at which it came there, not those at which somebody looked.
 *
 * @param outcome undefined while it is not computed
 * @param now milliseconds since 1970
 * @param computedAt the same, where the job was computed just now: it ends no sooner, whatever the policy says
 */
export function advanced(
  record: JobRecord,
  outcome: JobOutcome | undefined,
  policy: Policy,
  now: number,
  computedAt = 0,
): JobRecord {
  if (hasEnded(record)) return record;
  const allowed = allowedBy(policy, record, now);
  const planned = (state: 'ready' | 'started' | 'completed') =>
    policy.kind === 'time' ? record.submittedAt + policy[state] : now;
  let current = record;
  // A job that cannot be run fails in its check, before it waits for its turn.
  if (outcome?.kind === 'failed' && allowed.ready)
    return ended(current, outcome, Math.max(planned('ready'), computedAt));
  if (current.state === 'submitted' && allowed.ready) {
    current = { ...current, state: 'ready', readyAt: planned('ready') };
  }
  if (current.state === 'ready' && allowed.started) {
    current = { ...current, state: 'started', startedAt: planned('started') };
  }
  if (current.state === 'started' && allowed.completed && outcome !== undefined) {
    return ended(current, outcome, Math.max(planned('completed'), computedAt, current.startedAt ?? 0));
  }
  return current;
}

function ended(record: JobRecord, outcome: JobOutcome, now: number): JobRecord {
  const startedAt = record.startedAt ?? now;
  if (outcome.kind === 'failed') {
    return { ...record, state: 'failed', failure: outcome.failure, completedAt: now, startedAt: record.startedAt };
  }
  return {
    ...record,
    state: 'completed',
    readyAt: record.readyAt ?? startedAt,
    startedAt,
    completedAt: now,
    executionMs: Math.max(1, now - startedAt),
  };
}

/**
 * What a job of several circuits amounts to: it fails with the first of them that did.
 *
 * @returns undefined where none failed and one gave nothing.
 */
export function together(outcomes: Iterable<JobOutcome | undefined>): JobOutcome | undefined {
  let isWhole = true;
  const sum = { qubits: 0, circuits: 0, oneQubitGates: 0, twoQubitGates: 0 };
  for (const outcome of outcomes) {
    if (outcome?.kind === 'failed') return outcome;
    const stats = outcome === undefined ? undefined : statsOf(outcome);
    if (stats === undefined) isWhole = false;
    else {
      sum.qubits = Math.max(sum.qubits, stats.qubits);
      sum.circuits += stats.circuits;
      sum.oneQubitGates += stats.oneQubitGates;
      sum.twoQubitGates += stats.twoQubitGates;
    }
  }
  return isWhole ? { kind: 'dry-run', stats: sum, compiled: null } : undefined;
}

/** What an outcome says of the size of a job; undefined where the job failed. */
export function statsOf(outcome: JobOutcome): JobStats | undefined {
  if (outcome.kind === 'circuit') return outcome.circuit.stats;
  if (outcome.kind === 'energy') return outcome.energy.stats;
  return outcome.kind === 'dry-run' ? outcome.stats : undefined;
}
