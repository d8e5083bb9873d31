/** The states of a job. */
export type JobStatus = 'submitted' | 'ready' | 'started' | 'completed' | 'failed' | 'canceled';

/** Why a job failed, in the service's words. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/**
 * When a job gets on: after so many ms, or at the n-th time that somebody asks for it (1 is the first). Infinity for what
 * never comes.
 */
export interface LifeCycle {
  readonly by: 'time' | 'polls';
  readonly ready: number;
  readonly started: number;
  readonly completed: number;
}

/** How a job will go. */
export interface JobPlan {
  readonly life: LifeCycle;
  /** With which it ends in place of results. */
  readonly failure?: Failure | undefined;
  /** What it predicts while it waits, in ms; the true time until it starts unless given. */
  readonly predictedWaitMs?: number | null | undefined;
}

const stages = ['ready', 'started', 'completed'] as const;

/** What has become of a job; the children of a job share their parent's. Times in ms. */
export class JobProgress {
  readonly submittedAt: number;
  readonly plan: JobPlan;
  startedAt: number | undefined;
  endedAt: number | undefined;
  failure: Failure | undefined;
  #status: JobStatus = 'submitted';
  #reached = 0;
  #polls = 0;

  constructor(plan: JobPlan, submittedAt: number) {
    this.plan = plan;
    this.submittedAt = submittedAt;
  }

  /** Counts that somebody asked for the job. */
  poll(): void {
    this.#polls++;
  }

  /** The state at a time, which never lies before one that was asked for. */
  statusAt(now: number): JobStatus {
    while (this.endedAt === undefined && this.#reached < stages.length) {
      const stage = stages[this.#reached]!;
      const at = this.#timeOf(stage, now);
      if (at === undefined) break;
      this.#reached++;
      if (stage === 'completed') this.end(this.plan.failure === undefined ? 'completed' : 'failed', at);
      else this.#status = stage;
      if (stage === 'started') this.startedAt = at;
    }
    return this.#status;
  }

  /** Ends the job, whatever was planned. */
  end(status: 'completed' | 'failed' | 'canceled', at: number, failure = this.plan.failure): void {
    this.#status = status;
    this.endedAt = at;
    this.failure = status === 'failed' ? failure : undefined;
  }

  /** What the service predicts of the time until the job starts, in ms; null once it has. */
  predictedWaitAt(now: number): number | null {
    if (!['submitted', 'ready'].includes(this.statusAt(now))) return null;
    const { life, predictedWaitMs } = this.plan;
    if (predictedWaitMs !== undefined) return predictedWaitMs;
    if (life.by !== 'time' || !Number.isFinite(life.started)) return null;
    return Math.ceil(this.submittedAt + life.started - now);
  }

  #timeOf(stage: (typeof stages)[number], now: number): number | undefined {
    const mark = this.plan.life[stage];
    if (this.plan.life.by === 'polls') return this.#polls >= mark ? now : undefined;
    return this.submittedAt + mark <= now ? this.submittedAt + mark : undefined;
  }
}
