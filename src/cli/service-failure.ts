import { APIUserAbortError, CostLimitError, IonQError, JobTimeoutError } from '../cloud/index.js';
import type { IonloomError, Issue, IssueCode } from '../errors/index.js';
import { type ExitCode, exitCodes, Failure } from './failure.js';

/** What a person at a command line can do, where the library's own hint names its options. */
const HINTS: Partial<Record<IssueCode, string>> = {
  MissingApiKey: 'set the environment variable IONQ_API_KEY to your key',
  RateLimited: 'ask less often, or try again later',
  Unauthorized: 'check the API key in IONQ_API_KEY',
};

/** An error of the client as the end of a command: what the service said stands in its details. */
export function serviceFailure(error: IonloomError): Failure {
  const issues = error.issues.map((found) => inOtherWords(found, error));
  if (!(error instanceof IonQError)) return new Failure(issues, { exitCode: exitCodes.usage, cause: error });
  const { name: _, code: __, issues: ___, ...details } = error.toJSON();
  const { requestId } = error;
  return new Failure(issues, {
    exitCode: exitCodeOf(error),
    details,
    cause: error,
    ...(requestId === undefined ? {} : { note: `the service's support finds the request as ${requestId}` }),
  });
}

function exitCodeOf(error: IonQError): ExitCode {
  if (error instanceof APIUserAbortError) return exitCodes.interrupted;
  // The limit is ours: the service was never asked.
  return error instanceof CostLimitError ? exitCodes.bad : exitCodes.service;
}

/** How to go on with a job that was left to itself. */
export function waitingAgain(jobId: string): string {
  return `ionloom jobs wait ${jobId} waits for it again, ionloom jobs cancel ${jobId} cancels it`;
}

function inOtherWords(found: Issue, error: IonloomError): Issue {
  const hint = error instanceof JobTimeoutError ? waitingAgain(error.jobId) : (HINTS[found.code] ?? found.hint);
  const message = found.code === 'MissingApiKey' ? 'this needs an API key, and there is none' : found.message;
  return { ...found, message, ...(hint === undefined ? {} : { hint }) };
}
