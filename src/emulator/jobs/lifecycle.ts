import { allowedBy, type Policy } from '../policy.js';
import type { JobOutcome } from '../runner/outcome.js';
import type { JobRecord } from '../store/records.js';

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
 */
export function advanced(record: JobRecord, outcome: JobOutcome | undefined, policy: Policy, now: number): JobRecord {
  if (hasEnded(record)) return record;
  const allowed = allowedBy(policy, record, now);
  const at = (delay: number) => (policy.kind === 'time' ? record.submittedAt + delay : now);
  let current = record;
  // A job that cannot be run fails in its check, before it waits for its turn.
  if (outcome?.kind === 'failed' && allowed.ready) return ended(current, outcome, Math.max(now, record.submittedAt));
  if (current.state === 'submitted' && allowed.ready) {
    current = { ...current, state: 'ready', readyAt: at(policy.kind === 'time' ? policy.ready : 0) };
  }
  if (current.state === 'ready' && allowed.started) {
    current = { ...current, state: 'started', startedAt: at(policy.kind === 'time' ? policy.started : 0) };
  }
  if (current.state === 'started' && allowed.completed && outcome !== undefined) {
    const planned = policy.kind === 'time' ? at(policy.completed) : now;
    return ended(current, outcome, Math.max(planned, current.startedAt ?? planned));
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

/** What a job of several circuits amounts to once all of them have: it fails with the first that did. */
export function together(outcomes: readonly (JobOutcome | undefined)[]): JobOutcome | undefined {
  const failed = outcomes.find((outcome) => outcome?.kind === 'failed');
  if (failed !== undefined) return failed;
  if (outcomes.some((outcome) => outcome === undefined)) return undefined;
  const stats = outcomes.map((outcome) => {
    if (outcome!.kind === 'circuit') return outcome!.circuit.stats;
    return outcome!.kind === 'energy' ? outcome!.energy.stats : (outcome as { stats: StatsOf }).stats;
  });
  const sum = (of: (each: StatsOf) => number) => stats.reduce((total, each) => total + of(each), 0);
  return {
    kind: 'dry-run',
    stats: {
      qubits: Math.max(...stats.map(({ qubits }) => qubits)),
      circuits: stats.length,
      oneQubitGates: sum(({ oneQubitGates }) => oneQubitGates),
      twoQubitGates: sum(({ twoQubitGates }) => twoQubitGates),
    },
  };
}

type StatsOf = Extract<JobOutcome, { kind: 'dry-run' }>['stats'];
