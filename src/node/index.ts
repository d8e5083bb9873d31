export {
  type QueueRunner,
  type QueueRunnerOptions,
  queueRunner,
  type RunningWorker,
  startWorker,
  type WorkerCounts,
  type WorkerOptions,
} from './queue/index.js';
export { type RunningEmulator, type StartOptions, startEmulator } from './start-emulator.js';
export { type ThreadRunnerOptions, threadRunner } from './thread-runner.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { QUEUE_VARIABLES, queueAddress, queueCredentials } from './queue/index.js';
