export { QUEUE_VARIABLES, type QueueOptions, queueAddress, queueCredentials } from './queue-address.js';
export { type QueueRunner, type QueueRunnerOptions, queueRunner } from './queue-runner.js';
export { type RunningWorker, startWorker, type WorkerCounts, type WorkerOptions } from './queue-worker.js';

// For the rooms beside, not for users.

/** @internal */
export { readyEngine } from './queue-runner.js';
