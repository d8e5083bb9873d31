/** What the client needs of the world around it; tests bring a world of their own. @internal */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after some milliseconds; what it gives, called before, prevents that. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** From 0 to below 1: spreads the waits of clients that failed together. */
  readonly random: () => number;
  /** A text that nobody else makes: 36 characters. */
  readonly token: () => string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The most milliseconds that a timer of JavaScript takes, 25 days: with more it is over at once. @internal */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** The real world: the clock, and the environment variables where there are any. @internal */
export const surroundings: Surroundings = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  token: () => crypto.randomUUID(),
  get environment() {
    const { process } = globalThis as { readonly process?: { readonly env?: Surroundings['environment'] } };
    return process?.env ?? {};
  },
};

/** Waits, for 24 days at most; a signal that is aborted ends it with the signal's reason. @internal */
export function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
  { after }: Pick<Surroundings, 'after'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = after(Math.min(milliseconds, LONGEST_TIMER), () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
