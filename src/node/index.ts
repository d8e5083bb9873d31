export { type RunningEmulator, type StartOptions, startEmulator } from './start-emulator.js';
export { type ThreadRunnerOptions, threadRunner } from './thread-runner.js';
