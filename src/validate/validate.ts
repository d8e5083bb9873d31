import { formatIssue, type Issue, type OptionNames, requireOptions } from '../errors/index.js';
import {
  checkJsonValue,
  collectIssues,
  type JsonReading,
  payloadIssues,
  preparePayload,
  readJsonText,
} from '../formats/ionq/index.js';
import { printsAs } from '../printing/index.js';
import { resolveTarget, type Target, type TargetOrName } from '../targets/index.js';
import { rules } from './rules/index.js';
import { type Submission, submissionOf } from './submission.js';

/** What a validation found. */
export interface Validation {
  /** Whether nothing speaks against submitting: no errors, though there may be warnings. */
  readonly ok: boolean;
  readonly issues: readonly Issue[];
}

/** How a payload is validated. */
export interface ValidateOptions {
  /** Whether to refuse what the service lets pass although its API document does not; false by default. */
  readonly strict?: boolean;
  /** The name of the text in the issues' places. */
  readonly file?: string;
  /** How many errors, and how many warnings, are listed at most; 1000 by default. */
  readonly limit?: number;
}

const VALIDATE_OPTIONS: OptionNames<ValidateOptions> = { strict: true, file: true, limit: true };

const MOST_ISSUES = 1000;

/**
 * Finds what the service would refuse, before it is asked: in a job as it is posted, in its `input` alone, or in a
 * compiled circuit; as text or as parsed JSON.
 *
 * @param target what the payload is checked for, a target or a name of the catalogue; without one, the backend and
 *   the noise model that the payload names.
 * @throws IonloomError (`UnknownTarget`) only when the target's name is unknown; the payload never makes it throw.
 * @example
 * const { ok, issues } = validate(job, 'qpu.forte-1');
 */
export function validate(payload: unknown, target?: TargetOrName, options: ValidateOptions = {}): Validation {
  requireOptions(options, VALIDATE_OPTIONS, 'validate');
  const given = target === undefined ? undefined : resolveTarget(target, 'validate');
  return printsAs(collectIssues(findings(payload, given, options), options.limit ?? MOST_ISSUES), validationText);
}

/** Whether the payload is valid, and every issue below it. */
function validationText({ ok, issues }: Validation): string {
  return [ok ? 'valid' : 'not valid', ...issues.map(formatIssue)].join('\n');
}

function* findings(payload: unknown, target: Target | undefined, options: ValidateOptions): Generator<Issue> {
  const reading = read(payload, options.file);
  if (!reading.ok) {
    yield* reading.issues;
    return;
  }
  const prepared = preparePayload(reading.value);
  for (const found of allIssues(submissionOf(prepared.payload, target, options.file), prepared.issues)) {
    const refused = options.strict === true && found.code === 'ToleratedField';
    yield refused ? { ...found, severity: 'error' } : found;
  }
}

function* allIssues(submission: Submission, before: readonly Issue[]): Generator<Issue> {
  yield* before;
  yield* payloadIssues(submission.payload);
  for (const rule of rules) yield* rule(submission);
}

function read(payload: unknown, file: string | undefined): JsonReading {
  if (typeof payload === 'string') return readJsonText(payload, file);
  const issues = checkJsonValue(payload);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: payload };
}
