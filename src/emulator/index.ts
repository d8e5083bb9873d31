// For the floors above, not for users: left out of the published declarations.

/** @internal */
export type { JobOutcome } from './runner/outcome.js';
/** @internal */
export type { Runner, RunTask } from './runner/runner.js';
/** @internal */
export { numberTaken, requireDistinct } from './store/contents.js';
/** @internal */
export { memoryStore } from './store/memory-store.js';
/** @internal */
export type { JobRecord, JobState, SessionRecord } from './store/records.js';
/** @internal */
export type { JobFilter, Store, StoreContents } from './store/store.js';
