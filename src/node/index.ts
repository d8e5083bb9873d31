export { type RunningEmulator, type StartOptions, startEmulator } from './start-emulator.js';
