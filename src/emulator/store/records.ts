/** The states of a job, as the service has them. */
export type JobState = 'submitted' | 'ready' | 'started' | 'completed' | 'failed' | 'canceled';

/** Why a job failed, in the service's codes. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
}

/** What a job is known by from the moment it is accepted: plain JSON, times in milliseconds since 1970. */
export interface JobRecord {
  readonly id: string;
  /** Counts all jobs of a store from 1: the order of lists, and a part of the seed of what a job draws. */
  readonly number: number;
  readonly type: string;
  readonly backend: string;
  readonly name: string | null;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly shots: number;
  readonly noise: { readonly model: string; readonly seed?: number } | null;
  /** As it was posted, under the names that answers give it. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
  /** In how many debiasing variants it is run at most; 0 without error mitigation. */
  readonly variants: number;
  readonly sessionId: string | null;
  /** Of a circuit of a job of several. */
  readonly parentId: string | null;
  /** Of a job of several circuits, in their order. */
  readonly childIds: readonly string[] | null;
  readonly state: JobState;
  readonly failure: JobFailure | null;
  readonly submittedAt: number;
  readonly readyAt: number | null;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  /** From its submission on. */
  readonly predictedWaitMs: number;
  readonly predictedExecutionMs: number;
  readonly executionMs: number | null;
  /** How often it was looked at, for policies that count. */
  readonly polls: number;
  /** Undefined until it is known what the job amounts to. */
  readonly stats: JobStats | null;
  /** US dollars; null until they are known. */
  readonly estimatedCost: number | null;
  readonly cost: number | null;
}

/** What a job amounts to after compiling. */
export interface JobStats {
  readonly qubits: number;
  readonly circuits: number;
  readonly oneQubitGates: number;
  readonly twoQubitGates: number;
}

/** Reserved time on a machine. */
export interface SessionRecord {
  readonly id: string;
  readonly backend: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** As it was posted. */
  readonly limits: {
    readonly job_count_limit?: number;
    readonly duration_limit_min?: number;
    readonly cost_limit?: { readonly unit: string; readonly value: number };
  };
}
