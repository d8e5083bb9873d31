export {
  type QueueRunner,
  type QueueRunnerOptions,
  queueRunner,
  type RunningEmulator,
  type RunningWorker,
  type StartOptions,
  startEmulator,
  startWorker,
  type ThreadRunnerOptions,
  threadRunner,
  type WorkerCounts,
  type WorkerOptions,
} from '../node/index.js';
