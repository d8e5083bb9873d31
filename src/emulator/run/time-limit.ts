import { timedSignal as timed } from '../../tasks/index.js';
import { TaskFailure } from './failure.js';

/**
 * A signal for a simulation that is also over when its time is.
 *
 * @param milliseconds how long it may take
 * @param signal the caller's own, whose reason is passed on
 */
export function timedSignal(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const tooLong = () => new TaskFailure('SimulationTimeout', `the simulation took longer than ${milliseconds} ms`);
  return timed(milliseconds, tooLong, signal);
}
