import { LONGEST_TIMER, type Surroundings } from '../surroundings.js';

/** Why a request was ended before its answer. */
export type Ending = 'timeout' | 'abort';

/** The time of one request and the caller's signal, as one signal. */
export class TimeLimit {
  readonly signal: AbortSignal;
  /** Undefined while neither has come. */
  ending: Ending | undefined;
  readonly #release: () => void;
  readonly #ended: Promise<never>;

  constructor(milliseconds: number, caller: AbortSignal | undefined, { after }: Pick<Surroundings, 'after'>) {
    const controller = new AbortController();
    this.signal = controller.signal;
    const end = (ending: Ending) => {
      this.ending ??= ending;
      controller.abort(new Error(ending));
    };
    this.#ended = new Promise((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
    });
    // Nobody may be waiting when it ends.
    this.#ended.catch(() => undefined);
    const onAbort = () => end('abort');
    const cancel = after(Math.min(milliseconds, LONGEST_TIMER), () => end('timeout'));
    if (caller?.aborted) end('abort');
    caller?.addEventListener('abort', onAbort, { once: true });
    this.#release = () => {
      cancel();
      caller?.removeEventListener('abort', onAbort);
    };
  }

  /** The promise, or the end of the time if that is earlier: whatever sends requests may not heed the signal. */
  bound<T>(promise: Promise<T>): Promise<T> {
    promise.catch(() => undefined);
    return Promise.race([promise, this.#ended]);
  }

  release(): void {
    this.#release();
  }
}
