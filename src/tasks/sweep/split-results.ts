import { IonloomError } from '../../errors/index.js';
import { failureOf } from '../compute.js';
import type { RunTasksOptions } from '../engine/ordered-results.js';
import { hashOf } from '../hash.js';
import type { SampleGiven } from '../kinds/sample.js';
import type { TrajectoriesValue } from '../kinds/trajectories.js';
import type { TaskRunner } from '../runner.js';
import { mergeTrajectories, splitTrajectories } from '../split-trajectories.js';
import type { Task, TaskResult } from '../task.js';

/** A task whose parts are at work, or that could not be split. */
interface Whole {
  readonly task: Task<'sample', SampleGiven>;
  readonly parts: number;
  readonly failure?: unknown;
}

/**
 * The results of noisy samples in their order, each computed in parts of its trajectories at the same time: the very results
 * that the tasks have as wholes.
 *
 * @param tasks samples on the engine `trajectories`
 * @param parts how many parts of each
 * @throws what {@link TaskRunner.run} throws.
 */
export async function* splitResults(
  runner: TaskRunner,
  tasks: Iterable<Task>,
  parts: number,
  options: RunTasksOptions,
): AsyncGenerator<TaskResult, void, undefined> {
  const wholes: Whole[] = [];
  async function* pieces(): AsyncGenerator<Task> {
    for (const each of tasks) {
      const task = each as Task<'sample', SampleGiven>;
      try {
        const split = await splitTrajectories(task, parts);
        wholes.push({ task, parts: split.length });
        yield* split;
      } catch (failure) {
        if (!(failure instanceof IonloomError)) throw failure;
        wholes.push({ task, parts: 0, failure });
      }
    }
  }
  let held: TaskResult[] = [];
  for await (const result of runner.run(pieces(), options)) {
    yield* unsplit();
    held.push(result);
    if (held.length < wholes[0]!.parts) continue;
    yield await merged(wholes.shift()!, held);
    held = [];
  }
  yield* unsplit();

  async function* unsplit(): AsyncGenerator<TaskResult> {
    while (wholes[0]?.parts === 0) {
      const { task, failure } = wholes.shift()!;
      yield { hash: await hashOf(task), ok: false, failure: failureOf(failure) };
    }
  }
}

async function merged({ task }: Whole, parts: readonly TaskResult[]): Promise<TaskResult> {
  const hash = await hashOf(task);
  const values: TrajectoriesValue[] = [];
  for (const part of parts) {
    if (!part.ok) return { hash, ok: false, failure: part.failure };
    values.push(part.value as TrajectoriesValue);
  }
  return { hash, ok: true, value: await mergeTrajectories(task, values) };
}
