import { issue } from '../../errors/index.js';
import { IonQError } from './ionq-error.js';

/** A job as far as errors about it need it. */
interface AboutJob {
  readonly id: string;
  readonly status: string;
  readonly failure?: { readonly code?: string; readonly message?: string; readonly error?: string } | null | undefined;
}

/** The job ran and failed, or could not be run: there are no results. */
export class JobFailedError extends IonQError {
  /** The id of the job. */
  readonly jobId: string;
  /** The service's code and words, such as `NotEnoughQubits`. */
  readonly failure: { readonly code: string; readonly message: string };

  /** @hidden */
  constructor(job: AboutJob) {
    const { code = 'unknown', message, error } = job.failure ?? {};
    const words = message ?? error ?? 'the service does not say why';
    super(issue('JobFailed', `the job ${job.id} failed with ${code}: ${words}`));
    this.jobId = job.id;
    this.failure = { code, message: words };
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return { jobId: this.jobId, failure: this.failure };
  }
}

/** The job was canceled before it ended: there are no results. */
export class JobCanceledError extends IonQError {
  /** The id of the job. */
  readonly jobId: string;

  /** @hidden */
  constructor(job: AboutJob) {
    super(issue('JobCanceled', `the job ${job.id} was ${job.status === 'deleted' ? 'deleted' : 'canceled'}`));
    this.jobId = job.id;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return { jobId: this.jobId };
  }
}

/** The job has not ended: results were asked for too early, or waiting for it took longer than allowed. */
export class JobTimeoutError extends IonQError {
  /** The id of the job. */
  readonly jobId: string;
  /** What the service said last. */
  readonly status: string;

  /** @hidden */
  constructor(job: AboutJob, waitedMs?: number) {
    const waited = waitedMs === undefined ? '' : ` after ${Math.round(waitedMs / 1000)} s`;
    const hint = 'the job goes on: wait for it again, or cancel it';
    super(issue('JobUnfinished', `the job ${job.id} is still ${job.status}${waited}`, { hint }));
    this.jobId = job.id;
    this.status = job.status;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return { jobId: this.jobId, status: this.status };
  }
}

/** The job is estimated to cost more than it may; nothing was submitted. */
export class CostLimitError extends IonQError {
  /** US dollars. */
  readonly estimatedUsd: number;
  /** US dollars. */
  readonly maxCostUsd: number;

  /** @hidden */
  constructor(estimatedUsd: number, maxCostUsd: number, source: string) {
    const dollars = (amount: number) => `$${amount.toFixed(4).replace(/0{1,2}$/, '')}`;
    const message = `the job is estimated at ${dollars(estimatedUsd)} ${source}, and may cost ${dollars(maxCostUsd)}`;
    super(issue('CostAboveLimit', message, { hint: 'fewer shots or gates cost less; nothing was submitted' }));
    this.estimatedUsd = estimatedUsd;
    this.maxCostUsd = maxCostUsd;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return { estimatedUsd: this.estimatedUsd, maxCostUsd: this.maxCostUsd };
  }
}
