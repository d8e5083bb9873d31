import { type Issue, issue } from '../../../errors/index.js';

/**
 * Issues that were collected, and whether none of them is an error.
 *
 * @internal
 */
export interface CollectedIssues {
  readonly ok: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Collects issues as they are found, up to `limit` errors, after which nothing more is looked for, and up to `limit`
 * warnings, of which any further ones are only counted.
 *
 * @internal
 */
export function collectIssues(found: Iterable<Issue>, limit: number): CollectedIssues {
  const issues: Issue[] = [];
  let [errors, warnings] = [0, 0];
  for (const next of found) {
    if (next.severity === 'error') {
      if (errors === limit) {
        issues.push(issue('TooManyIssues', `there are more than ${limit} errors; the rest is not listed`));
        break;
      }
      errors++;
      issues.push(next);
    } else if (warnings++ < limit) issues.push(next);
  }
  if (warnings > limit) {
    const message = `${warnings - limit} more warnings are not listed`;
    issues.push(issue('TooManyIssues', message, { severity: 'warning' }));
  }
  return { ok: errors === 0, issues };
}
