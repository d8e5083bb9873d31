import type { IssueCode } from './codes.js';
import { formatIssue, type Issue } from './issue.js';

/**
 * The one error that ionloom throws.
 *
 * It carries every issue that was found, not only the first; `code` is the first error's code and `message` is the
 * text of all issues.
 */
export class IonloomError extends Error {
  readonly code: IssueCode;
  readonly issues: readonly Issue[];

  constructor(issues: Issue | readonly Issue[], options?: { readonly cause?: unknown }) {
    const list = Object.freeze(Array.isArray(issues) ? [...issues] : [issues as Issue]) as readonly Issue[];
    super(list.map(formatIssue).join('\n'), options);
    this.name = 'IonloomError';
    this.issues = list;
    this.code = (list.find((found) => found.severity === 'error') ?? list[0])?.code ?? 'UnexpectedFailure';
  }

  /** The error as plain data, for `JSON.stringify`. */
  toJSON(): { readonly name: string; readonly code: IssueCode; readonly issues: readonly Issue[] } {
    return { name: this.name, code: this.code, issues: this.issues };
  }
}
