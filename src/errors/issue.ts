import type { IssueCode } from './codes.js';
import { blanked, visible } from './visible.js';

/** A place in a text, for people: lines and columns count from 1. */
export interface SourceSpan {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the caret underlines, at least 1. */
  readonly length: number;
  /** The whole source line that holds the place. */
  readonly text?: string;
}

/** One finding: what is wrong, where, and what to do about it. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  /** One sentence. */
  readonly message: string;
  /** Where in a JSON document or a list of operations. */
  readonly path?: readonly (string | number)[];
  /** Where in a source text. */
  readonly span?: SourceSpan;
  readonly expected?: string;
  readonly received?: string;
  /** What to do about it. */
  readonly hint?: string;
}

/**
 * Makes an issue; the severity is `error` unless said otherwise. Its sentences often quote an input: what cannot be seen
 * there is named by its code point.
 */
export function issue(code: IssueCode, message: string, details: Partial<Omit<Issue, 'code' | 'message'>> = {}): Issue {
  const found = { code, severity: 'error' as const, message: visible(message), ...details };
  for (const field of ['expected', 'received', 'hint'] as const) {
    // Untyped code may hand on whatever it was given.
    if (found[field] !== undefined) found[field] = visible(String(found[field]));
  }
  return Object.freeze(found);
}

/** Writes a JSON path as people write it: `input.circuit[3].target`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (/^[A-Za-z_$][\w$]*$/.test(step)) return index === 0 ? step : `.${step}`;
      return `[${JSON.stringify(step)}]`;
    })
    .join('');
}

/** Writes an issue for people: place, sentence, the offending line with a caret, and the hint. */
export function formatIssue(found: Issue): string {
  const { span } = found;
  const place = span
    ? `${span.file ?? 'input'}:${span.line}:${span.column}: `
    : found.path && found.path.length > 0
      ? `${formatPath(found.path)}: `
      : '';
  const lines = [visible(`${place}${found.severity === 'warning' ? 'warning: ' : ''}${found.message}`)];
  if (span?.text !== undefined) lines.push(...caretLines(span, span.text));
  if (found.hint !== undefined) lines.push(`  hint: ${visible(found.hint)}`);
  return lines.join('\n');
}

const SOURCE_WINDOW = 100;

/** The source line and a caret line under it; long lines are cut to a window around the caret. */
function caretLines(span: SourceSpan, text: string): readonly string[] {
  const start = Math.max(0, Math.min(span.column - 1 - SOURCE_WINDOW / 2, text.length - SOURCE_WINDOW));
  const shown = blanked(text.slice(start, start + SOURCE_WINDOW));
  const column = span.column - 1 - start;
  const width = Math.max(1, Math.min(span.length, shown.length - column));
  const number = String(span.line);
  return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${' '.repeat(column)}${'^'.repeat(width)}`];
}
