import type { JobOutcome } from '../runner/outcome.js';
import type { JobRecord, JobState, SessionRecord } from './records.js';

/** Which jobs are listed: those that fit everything that is given. */
export interface JobFilter {
  readonly ids?: readonly string[];
  readonly parentId?: string;
  readonly state?: JobState;
  /** Any of these. */
  readonly backends?: readonly string[];
  readonly sessionId?: string;
}

/** Everything that a store holds, as one JSON value. */
export interface StoreContents {
  readonly jobs: readonly {
    readonly record: JobRecord;
    readonly input: string | null;
    readonly outcome: JobOutcome | null;
  }[];
  readonly sessions: readonly SessionRecord[];
}

/**
 * Where the emulator keeps what it was told. Everything happens at once: a store in memory or a file on this machine
 * answers in less time than it takes to wait. What {@link Store.transaction} did is kept, or none of it is.
 */
export interface Store {
  /** Does some changes as one; an error undoes them. */
  transaction<Result>(changes: () => Result): Result;
  /** The number that the next job gets; counts up with each call. */
  nextNumber(): number;
  job(id: string): JobRecord | undefined;
  /** Jobs of a filter by falling number, from below a number on. */
  jobs(filter: JobFilter, page: { readonly below?: number; readonly limit: number }): readonly JobRecord[];
  /** All jobs that have not ended, by rising number. */
  unfinished(): readonly JobRecord[];
  /** How many jobs fit a filter. */
  count(filter: JobFilter): number;
  /** Makes a job or replaces it. */
  putJob(record: JobRecord): void;
  /** The payload of a job as JSON text; that of a job of several is kept in parts, with the jobs of its circuits. */
  putInput(id: string, input: string): void;
  input(id: string): string | undefined;
  putOutcome(id: string, outcome: JobOutcome): void;
  outcome(id: string): JobOutcome | undefined;
  /** Removes a job with its payload and outcome. */
  deleteJob(id: string): void;
  session(id: string): SessionRecord | undefined;
  sessions(): readonly SessionRecord[];
  putSession(session: SessionRecord): void;
  contents(): StoreContents;
  /** Replaces everything. @throws IonloomError for contents that no store could have held: then it stays as it was. */
  replace(contents: StoreContents): void;
  close(): void;
}
