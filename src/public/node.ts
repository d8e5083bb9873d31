export {
  type RunningEmulator,
  type RunningWorkbench,
  type StartOptions,
  startEmulator,
  startWorkbench,
  type ThreadRunnerOptions,
  threadRunner,
} from '../node/index.js';
