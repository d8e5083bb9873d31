import type { JobOutcome, JobRecord, SessionRecord } from '../../../src/emulator/index.js';

/** A job with everything that a job has; what is given stands instead. */
export function sampleJob(number: number, given: Partial<JobRecord> = {}): JobRecord {
  return {
    id: `job-${number}`,
    number,
    type: 'ionq.circuit.v1',
    backend: 'simulator',
    name: null,
    metadata: null,
    shots: 100,
    noise: null,
    settings: {},
    dryRun: false,
    variants: 0,
    sessionId: null,
    parentId: null,
    childIds: null,
    state: 'submitted',
    failure: null,
    submittedAt: 1_700_000_000_000 + number,
    readyAt: null,
    startedAt: null,
    completedAt: null,
    predictedWaitMs: 0,
    predictedExecutionMs: 0,
    executionMs: null,
    polls: 0,
    stats: null,
    estimatedCost: null,
    cost: null,
    ...given,
  };
}

export function sampleSession(id: string, given: Partial<SessionRecord> = {}): SessionRecord {
  return { id, backend: 'qpu.forte-1', createdAt: 1, startedAt: null, endedAt: null, limits: {}, ...given };
}

export function failedOutcome(code: string): JobOutcome {
  return { kind: 'failed', failure: { code, message: 'It failed.' } };
}
