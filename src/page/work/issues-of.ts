import type { Issue, IssueCode } from '../../public/index.js';
import { WorkFailure } from './caller.js';

/**
 * What a call failed of, as people read it: never empty.
 *
 * @param code of what is no error that the library means for people
 */
export function issuesOf(error: unknown, code: IssueCode = 'CannotRead'): readonly Issue[] {
  if (error instanceof WorkFailure && error.issues.length > 0) return error.issues;
  return [{ code, severity: 'error', message: error instanceof Error ? error.message : String(error) }];
}
