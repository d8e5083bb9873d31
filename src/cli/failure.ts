import { IonloomError, type Issue, type IssueCode, issue } from '../errors/index.js';

/** What a command ends with; scripts rely on these numbers. */
export const exitCodes = {
  /** The command did what it was asked to. */
  done: 0,
  /** The input cannot be used, or the result is not what it should be. */
  bad: 1,
  /** The command line itself is wrong, or the environment that it is read with. */
  usage: 2,
  /** The service refused or failed, or could not be reached. */
  service: 3,
  /** Somebody interrupted a command that was waiting, or a sweep, or told it to end (SIGTERM); the number is what shells give for Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with issues and an exit code. */
export class Failure extends Error {
  readonly issues: readonly Issue[];
  readonly exitCode: ExitCode;
  /** The file that the issues are about, as the command line names it. */
  readonly file: string | undefined;
  /** One sentence on how the file was read, where that helps to understand the issues. */
  readonly note: string | undefined;
  /** What else is known, for the document of `--json`: what the service said, and of which job. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    issues: readonly Issue[],
    rest: {
      readonly exitCode?: ExitCode;
      readonly file?: string;
      readonly note?: string;
      readonly details?: Readonly<Record<string, unknown>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(issues[0]?.message ?? 'the command failed', { cause: rest.cause });
    this.name = 'Failure';
    this.issues = issues;
    this.exitCode = rest.exitCode ?? exitCodes.bad;
    this.file = rest.file;
    this.note = rest.note;
    this.details = rest.details ?? {};
  }
}

/** The failure of a command line that makes no sense. */
export function usageFailure(message: string, hint?: string): Failure {
  const found = issue('WrongUsage', message, hint === undefined ? {} : { hint });
  return new Failure([found], { exitCode: exitCodes.usage });
}

/** The failure of a file that cannot be read, written or understood. */
export function fileFailure(code: IssueCode, file: string, message: string, hint?: string): Failure {
  return new Failure([issue(code, message, hint === undefined ? {} : { hint })], { file });
}

/** Runs an action and says of its errors which file they are about. */
export function aboutFile<Result>(file: string, note: string | undefined, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new Failure(error.issues, { file, cause: error, ...(note === undefined ? {} : { note }) });
  }
}
