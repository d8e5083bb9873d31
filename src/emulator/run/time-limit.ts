import { TaskFailure } from './failure.js';

/**
 * A signal for long work that is also over when its time is: the work asks it between steps, and it looks at the clock
 * itself. A timer would not do, which no work hears that returns no promise.
 *
 * @param milliseconds how long the work may take
 * @param signal the caller's own, whose reason is passed on
 */
export function timedSignal(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const end = performance.now() + milliseconds;
  const timed = new AbortController().signal;
  timed.throwIfAborted = () => {
    signal?.throwIfAborted();
    if (performance.now() <= end) return;
    throw new TaskFailure('SimulationTimeout', `the simulation took longer than ${milliseconds} ms`);
  };
  return timed;
}
