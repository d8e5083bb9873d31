import { nearestName } from '../errors/index.js';
import { usageFailure } from './failure.js';
import { isServiceId } from './service-id.js';

/** One of the things that a command does, where its first word says which. */
export interface Action {
  /** How many words follow at least and at most. */
  readonly words: readonly [least: number, most: number];
  /** The options that mean something to it, as the command line writes them, beside those that every command has. */
  readonly options?: readonly string[];
}

/** Options that mean something to every action. */
const COMMON: readonly string[] = ['--json', '--quiet'];

/**
 * The action that a command line asks for.
 *
 * @param command what stands before it, such as `ionloom jobs`
 * @param options those that were given
 * @throws Failure for a word that is none, words that are missing or too many, and options of other actions.
 */
export function chosenAction<Name extends string>(
  command: string,
  actions: Readonly<Record<Name, Action>>,
  asked: string,
  words: readonly string[],
  options: object,
): Name {
  const names = Object.keys(actions) as Name[];
  const name = names.find((known) => known === asked);
  if (name === undefined) {
    const nearest = nearestName(asked, names);
    const hint = nearest === undefined ? `it takes ${names.join(', ')}` : `did you mean ${nearest}?`;
    throw usageFailure(
      `${command} has nothing called '${asked}'`,
      isServiceId(asked) ? `${command} get ${asked}` : hint,
    );
  }
  const { words: bounds, options: own = [] } = actions[name];
  requireWords(`${command} ${name}`, words, bounds);
  for (const option of Object.keys(options).map(asWritten)) {
    if (COMMON.includes(option) || own.includes(option)) continue;
    const others = names.filter((other) => actions[other].options?.includes(option));
    throw usageFailure(`${option} means nothing to ${command} ${name}`, `it belongs to ${others.join(', ')}`);
  }
  return name;
}

function requireWords(command: string, words: readonly string[], [least, most]: Action['words']): void {
  if (words.length < least) throw usageFailure(`${command} needs an id`, `${command} ID`);
  if (words.length <= most) return;
  const given = words.length === 1 ? 'one is' : `${words.length} are`;
  throw usageFailure(`${command} takes ${most === 0 ? 'no id' : 'one id'}, and ${given} given`);
}

/** The name of an option as the command line writes it. */
function asWritten(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
