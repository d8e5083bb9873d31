import { IonloomError, type Issue, issue } from '../../errors/index.js';
import type { StoreContents } from './store.js';

/**
 * Refuses contents in which two things have one name: a store would lose one of them.
 *
 * @throws IonloomError `InvalidInput` with every id and number that is there twice.
 */
export function requireDistinct({ jobs, sessions }: StoreContents): void {
  const found: Issue[] = [];
  const look = (what: string, names: readonly (string | number)[], list: string) => {
    const seen = new Set<string | number>();
    for (const [index, name] of names.entries()) {
      if (seen.has(name)) found.push(issue('InvalidInput', `two ${what} ${name}`, { path: [list, index] }));
      seen.add(name);
    }
  };
  const records = jobs.map(({ record }) => record);
  look(
    'jobs have the id',
    records.map(({ id }) => id),
    'jobs',
  );
  look(
    'jobs have the number',
    records.map(({ number }) => number),
    'jobs',
  );
  look(
    'sessions have the id',
    sessions.map(({ id }) => id),
    'sessions',
  );
  if (found.length > 0) throw new IonloomError(found);
}

/** The error of a job that would take the number of another one. */
export function numberTaken(number: number): IonloomError {
  const hint = 'each job of a store has a number of its own';
  return new IonloomError(issue('InvalidInput', `another job has the number ${number}`, { hint }));
}
