/** How far long work has come: so much of it, in parts of which there are `total`; parts of parts are fractions. */
export interface Step {
  readonly done: number;
  readonly total: number;
}

/** Long work that can be watched, stopped or interrupted after each step. */
export type Steps<Result> = Generator<Step, Result, void>;

/** How long work is watched and stopped. */
export interface Watch {
  /** Told from time to time how much of the work is done. */
  readonly onProgress?: (done: number, total: number) => void;
  /**
   * Checked between steps: aborted work throws the signal's reason. A function that does not return a promise hears no
   * other event while it works, no timer either, so there a signal acts only if `onProgress` or another thread aborts it.
   */
  readonly signal?: AbortSignal;
}

/** Does long work to its end. @internal */
export function finish<Result>(steps: Steps<Result>, { onProgress, signal }: Watch = {}): Result {
  signal?.throwIfAborted();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value.done, step.value.total);
    signal?.throwIfAborted();
  }
}

/** Milliseconds after which other events get their turn: too short for a person to notice. */
const PATIENCE = 20;

/**
 * Does long work to its end, and lets other events have their turn in between, so that a signal can arrive.
 *
 * @internal
 */
export async function finishInTurns<Result>(steps: Steps<Result>, { onProgress, signal }: Watch = {}): Promise<Result> {
  signal?.throwIfAborted();
  let resumed = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value.done, step.value.total);
    if (performance.now() - resumed > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      resumed = performance.now();
    }
    signal?.throwIfAborted();
  }
}
