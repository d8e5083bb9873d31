import { APIUserAbortError, type Job, type JobData } from '../cloud/index.js';
import { issue } from '../errors/index.js';
import { exitCodes, Failure } from './failure.js';
import { untilInterrupted } from './interrupt.js';
import { statusLine } from './job-report.js';
import { Output, type OutputOptions } from './output.js';
import { Progress } from './progress.js';
import { askService, surroundingsOf } from './service-client.js';
import { waitingAgain } from './service-failure.js';
import type { Terminal } from './terminal.js';

/** Milliseconds after which the line on a terminal counts on, also where nothing is heard. */
const TICK = 1_000;

/** How a job is waited for. */
export interface Waiting extends OutputOptions {
  /** Seconds after which waiting ends; for as long as it takes if left out. */
  readonly timeout?: number;
}

/**
 * Waits until a job has completed, with a line on a terminal that says how it is getting on. An interrupt leaves the job as
 * it is.
 *
 * @throws Failure where the job fails or is canceled, where it takes too long, and at an interrupt.
 */
export async function waitForJob(id: string, options: Waiting, terminal: Terminal): Promise<Job> {
  const { timeout } = options;
  const output = new Output(terminal, options);
  const line = new StatusLine(options, terminal);
  const words = {
    say: (text: string) => line.around(() => output.say(text)),
    warn: (...warnings: Parameters<Output['warn']>) => line.around(() => output.warn(...warnings)),
  };
  try {
    return await askService(terminal, words, (ionq) =>
      untilInterrupted(terminal, async (signal) => {
        try {
          const limit = timeout === undefined ? {} : { timeout: 1000 * timeout };
          return await ionq.jobs.wait(id, { signal, ...limit, onUpdate: (job) => line.show(job) });
        } catch (error) {
          throw error instanceof APIUserAbortError ? interrupted(id, error) : error;
        }
      }),
    );
  } finally {
    line.end();
  }
}

function interrupted(id: string, cause: unknown): Failure {
  const message = `interrupted while waiting for the job ${id}, which goes on`;
  const found = issue('Aborted', message, { hint: waitingAgain(id) });
  return new Failure([found], { exitCode: exitCodes.interrupted, details: { jobId: id }, cause });
}

/** The line that says how a job is getting on, and counts the seconds. */
class StatusLine {
  readonly #progress: Progress;
  readonly #elapsed: () => number;
  readonly #after: (milliseconds: number, callback: () => void) => () => void;
  readonly #watched: boolean;
  #job: JobData | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: OutputOptions, terminal: Terminal) {
    const { now, after } = surroundingsOf(terminal);
    const start = now();
    this.#progress = new Progress(terminal, options);
    this.#watched = this.#progress.watched;
    this.#elapsed = () => now() - start;
    this.#after = after;
  }

  show(job: JobData): void {
    this.#job = job;
    this.#draw();
    if (this.#watched) this.#cancel ??= this.#after(TICK, () => this.#tick());
  }

  /** Says something on lines of its own. */
  around(say: () => void): void {
    this.#progress.end();
    say();
  }

  end(): void {
    this.#cancel?.();
    this.#progress.end();
  }

  #tick(): void {
    this.#draw();
    this.#cancel = this.#after(TICK, () => this.#tick());
  }

  #draw(): void {
    if (this.#job !== undefined) this.#progress.announce(statusLine(this.#job, this.#elapsed()));
  }
}
