import type { JobProgress, JobStatus } from './job-progress.js';
import { priceOf } from './prices.js';
import { type PostedJob, type SubmittedCircuit, submittedCircuits, wiresOf } from './submitted-circuits.js';

const DEFAULT_SHOTS = 100;

const dateOf = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());

/** Where a job stands among others. */
export interface JobPlace {
  readonly id: string;
  /** Counts all jobs: a later one has a larger number. */
  readonly sequence: number;
  readonly parentId: string | null;
  readonly childIds: readonly string[] | null;
}

/** A job as the service keeps it. */
export class StoredJob {
  readonly place: JobPlace;
  readonly posted: PostedJob;
  readonly progress: JobProgress;
  readonly circuits: readonly SubmittedCircuit[];

  constructor(place: JobPlace, posted: PostedJob, progress: JobProgress, circuits = submittedCircuits(posted)) {
    this.place = place;
    this.posted = posted;
    this.progress = progress;
    this.circuits = circuits;
  }

  get id(): string {
    return this.place.id;
  }

  get shots(): number {
    return this.posted.shots ?? DEFAULT_SHOTS;
  }

  /** Whether it is only priced; the simulator runs whatever it is asked. */
  get isDry(): boolean {
    return this.posted.dry_run === true && this.posted.backend !== 'simulator';
  }

  /** Whether it has results shot by shot: the ideal simulator makes none. */
  get hasShots(): boolean {
    return this.posted.backend !== 'simulator' || !['ideal', undefined].includes(this.posted.noise?.model);
  }

  get gateCounts(): { readonly '1q': number; readonly '2q': number } {
    const widths = this.circuits.flatMap(({ gates }) => gates.map((gate) => wiresOf(gate).length));
    return { '1q': widths.filter((width) => width === 1).length, '2q': widths.filter((width) => width > 1).length };
  }

  /** In US dollars. */
  get price(): number {
    return priceOf({ backend: this.posted.backend, shots: this.shots, gates: this.gateCounts });
  }

  statusAt(now: number): JobStatus {
    return this.progress.statusAt(now);
  }

  /** The job as it stands in a list; `results` are where its results are found. */
  describe(now: number, results: object, output: object): object {
    const { posted, progress, place } = this;
    const status = this.statusAt(now);
    const { startedAt, endedAt, failure, submittedAt } = progress;
    const ran = status === 'completed' && startedAt !== undefined && endedAt !== undefined;
    return {
      id: place.id,
      status,
      type: posted.type,
      backend: posted.backend,
      dry_run: posted.dry_run ?? false,
      cost_model: 'quantum_compute_time',
      submitter_id: '64b03577072d45001c85e9c4',
      project_id: '1333d459-cf47-4a5e-acc1-8d4eb4f7b025',
      parent_job_id: place.parentId,
      session_id: posted.session_id ?? null,
      metadata: posted.metadata ?? null,
      name: posted.name ?? null,
      submitted_at: dateOf(submittedAt),
      started_at: dateOf(startedAt),
      completed_at: dateOf(endedAt),
      predicted_wait_time_ms: progress.predictedWaitAt(now),
      predicted_execution_duration_ms: null,
      execution_duration_ms: ran ? endedAt - startedAt : null,
      shots: this.shots,
      ...(posted.noise === undefined ? {} : { noise: posted.noise }),
      failure: failure ?? null,
      settings: posted.settings ?? {},
      stats: {
        qubits: Math.max(0, ...this.circuits.map(({ qubits }) => qubits)),
        circuits: this.circuits.length,
        gate_counts: this.gateCounts,
      },
      output: status === 'completed' ? output : {},
      results: status === 'completed' && !this.isDry ? results : null,
    };
  }
}
