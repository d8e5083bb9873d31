import { IonloomError, issue, requireIterable, requireObject } from '../errors/index.js';
import { countTrajectories, mergedTrajectories } from '../simulate/index.js';
import type { SampleGiven, SampleValue } from './kinds/sample.js';
import type { TrajectoriesGiven, TrajectoriesValue } from './kinds/trajectories.js';
import { taskKinds } from './kinds.js';
import { loweringFor, noiseOf } from './noise.js';
import { type Prepared, prepared } from './program.js';
import { readTask, type Task, taskOf } from './task.js';

/**
 * The shots of one noisy circuit as several tasks, for as many workers: each has a range of the trajectories that the seed
 * decides. {@link mergeTrajectories} gives the very counts that the one task gives.
 *
 * @param task of the kind `sample`, with noise and the engine `trajectories`
 * @param parts how many tasks at most; no more than there are trajectories
 * @throws IonloomError for what is no such task.
 */
export async function splitTrajectories(
  task: Task<'sample', SampleGiven>,
  parts: number,
): Promise<readonly Task<'trajectories', TrajectoriesGiven>[]> {
  const { given, total, seed } = await runOf(task, 'splitTrajectories');
  if (!(Number.isSafeInteger(parts) && parts >= 1)) {
    throw new IonloomError(
      issue('ValueOutOfRange', 'the number of parts is a whole number from 1 on', { path: ['parts'] }),
    );
  }
  const { engine: _engine, noise = 'ideal', ...rest } = given;
  const count = Math.min(parts, total);
  return Array.from({ length: count }, (_, part) => {
    const [from, to] = [Math.floor((part * total) / count), Math.floor(((part + 1) * total) / count)];
    const own: TrajectoriesGiven = { ...rest, noise, from, to };
    return taskOf(taskKinds, 'trajectories', own, seed) as Task<'trajectories', TrajectoriesGiven>;
  });
}

/**
 * What the one task gives that was split, from the values of all parts, in any order.
 *
 * @throws IonloomError `CircuitMismatch` for parts that are not all of it, each once.
 */
export async function mergeTrajectories(
  task: Task<'sample', SampleGiven>,
  values: Iterable<TrajectoriesValue>,
): Promise<SampleValue> {
  const { run, prepared: made, total } = await runOf(task, 'mergeTrajectories');
  requireIterable(values, 'the values of the parts');
  const parts = [...values];
  for (const part of parts) requireObject(part?.counts, 'the counts of a part');
  parts.sort((a, b) => a.from - b.from || a.to - b.to);
  const sum = new Map<number, number>();
  let end = 0;
  for (const { from, to, counts } of parts) {
    if (from !== end) throw notAll(total);
    end = to;
    for (const [outcome, count] of Object.entries(counts)) {
      sum.set(Number(outcome), (sum.get(Number(outcome)) ?? 0) + count);
    }
  }
  if (end !== total) throw notAll(total);
  const result = mergedTrajectories(made.runs, run, sum);
  const counts = Object.fromEntries(result.counts(...result.keys));
  return { registers: made.registers, engine: result.engine, shots: run.shots, counts };
}

interface WholeRun {
  readonly given: SampleGiven;
  readonly seed: number;
  readonly prepared: Prepared;
  readonly run: Parameters<typeof countTrajectories>[1];
  /** How many trajectories it has. */
  readonly total: number;
}

async function runOf(task: Task<'sample', SampleGiven>, caller: string): Promise<WholeRun> {
  const { kind, seed, given } = readTask(taskKinds, task);
  const sample = given as SampleGiven;
  if (kind.name !== 'sample' || sample.engine !== 'trajectories') {
    const hint = "name it: { engine: 'trajectories' }, so that one machine gives the same";
    throw new IonloomError(issue('WrongArgument', `${caller} takes a sample on the engine trajectories`, { hint }));
  }
  const made = await prepared(sample.program, loweringFor(sample, sample.noise), new AbortController().signal);
  const run = { shots: sample.shots, seed, noise: noiseOf(sample.noise) };
  return { given: sample, seed, prepared: made, run, total: countTrajectories(made.runs, run) };
}

function notAll(total: number): IonloomError {
  const message = `the parts are not all ${total} trajectories, each once`;
  return new IonloomError(
    issue('CircuitMismatch', message, { hint: 'give the value of every task of splitTrajectories' }),
  );
}
