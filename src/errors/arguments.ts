import { IonloomError } from './ionloom-error.js';
import { type Issue, issue } from './issue.js';
import { nearestName } from './nearest-name.js';

/** Every option of a function by its name; the type checker sees to it that none is missing. */
export type OptionNames<Options extends object> = { readonly [Name in keyof Required<Options>]: true };

/**
 * Refuses options that a function does not take, as untyped code may give them.
 *
 * @param of the function, as the sentence names it
 * @throws IonloomError `WrongArgument` where they are no object, `UnknownOption` for every name that is none, with the
 * nearest one.
 */
export function requireOptions<Options extends object>(
  options: unknown,
  names: OptionNames<Options>,
  of: string,
): asserts options is Options {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const hint = `they are named, as in { ${Object.keys(names)[0]}: ... }`;
    throw new IonloomError(issue('WrongArgument', `the options of ${of} are ${inWords(options)}`, { hint }));
  }
  let found: Issue[] | undefined;
  for (const name in options) {
    if (Object.hasOwn(names, name)) continue;
    found ??= [];
    found.push(unknownOption(name, Object.keys(names), of));
  }
  if (found !== undefined) throw new IonloomError(found);
}

function unknownOption(name: string, known: readonly string[], of: string): Issue {
  const near = nearestName(name, known);
  const hint = near === undefined ? `it takes ${known.join(', ')}` : `did you mean ${near}?`;
  return issue('UnknownOption', `${of} has no option '${name.slice(0, 80)}'`, { path: [name], hint });
}

/** What a value is that should be something else, for a sentence: `undefined`, `a list`, `"text"`. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value.length > 80 ? 'a text' : JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object of another kind';
  return String(value);
}

/**
 * Refuses what is no list, as untyped code may give it.
 *
 * @param what the argument, as the sentence names it
 * @throws IonloomError `WrongArgument`.
 */
export function requireList(value: unknown, what: string): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw wrongKind(what, 'a list', value);
}

/** Refuses what cannot be gone through; @throws IonloomError `WrongArgument`. */
export function requireIterable(value: unknown, what: string): asserts value is Iterable<unknown> {
  const iterable = value !== null && value !== undefined && Symbol.iterator in Object(value);
  if (!iterable) throw wrongKind(what, 'a list', value);
}

/** Refuses what is no function; @throws IonloomError `WrongArgument`. */
export function requireFunction(value: unknown, what: string): asserts value is (...args: never) => unknown {
  if (typeof value !== 'function') throw wrongKind(what, 'a function', value);
}

/** Refuses what is no text; @throws IonloomError `WrongArgument`. */
export function requireText(value: unknown, what: string): asserts value is string {
  if (typeof value !== 'string') throw wrongKind(what, 'a text', value);
}

/** Refuses what has no named members; @throws IonloomError `WrongArgument`. */
export function requireObject(value: unknown, what: string): asserts value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongKind(what, 'an object', value);
}

/**
 * Refuses an amount that is none: missing, negative or not finite, as untyped code may give it.
 *
 * @throws IonloomError `ValueOutOfRange` with all of them.
 */
export function requireAmounts(values: object, names: readonly string[], of: string): void {
  const found = names.flatMap((name) => {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) return [];
    return [
      issue('ValueOutOfRange', `${of} takes a number from 0 as ${name}, not ${inWords(value)}`, { path: [name] }),
    ];
  });
  if (found.length > 0) throw new IonloomError(found);
}

function wrongKind(what: string, wanted: string, value: unknown): IonloomError {
  const kind = typeof value === 'object' && value !== null && !Array.isArray(value) ? 'an object' : inWords(value);
  const message = wanted === kind ? `${what} is not ${wanted} of the right kind` : `${what} is ${wanted}, not ${kind}`;
  return new IonloomError(issue('WrongArgument', message));
}
