import {
  APIUserAbortError,
  CostLimitError,
  IonQError,
  JobTimeoutError,
  SubmissionUncertainError,
} from '../cloud/index.js';
import { IonloomError, type Issue, type IssueCode, issue } from '../errors/index.js';
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

/**
 * Does something whose errors are about what was given or what came of it, and not about the command line.
 *
 * @param about the file that it is about, as people know it, or what else is known
 * @throws Failure
 */
export async function aboutDocument<Result>(
  about: { readonly file?: string; readonly details?: Readonly<Record<string, unknown>> },
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof IonloomError) || error instanceof IonQError || error.code === 'MissingApiKey') throw error;
    const issues = error.issues.map((found) => inOtherWords(found, error));
    throw new Failure(issues, { ...about, cause: error });
  }
}

/** How to go on with a job that was left to itself. */
export function waitingAgain(jobId: string): string {
  return `ionloom jobs wait ${jobId} waits for it again, ionloom jobs cancel ${jobId} cancels it`;
}

/** The error of a command that needs a key where there is none. */
export function missingKey(): Failure {
  const found = issue('MissingApiKey', MISSING_KEY, { hint: HINTS.MissingApiKey! });
  return new Failure([found], { exitCode: exitCodes.usage });
}

const MISSING_KEY = 'this needs an API key, and there is none';

/** What hints of the library name, and what that is on the command line. */
const IN_LIBRARY: readonly (readonly [words: RegExp, here: string])[] = [
  [/\bmaxCostUsd\b/, '--max-cost'],
  [/, or give clientToken: false.*$/, ''],
  [/\bjobs\.get\("([^"]*)"\)/, 'ionloom jobs get $1 --json'],
  [/\bjobs\.list\(\{ parent_job_id \}\)/, 'ionloom jobs --parent ID'],
  [/^jobs\.probabilities gives its results by number$/, '--for CIRCUIT says what ran'],
];

function inOtherWords(found: Issue, error: IonloomError): Issue {
  const hint = hintOf(found, error);
  const message = found.code === 'MissingApiKey' ? MISSING_KEY : found.message;
  return { ...found, message, ...(hint === undefined ? {} : { hint }) };
}

function hintOf({ code, hint }: Issue, error: IonloomError): string | undefined {
  if (error instanceof JobTimeoutError) return waitingAgain(error.jobId);
  if (error instanceof SubmissionUncertainError && error.clientToken !== undefined) {
    return takingUp(error.clientToken);
  }
  return IN_LIBRARY.reduce((text, [words, here]) => text?.replace(words, here), HINTS[code] ?? hint);
}

/** How to find out whether a job was submitted, and to submit it where it was not. */
export function takingUp(clientToken: string): string {
  return `the same command with --client-token ${clientToken} takes the job up if it arrived, and submits it if not`;
}
