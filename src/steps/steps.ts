/** How far long work has come: so much of it, in parts of which there are `total`; parts of parts are fractions. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Long work that can be watched, stopped or interrupted after each step. */
export type Steps<Result> = Generator<Progress, Result, void>;

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

/** Work as one of `total` equal parts of more work: its steps begin when `before` parts are done. */
export function* within<Result>(before: number, total: number, steps: Steps<Result>): Steps<Result> {
  yield { done: before, total };
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { done: before + step.value.done / step.value.total, total };
  }
}

/** Work that is done in one go, where steps are asked for. */
export function* atOnce<Result>(work: () => Result): Steps<Result> {
  yield* [];
  return work();
}

/** Work that says the same at each of its steps, for want of knowing how much of the whole it is. */
export function* telling<Result>(step: Progress, steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield step;
  }
}
