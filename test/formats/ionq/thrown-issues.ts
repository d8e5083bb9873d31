import { IonloomError, type Issue } from '../../../src/errors/index.js';

/** The issues that an action throws; none when it succeeds. */
export function thrownIssues(action: () => unknown): readonly Issue[] {
  try {
    action();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues;
    throw error;
  }
  return [];
}

/** The places of the issues that an action throws. */
export function placesOf(action: () => unknown): readonly string[] {
  return thrownIssues(action).map(({ path = [] }) => path.join('.'));
}
