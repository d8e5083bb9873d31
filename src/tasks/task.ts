import { IonloomError, type Issue, issue, nearestName, requireObject } from '../errors/index.js';
import { schemaIssues } from '../formats/ionq/index.js';
import type { Kinds, TaskKind } from './kind.js';
import { LONGEST } from './limits.js';
import { VERSION } from './version.js';

/** What is to be computed: plain JSON, the same wherever and however often it is computed. */
export interface Task<Kind extends string = string, Given extends object = object> {
  /** The version of ionloom that it was made by; no other computes it. */
  readonly version: string;
  readonly kind: Kind;
  readonly given: Given;
  /** Decides everything that is drawn; 1 if left out. */
  readonly seed?: number;
}

/** Why a task has no value. */
export interface TaskFailure {
  /** A code of `issueCodes`, or of the emulated service for its jobs. */
  readonly code: string;
  /** What is wrong, where, and what to do about it. */
  readonly message: string;
}

/** What came of a task. */
export type TaskResult<Value = unknown> =
  | { readonly hash: string; readonly ok: true; readonly value: Value }
  | { readonly hash: string; readonly ok: false; readonly failure: TaskFailure };

const FIELDS = ['version', 'kind', 'given', 'seed'];

/** A task of this version; @throws IonloomError for everything that its kind does not take. */
export function taskOf(kinds: Kinds, kind: string, given: object, seed?: number): Task {
  const task: Task = { version: VERSION, kind, given, ...(seed === undefined ? {} : { seed }) };
  readTask(kinds, task);
  return Object.freeze(task);
}

/** What a right task is. */
interface ReadTask {
  readonly kind: TaskKind<object>;
  readonly given: object;
  readonly seed: number;
}

/** The seed of tasks that name none, as of simulations. */
const DEFAULT_SEED = 1;

/**
 * A task that may come from anybody.
 *
 * @throws IonloomError `VersionMismatch`, `UnknownName` for a kind that there is not, and whatever the kind's schema finds.
 */
export function readTask(kinds: Kinds, value: unknown): ReadTask {
  requireObject(value, 'a task');
  const { version, kind: name, given, seed = DEFAULT_SEED } = value as Partial<Task>;
  if (version !== VERSION) throw new IonloomError(otherVersion(version));
  const kind = typeof name === 'string' ? kinds.get(name) : undefined;
  if (kind === undefined) throw new IonloomError(unknownKind(kinds, name));
  const found: Issue[] = Object.keys(value)
    .filter((field) => !FIELDS.includes(field))
    .map((field) => issue('UnknownField', `there is no field ${JSON.stringify(field)} in a task`, { path: [field] }));
  if (!Number.isSafeInteger(seed) || seed < 0) {
    const message = 'the seed of a task is a whole number from 0 to 2^53 - 1';
    found.push(issue('ValueOutOfRange', message, { path: ['seed'], received: String(seed) }));
  }
  found.push(...schemaIssues(kind.schema, given, ['given'], 'the task'));
  const { given: most } = kind.longest ?? LONGEST;
  if (found.length === 0 && JSON.stringify(given).length > most) {
    const message = `what a task is given has at most ${most} characters as JSON`;
    found.push(issue('ValueOutOfRange', message, { path: ['given'] }));
  }
  if (found.length > 0) throw new IonloomError(found);
  return { kind: kind as TaskKind<object>, given: given as object, seed };
}

function otherVersion(version: unknown): Issue {
  const named = typeof version === 'string' ? version.slice(0, 80) : 'no version';
  return issue('VersionMismatch', `the task is of ionloom ${named}, and this worker is ionloom ${VERSION}`, {
    path: ['version'],
    hint: 'install the same version wherever tasks are made and computed',
  });
}

function unknownKind(kinds: Kinds, name: unknown): Issue {
  const known = [...kinds.keys()];
  const near = typeof name === 'string' ? nearestName(name, known) : undefined;
  const message =
    typeof name === 'string'
      ? `there are no tasks of the kind ${JSON.stringify(name.slice(0, 80))}`
      : 'a task has a kind';
  return issue('UnknownName', message, {
    path: ['kind'],
    expected: known.join(' | '),
    ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
  });
}
