export { type RunningEmulator, type StartOptions, startEmulator } from './start-emulator.js';
export { type RunningWorkbench, startWorkbench } from './start-workbench.js';
