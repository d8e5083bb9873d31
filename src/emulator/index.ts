export { createEmulator, type Emulator } from './emulator.js';
export { type EmulatorOptions, type Profile, profiles } from './options.js';
export { type Policy, readPolicy } from './policy.js';
export { type FaultRule, readFaultRule } from './requests/faults.js';
export type { RequestBindings } from './requests/read-body.js';
export type { CircuitOutcome, EnergyOutcome, JobOutcome, VariantOutcome, Weights } from './runner/outcome.js';
export type { Runner, RunTask } from './runner/runner.js';
export type { JobFailure, JobRecord, JobState, JobStats, SessionRecord } from './store/records.js';
export type { JobFilter, Store, StoreContents } from './store/store.js';
export type { World } from './world.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { EMULATOR_OPTIONS } from './options.js';
/** @internal */
export { readPolicies } from './policy.js';
/** @internal */
export { EngineRunner } from './runner/engine-runner.js';
/** @internal */
export { jobKind } from './runner/job-kind.js';
/** @internal */
export { numberTaken } from './store/contents.js';
/** @internal */
export { memoryStore } from './store/memory-store.js';
/** @internal */
export { readContents } from './store/read-contents.js';
