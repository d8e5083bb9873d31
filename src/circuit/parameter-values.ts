import { IonloomError, type Issue, issue } from '../errors/index.js';
import { noParameter } from './messages.js';

/**
 * Values by parameter name; `undefined` leaves a parameter free.
 *
 * @param names the parameters that there are
 * @throws IonloomError for unknown names (`UnknownParameter`) and values that are not finite numbers
 * (`AngleNotFinite`), all at once.
 */
export function parameterValues(
  names: readonly string[],
  values: Readonly<Record<string, number | undefined>>,
): ReadonlyMap<string, number> {
  const found: Issue[] = [];
  const table = new Map<string, number>();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (!names.includes(name)) {
      const hint = names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
      found.push(issue('UnknownParameter', noParameter(name), { path: [name], hint }));
    } else if (!Number.isFinite(value)) {
      found.push(issue('AngleNotFinite', `the value of '${name}' is not a finite number`, { path: [name] }));
    } else {
      table.set(name, value);
    }
  }
  if (found.length > 0) throw new IonloomError(found);
  return table;
}
