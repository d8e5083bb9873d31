import { requireObject, requireText } from '../errors/index.js';
import { hashOf } from './hash.js';
import type { EnergyGiven, EnergyValue } from './kinds/energy.js';
import type { ExpectationGiven, ExpectationValue } from './kinds/expectation.js';
import type { SampleGiven, SampleValue } from './kinds/sample.js';
import type { SimulateGiven, SimulateValue } from './kinds/simulate.js';
import type { TrajectoriesGiven, TrajectoriesValue } from './kinds/trajectories.js';
import type { TranspileGiven, TranspileValue } from './kinds/transpile.js';
import type { VerifyGiven } from './kinds/verify.js';
import { taskKinds } from './kinds.js';
import { readTask, type Task, taskOf } from './task.js';
import type { VerdictValue } from './verdict-value.js';

/** What each kind of task is given, and what its value is. */
export interface TaskTypes {
  readonly simulate: { readonly given: SimulateGiven; readonly value: SimulateValue };
  readonly sample: { readonly given: SampleGiven; readonly value: SampleValue };
  readonly trajectories: { readonly given: TrajectoriesGiven; readonly value: TrajectoriesValue };
  readonly expectation: { readonly given: ExpectationGiven; readonly value: ExpectationValue };
  readonly energy: { readonly given: EnergyGiven; readonly value: EnergyValue };
  readonly transpile: { readonly given: TranspileGiven; readonly value: TranspileValue };
  readonly verify: { readonly given: VerifyGiven; readonly value: VerdictValue };
}

/** The kinds of tasks by name. */
export type TaskKindName = keyof TaskTypes;

/**
 * A task: what is to be computed, as data.
 *
 * @param seed decides everything that is drawn; 1 if left out
 * @example
 * task('sample', { program: { text, values: { theta: 0.3 } }, shots: 1000, noise: 'forte-1' }, 7);
 * @throws IonloomError for everything that the kind does not take. What only computing shows, the result tells.
 */
export function task<Kind extends TaskKindName>(
  kind: Kind,
  given: TaskTypes[Kind]['given'],
  seed?: number,
): Task<Kind, TaskTypes[Kind]['given']> {
  requireText(kind, 'the kind of a task');
  requireObject(given, 'what a task is given');
  return taskOf(taskKinds, kind, given, seed) as Task<Kind, TaskTypes[Kind]['given']>;
}

/**
 * What a task is called by its content: SHA-256 of its canonical JSON, in 64 hexadecimal digits. Equal tasks have equal
 * hashes, in whatever order their members stand. The time that a task may take does not belong to it, as no value depends on that.
 *
 * @throws IonloomError for what is no task.
 */
export async function taskHash(given: Task): Promise<string> {
  readTask(taskKinds, given);
  return hashOf(given);
}
