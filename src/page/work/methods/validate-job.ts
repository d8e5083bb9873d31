import { issueRanges } from '../../../public/documents.js';
import { IonloomError } from '../../../public/index.js';
import { encodeCircuit } from '../../../public/ionq.js';
import { type Validation, validate } from '../../../public/validate.js';
import { documentOf } from './document.js';
import { jobIn } from './job-wishes.js';
import type { PlacedIssue } from './read.js';

/** What speaks against submitting a text, and where in it. */
export interface TextValidation {
  readonly text: string;
  /** Whether nothing would be refused; there may be warnings all the same. */
  readonly ok: boolean;
  readonly issues: readonly PlacedIssue[];
  /** Whether the text is a whole job, of which estimates can be made. */
  readonly isJob: boolean;
}

/**
 * What the service would refuse of a text: of a job, of a circuit alone as the input of one, or of an OpenQASM program as
 * the circuit of one.
 */
export function validateJob({
  text,
  target,
}: {
  readonly text: string;
  /** What it is checked for; the backend that the job names if left out. */
  readonly target?: string | undefined;
}): TextValidation {
  const isJson = /^\s*[[{"]/.test(text);
  const { ok, issues } = isJson ? validate(text, target) : validateProgram(text, target);
  const places = issueRanges(text, issues);
  return {
    text,
    ok,
    issues: issues.map((found, index) => ({ ...found, place: places[index] })),
    isJob: isJson && 'type' in (jobIn(text) ?? {}),
  };
}

/** An OpenQASM program, whose circuit is checked as the input of a job. */
function validateProgram(text: string, target: string | undefined): Pick<Validation, 'ok' | 'issues'> {
  const reading = documentOf(text);
  if (!reading.ok) return { ok: false, issues: reading.issues };
  const { circuits, warnings } = reading.document;
  try {
    const found = validate(encodeCircuit(circuits[0].circuit), target);
    // That it is no whole job goes without saying of a program, and its reader has said the rest with its place.
    const rest = found.issues.filter(({ code }) => code !== 'ToleratedField' && code !== 'LooksLikeRadians');
    return { ok: found.ok, issues: [...warnings, ...rest] };
  } catch (error) {
    if (error instanceof IonloomError) return { ok: false, issues: error.issues };
    throw error;
  }
}
