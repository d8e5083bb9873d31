import { IonloomError } from './ionloom-error.js';
import { type Issue, issue } from './issue.js';
import { nearestName } from './nearest-name.js';

/** Every option of a function by its name; the type checker sees to it that none is missing. */
export type OptionNames<Options extends object> = { readonly [Name in keyof Required<Options>]: true };

/**
 * Refuses options that a function does not take, as untyped code may give them.
 *
 * @param of the function, as the sentence names it
 * @throws IonloomError `InvalidInput` where they are no object, `UnknownOption` for every name that is none, with the
 * nearest one.
 */
export function requireOptions<Options extends object>(
  options: unknown,
  names: OptionNames<Options>,
  of: string,
): asserts options is Options {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const hint = `they are named, as in { ${Object.keys(names)[0]}: ... }`;
    throw new IonloomError(issue('InvalidInput', `the options of ${of} are ${inWords(options)}`, { hint }));
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
