import { IonloomError, inWords, issue, nearestName } from '../errors/index.js';

/**
 * Refuses a name that is none of those that there are; undefined stands for one that is left out.
 *
 * @param what how the sentence begins: `a fault names the backend`
 * @throws IonloomError `ValueOutOfRange`, with the nearest name.
 */
export function requireOneOf(
  name: unknown,
  known: readonly string[],
  what: string,
  path: readonly (string | number)[] = [],
): void {
  if (name === undefined || known.includes(name as string)) return;
  const near = typeof name === 'string' ? nearestName(name, known) : undefined;
  const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`;
  throw new IonloomError(issue('ValueOutOfRange', `${what} ${inWords(name)}`, { path, hint }));
}
