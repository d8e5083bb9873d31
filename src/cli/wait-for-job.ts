import type { JobData } from '../cloud/index.js';
import { JobWatch } from './job-watch.js';
import type { OutputOptions } from './output.js';
import { askService } from './service-client.js';
import type { Terminal } from './terminal.js';

/** How a job is waited for. */
interface Options extends OutputOptions {
  /** Seconds after which waiting ends; for as long as it takes if left out. */
  readonly timeout?: number;
}

/**
 * Waits until a job has completed.
 *
 * @throws Failure where the job fails or is canceled, where it takes too long, and at an interrupt.
 */
export function waitForJob(id: string, options: Options, terminal: Terminal): Promise<JobData> {
  const { timeout } = options;
  const limit = timeout === undefined ? {} : { timeout: 1000 * timeout };
  const watch = new JobWatch(options, terminal);
  return askService(terminal, watch.words, (ionq) =>
    watch.wait(id, (waiting) => ionq.jobs.wait(id, { ...waiting, ...limit })),
  );
}
