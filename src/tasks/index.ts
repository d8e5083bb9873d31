export type { RunTasksOptions, TaskProgress } from './engine/ordered-results.js';
export type { EnergyGiven, EnergyValue } from './kinds/energy.js';
export type { ExpectationGiven, ExpectationValue } from './kinds/expectation.js';
export type { SampleGiven, SampleValue } from './kinds/sample.js';
export type { SimulateGiven, SimulateValue } from './kinds/simulate.js';
export type { TrajectoriesGiven, TrajectoriesValue } from './kinds/trajectories.js';
export type { TranspileGiven, TranspileValue } from './kinds/transpile.js';
export type { VerifyGiven } from './kinds/verify.js';
export { type TaskKindName, type TaskTypes, task, taskHash } from './make-task.js';
export { type TaskRunner, thisThreadRunner } from './runner.js';
export { mergeTrajectories, splitTrajectories } from './split-trajectories.js';
export type { Task, TaskFailure, TaskResult } from './task.js';
export type { VerdictValue } from './verdict-value.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { compute, failureOf, type TaskOutcome, timeLimitOf, tooSlow } from './compute.js';
/** @internal */
export { type BatchAnswer, closedError, type TaskEngine, TasksLost } from './engine/engine.js';
/** @internal */
export { computeBatch, OwnThreadEngine } from './engine/own-thread-engine.js';
/** @internal */
export { type Kinds, kind, kindsOf } from './kind.js';
/** @internal */
export { taskKinds } from './kinds.js';
/** @internal */
export { MOST_SHOTS, MOST_TIME } from './limits.js';
/** @internal */
export { runnerOn } from './runner.js';
/** @internal */
export { type Axis, readAxis } from './sweep/axis.js';
/** @internal */
export { beginningOfLines, readLine, type SweepLine, writeLine } from './sweep/line.js';
/** @internal */
export { mergedLines } from './sweep/merge.js';
/** @internal */
export { readTable } from './sweep/read-table.js';
/** @internal */
export { pointsIn, readShard, type Shard, WHOLE } from './sweep/shard.js';
/** @internal */
export { splitResults } from './sweep/split-results.js';
/** @internal */
export { indicesOf, type Sweep, type SweepDefinition, sweepOf } from './sweep/sweep.js';
/** @internal */
export { csvRows } from './sweep/table.js';
/** @internal */
export { timedSignal } from './time-limit.js';
/** @internal */
export { VERSION } from './version.js';
