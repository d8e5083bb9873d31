import { IonloomError, issue } from '../errors/index.js';
import type { Kinds } from './kind.js';
import { LONGEST, limitsOf } from './limits.js';
import { readTask, type Task, type TaskFailure } from './task.js';
import { timedSignal } from './time-limit.js';

/** What came of a task, its value as JSON text: the form in which it travels, and is compared. */
export type TaskOutcome =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly failure: TaskFailure };

/**
 * Computes one task, which may come from anybody: what is wrong with it, and what goes wrong with it, is data.
 *
 * @throws the signal's reason, where it was aborted; nothing else.
 */
export async function compute(kinds: Kinds, task: unknown, signal?: AbortSignal): Promise<TaskOutcome> {
  try {
    signal?.throwIfAborted();
    const { kind, given, seed } = readTask(kinds, task);
    const { timeLimit } = limitsOf(given);
    const value = await kind.run(given, {
      seed,
      signal: timedSignal(timeLimit, () => tooSlow(timeLimit), signal),
    });
    const json = JSON.stringify(value);
    const { value: most } = kind.longest ?? LONGEST;
    if (json.length > most) throw tooLarge(json.length, most);
    return { ok: true, json };
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, failure: failureOf(error) };
  }
}

/** The failure of a task that takes longer than it may. */
export function tooSlow(timeLimit: number): IonloomError {
  return new IonloomError(
    issue('TaskTimedOut', `the task took longer than ${timeLimit} ms`, {
      hint: 'give it more time with timeLimit, or less to do',
    }),
  );
}

function tooLarge(length: number, most: number): IonloomError {
  return new IonloomError(
    issue('ResultTooLarge', `the result has ${length} characters as JSON, of which at most ${most} are handed on`, {
      hint: 'measure fewer qubits, or ask for an expectation instead of counts',
    }),
  );
}

/** The longest message of a failure, so that no failure is a result too large. */
const LONGEST_MESSAGE = 2000;

/** An error as data. */
export function failureOf(error: unknown): TaskFailure {
  if (error instanceof IonloomError) return { code: error.code, message: error.message.slice(0, LONGEST_MESSAGE) };
  const said = error instanceof Error ? error.message : String(error);
  return {
    code: 'UnexpectedFailure',
    message: `the task failed: ${said.split('\n', 1)[0]!.slice(0, LONGEST_MESSAGE)}`,
  };
}

/** The time limit of a task that may come from anybody. */
export function timeLimitOf(task: unknown): number {
  return limitsOf((Object(task) as Partial<Task>).given).timeLimit;
}
