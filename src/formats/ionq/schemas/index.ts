export * from './circuits.js';
export * from './functions.js';
export { type GateJson, nativeGate, qisGate } from './gates.js';
export * from './jobs.js';
export * from './responses.js';
export * from './results.js';
export * from './settings.js';
