/**
 * A signal for long work that is also over when its time is: the work asks it between steps, and it looks at the clock
 * itself. A timer would not do, which no work hears that returns no promise.
 *
 * @param milliseconds how long the work may take
 * @param tooLong what is thrown then
 * @param signal the caller's own, whose reason is passed on
 */
export function timedSignal(milliseconds: number, tooLong: () => Error, signal?: AbortSignal): AbortSignal {
  const end = performance.now() + milliseconds;
  const timed = new AbortController().signal;
  timed.throwIfAborted = () => {
    signal?.throwIfAborted();
    if (performance.now() > end) throw tooLong();
  };
  return timed;
}
