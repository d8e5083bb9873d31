import type { JobOutcome } from './outcome.js';

/** One circuit, or one function, that is to be run: plain JSON, so that it can be handed to another thread. */
export interface RunTask {
  /** A payload as it was accepted, in the form of the API document, as JSON text; of a job of several one circuit alone. */
  readonly payload: string;
  /** Decides everything that is drawn. */
  readonly seed: number;
  /** How QPUs are noisy: as the machine is, or not at all. */
  readonly noise: 'machine' | 'ideal';
  /** Whether and in how many variants errors are mitigated; 0 for not at all. */
  readonly variants: number;
  /** The most bytes that a state may take. */
  readonly memoryLimit: number;
  /** The most milliseconds that it may take. */
  readonly timeLimit: number;
}

/**
 * What runs circuits: in this thread or on others. Same task, same outcome, whoever runs it. A task that cannot be run has
 * an outcome of kind `failed` with the service's code; it does not reject, unless the signal is aborted.
 */
export interface Runner {
  /** How many tasks it takes at the same time, where it can say. */
  readonly parallel?: number;
  run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome>;
  close(): Promise<void>;
}
