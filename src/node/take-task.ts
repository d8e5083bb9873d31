import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { JobOutcome, RunTask } from '../emulator/index.js';

/** What a worker thread is given. */
export interface WorkerTask {
  readonly task: RunTask;
  /** The thread says on it that it has begun, and hears on it that the task is not wanted any more. */
  readonly port: MessagePort;
}

/**
 * What a worker thread does with each task that it is given.
 *
 * @param run runs one; its signal looks for the end by itself when it is asked to throw, so that work which never waits
 * hears of it, too
 */
export function takeTask(
  run: (task: RunTask, signal: AbortSignal) => Promise<JobOutcome>,
): (given: WorkerTask) => Promise<JobOutcome> {
  return async ({ task, port }) => {
    const end = new AbortController();
    const { signal } = end;
    const throwIfAborted = signal.throwIfAborted.bind(signal);
    signal.throwIfAborted = () => {
      if (receiveMessageOnPort(port) !== undefined) end.abort();
      throwIfAborted();
    };
    port.once('message', () => end.abort());
    port.postMessage('begun');
    try {
      return await run(task, signal);
    } finally {
      port.close();
    }
  };
}
