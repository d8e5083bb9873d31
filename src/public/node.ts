export { type RunningEmulator, type StartOptions, startEmulator } from '../node/index.js';
