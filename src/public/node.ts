export {
  type RunningEmulator,
  type StartOptions,
  startEmulator,
  type ThreadRunnerOptions,
  threadRunner,
} from '../node/index.js';
