import { type Issue, issue } from '../../errors/index.js';
import { IonQError, type RequestFacts } from './ionq-error.js';

/** The service could not be reached, or the connection to it broke. */
export class APIConnectionError extends IonQError {
  /** @hidden */
  constructor(message: string, facts: RequestFacts = {}, code: 'ConnectionFailed' | 'TimedOut' = 'ConnectionFailed') {
    super(issue(code, message), facts);
  }
}

/** The service did not answer in time. */
export class APITimeoutError extends APIConnectionError {
  /** @hidden */
  constructor(message: string, facts: RequestFacts = {}) {
    super(message, facts, 'TimedOut');
  }
}

/** The caller's signal ended a call. */
export class APIUserAbortError extends IonQError {
  /** The token under which the job may yet be found, where one was being submitted. */
  readonly clientToken: string | undefined;

  /** @hidden */
  constructor(message: string, facts: RequestFacts & { readonly clientToken?: string | undefined } = {}) {
    super(issue('Aborted', message), facts);
    this.clientToken = facts.clientToken;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return this.clientToken === undefined ? {} : { clientToken: this.clientToken };
  }
}

/** The service answered, and the answer is of no use: no JSON, cut off, too large, or leads to another place. */
export class APIAnswerError extends IonQError {
  /** The HTTP status of the answer. */
  readonly status: number;

  /** @hidden */
  constructor(message: string, status: number, facts: RequestFacts & { readonly hint?: string } = {}) {
    super(issue('UnreadableAnswer', message, facts.hint === undefined ? {} : { hint: facts.hint }), facts);
    this.status = status;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return { status: this.status };
  }
}

/** The service answered in another form than its document describes; only a strict client minds. */
export class UnexpectedAnswerError extends IonQError {
  /** @hidden */
  constructor(issues: readonly Issue[], facts: RequestFacts = {}) {
    super(
      issues.map((found) => ({ ...found, code: 'UnexpectedAnswer' as const })),
      facts,
    );
  }
}

/**
 * Something that costs money was sent, its answer was lost, and looking it up did not tell whether the service has it.
 *
 * Send it again only after a look: `ionq.jobs.find(clientToken)` finds the job if there is one.
 */
export class SubmissionUncertainError extends IonQError {
  /** The token in the job's metadata, where it is a job and has one. */
  readonly clientToken: string | undefined;

  /** @hidden */
  constructor(message: string, facts: RequestFacts & { readonly clientToken?: string | undefined } = {}) {
    const { clientToken } = facts;
    const hint =
      clientToken === undefined
        ? 'look at what there is before sending it again'
        : `look for it before sending it again: jobs.find("${clientToken}")`;
    super(issue('SubmissionUncertain', message, { hint }), facts);
    this.clientToken = clientToken;
  }

  protected override details(): Readonly<Record<string, unknown>> {
    return this.clientToken === undefined ? {} : { clientToken: this.clientToken };
  }
}
