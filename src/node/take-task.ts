import type { MessagePort } from 'node:worker_threads';
import type { JobOutcome, RunTask } from '../emulator/index.js';

/** What a worker thread is given. */
export interface WorkerTask {
  readonly task: RunTask;
  /** The thread says on it that it has begun, and hears on it that the task is not wanted any more. */
  readonly port: MessagePort;
}

/** What a worker thread does with each task that it is given, by what runs one. */
export function takeTask(
  run: (task: RunTask, signal: AbortSignal) => Promise<JobOutcome>,
): (given: WorkerTask) => Promise<JobOutcome> {
  return async ({ task, port }) => {
    const end = new AbortController();
    port.once('message', () => end.abort());
    port.postMessage('begun');
    try {
      return await run(task, end.signal);
    } finally {
      port.close();
    }
  };
}
