export {
  type RunningEmulator,
  type RunningWorkbench,
  type StartOptions,
  startEmulator,
  startWorkbench,
} from '../node/index.js';
