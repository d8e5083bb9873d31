import type {
  JobFilter,
  JobOutcome,
  JobRecord,
  SessionRecord,
  Store,
  StoreContents,
} from '../../../src/emulator/index.js';

/** What a store has to do, in the plainest way there is: one list of everything, copied before each transaction. */
export class NaiveStore implements Store {
  #kept: {
    jobs: JobRecord[];
    inputs: [string, string][];
    outcomes: [string, JobOutcome][];
    sessions: SessionRecord[];
    lastNumber: number;
  } = { jobs: [], inputs: [], outcomes: [], sessions: [], lastNumber: 0 };

  transaction<Result>(changes: () => Result): Result {
    const before = structuredClone(this.#kept);
    try {
      return changes();
    } catch (error) {
      this.#kept = before;
      throw error;
    }
  }

  nextNumber(): number {
    return ++this.#kept.lastNumber;
  }

  job(id: string): JobRecord | undefined {
    return this.#kept.jobs.find((job) => job.id === id);
  }

  jobs(filter: JobFilter, { below = Number.POSITIVE_INFINITY, limit }: { below?: number; limit: number }) {
    const fitting = this.#kept.jobs.filter((job) => fits(job, filter) && job.number < below);
    return fitting.sort((one, other) => other.number - one.number).slice(0, limit);
  }

  unfinished(): readonly JobRecord[] {
    const ended = ['completed', 'failed', 'canceled'];
    return this.#byNumber().filter(({ state }) => !ended.includes(state));
  }

  count(filter: JobFilter): number {
    return this.#kept.jobs.filter((job) => fits(job, filter)).length;
  }

  putJob(record: JobRecord): void {
    if (this.#kept.jobs.some(({ id, number }) => id !== record.id && number === record.number)) {
      throw new Error('the number is taken');
    }
    this.#kept.jobs = [...this.#kept.jobs.filter(({ id }) => id !== record.id), record];
  }

  putInput(id: string, input: string): void {
    this.#kept.inputs = [...this.#kept.inputs.filter(([of]) => of !== id), [id, input]];
  }

  input(id: string): string | undefined {
    return this.#kept.inputs.find(([of]) => of === id)?.[1];
  }

  putOutcome(id: string, outcome: JobOutcome): void {
    this.#kept.outcomes = [...this.#kept.outcomes.filter(([of]) => of !== id), [id, outcome]];
  }

  outcome(id: string): JobOutcome | undefined {
    return this.#kept.outcomes.find(([of]) => of === id)?.[1];
  }

  deleteJob(id: string): void {
    this.#kept.jobs = this.#kept.jobs.filter((job) => job.id !== id);
    this.#kept.inputs = this.#kept.inputs.filter(([of]) => of !== id);
    this.#kept.outcomes = this.#kept.outcomes.filter(([of]) => of !== id);
  }

  session(id: string): SessionRecord | undefined {
    return this.#kept.sessions.find((session) => session.id === id);
  }

  sessions(): readonly SessionRecord[] {
    return [...this.#kept.sessions];
  }

  putSession(session: SessionRecord): void {
    const place = this.#kept.sessions.findIndex(({ id }) => id === session.id);
    if (place < 0) this.#kept.sessions.push(session);
    else this.#kept.sessions[place] = session;
  }

  contents(): StoreContents {
    const jobs = this.#byNumber().map((record) => ({
      record,
      input: this.input(record.id) ?? null,
      outcome: this.outcome(record.id) ?? null,
    }));
    return { jobs, sessions: this.sessions() };
  }

  replace({ jobs, sessions }: StoreContents): void {
    this.#kept = {
      jobs: jobs.map(({ record }) => record),
      inputs: jobs.flatMap(({ record, input }) => (input === null ? [] : [[record.id, input] as [string, string]])),
      outcomes: jobs.flatMap(({ record, outcome }) =>
        outcome === null ? [] : [[record.id, outcome] as [string, JobOutcome]],
      ),
      sessions: [...sessions],
      lastNumber: Math.max(0, ...jobs.map(({ record }) => record.number)),
    };
  }

  close(): void {}

  #byNumber(): readonly JobRecord[] {
    return [...this.#kept.jobs].sort((one, other) => one.number - other.number);
  }
}

function fits(job: JobRecord, { ids, parentId, state, backends, sessionId }: JobFilter): boolean {
  if (ids !== undefined && !ids.includes(job.id)) return false;
  if (parentId !== undefined && job.parentId !== parentId) return false;
  if (state !== undefined && job.state !== state) return false;
  if (backends !== undefined && !backends.includes(job.backend)) return false;
  return sessionId === undefined || job.sessionId === sessionId;
}
