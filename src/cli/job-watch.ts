import { APIUserAbortError, IonQError, type JobData } from '../cloud/index.js';
import { issue } from '../errors/index.js';
import { exitCodes, Failure } from './failure.js';
import { untilInterrupted } from './interrupt.js';
import { statusLine } from './job-report.js';
import { Output, type OutputOptions } from './output.js';
import { Progress } from './progress.js';
import { surroundingsOf } from './service-client.js';
import { serviceFailure, waitingAgain } from './service-failure.js';
import type { Terminal } from './terminal.js';

/** Milliseconds after which the line on a terminal counts on, also where nothing is heard. */
const TICK = 1_000;

/** What waiting for a job is done with. */
interface Waiting {
  readonly signal: AbortSignal;
  readonly onUpdate: (job: JobData) => void;
}

/** A line on a terminal that says how a job is getting on while it is waited for, and counts the seconds. */
export class JobWatch {
  /** Says things on lines of their own, whatever the line of the job shows. */
  readonly words: Pick<Output, 'say' | 'warn'>;
  readonly #terminal: Terminal;
  readonly #progress: Progress;
  readonly #now: () => number;
  readonly #after: (milliseconds: number, callback: () => void) => () => void;
  #start = 0;
  #job: JobData | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: OutputOptions, terminal: Terminal) {
    const { now, after } = surroundingsOf(terminal);
    const output = new Output(terminal, options);
    this.#terminal = terminal;
    this.#progress = new Progress(terminal, options);
    this.#now = now;
    this.#after = after;
    this.words = {
      say: (text) => this.#around(() => output.say(text)),
      warn: (...warnings) => this.#around(() => output.warn(...warnings)),
    };
  }

  /**
   * Waits for a job in some way. An interrupt leaves the job as it is.
   *
   * @throws Failure that names the job, and says how to go on with it where it goes on.
   */
  async wait<Result>(id: string, wait: (waiting: Waiting) => Promise<Result>): Promise<Result> {
    this.#start = this.#now();
    const onUpdate = (job: JobData) => this.#show(job);
    try {
      return await untilInterrupted(this.#terminal, (signal) => wait({ signal, onUpdate }));
    } catch (error) {
      throw error instanceof IonQError ? aboutJob(id, error) : error;
    } finally {
      this.#cancel?.();
      this.#progress.end();
    }
  }

  #show(job: JobData): void {
    this.#job = job;
    this.#draw();
    if (this.#progress.watched) this.#cancel ??= this.#after(TICK, () => this.#tick());
  }

  #tick(): void {
    this.#draw();
    this.#cancel = this.#after(TICK, () => this.#tick());
  }

  #draw(): void {
    if (this.#job !== undefined) this.#progress.announce(statusLine(this.#job, this.#now() - this.#start));
  }

  #around(say: () => void): void {
    this.#progress.end();
    say();
  }
}

/** The failure of waiting for a job that was submitted, whose id must not be lost with it. */
function aboutJob(id: string, error: IonQError): Failure {
  const hint = waitingAgain(id);
  if (error instanceof APIUserAbortError) {
    const found = issue('Aborted', `interrupted while waiting for the job ${id}, which goes on`, { hint });
    return new Failure([found], { exitCode: exitCodes.interrupted, details: { jobId: id }, cause: error });
  }
  const { issues, exitCode, details, note } = serviceFailure(error);
  const goesOn = !['JobFailed', 'JobCanceled', 'NotFound'].includes(error.code);
  const told = goesOn ? issues.map((found) => ({ hint, ...found })) : issues;
  return new Failure(told, {
    exitCode,
    details: { jobId: id, ...details },
    cause: error,
    ...(note === undefined ? {} : { note }),
  });
}
