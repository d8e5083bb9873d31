import util from 'node:util';
import { disarmed, formatIssue, type Issue, issue } from '../errors/index.js';
import { jsonText } from '../printing/index.js';
import { showsColour, type Terminal } from './terminal.js';

/** Options that every command has. */
export interface OutputOptions {
  /** One JSON document on stdout and nothing else anywhere. */
  readonly json?: boolean;
  /** Nothing on stderr but errors. */
  readonly quiet?: boolean;
}

/** What is known of errors beside the issues themselves. */
interface AboutErrors {
  /** The file that they are about. */
  readonly file?: string | undefined;
  /** One sentence that helps to understand them. */
  readonly note?: string | undefined;
  /** Members of the document of `--json`. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** After this many issues a person stops reading. */
const LONGEST_LISTING = 20;

/** Writes what a command has to say: results to stdout, words for people to stderr. */
export class Output {
  private readonly terminal: Terminal;
  private readonly options: OutputOptions;
  private readonly boldLines = new Set<string>();

  constructor(terminal: Terminal, options: OutputOptions) {
    this.terminal = terminal;
    this.options = options;
  }

  /** A result as text; ends with one line break. */
  result(text: string): void {
    const lines = disarmed(text.endsWith('\n') ? text : `${text}\n`);
    this.terminal.stdout.write(
      lines.replace(/.+/g, (line) => (this.boldLines.has(line) ? styled('bold', line) : line)),
    );
  }

  /** A result for machines. */
  document(value: unknown): void {
    this.result(jsonText(value));
  }

  /** Words for people, left out under --quiet and --json. */
  say(text: string): void {
    if (this.options.quiet || this.options.json) return;
    this.terminal.stderr.write(`${disarmed(text)}\n`);
  }

  /** Words that even a quiet command has to say, because they explain its exit code; left out under --json alone. */
  insist(text: string): void {
    if (!this.options.json) this.terminal.stderr.write(`${this.coloured(disarmed(text))}\n`);
  }

  /** Warnings about a file, left out under --quiet and --json. */
  warn(issues: readonly Issue[], file?: string): void {
    if (issues.length === 0) return;
    this.say(issueLines(issues, file).join('\n'));
  }

  /** Errors: for people on stderr, or as the one document under --json. */
  fail(issues: readonly Issue[], { file, note, details }: AboutErrors = {}): void {
    if (this.options.json) {
      const { code, message } = issues.find(({ severity }) => severity === 'error') ??
        issues[0] ?? { code: 'UnexpectedFailure', message: 'the command failed' };
      this.document({ error: { code, message, ...(file === undefined ? {} : { file }), ...details, issues } });
      return;
    }
    const lines = [...issueLines(issues, file), ...(note === undefined ? [] : [`  note: ${note}`])];
    this.terminal.stderr.write(`${this.coloured(disarmed(lines.join('\n')))}\n`);
  }

  /** A line that stands in bold on a terminal when it is in a result. */
  bold(line: string): string {
    if (showsColour(this.terminal.stdout, this.terminal)) this.boldLines.add(line);
    return line;
  }

  /** Colours the words that say how bad a finding is. */
  private coloured(text: string): string {
    if (!showsColour(this.terminal.stderr, this.terminal)) return text;
    return text
      .replace(/^error:/gm, styled(['bold', 'red'], 'error:'))
      .replace(/^ {2}(hint|note):/gm, styled('cyan', '$&'));
  }
}

type Style = Parameters<typeof util.styleText>[0];

/** `util.styleText` came with Node 20.12; older ones show no colours. */
function styled(style: Style, text: string): string {
  return typeof util.styleText === 'function' ? util.styleText(style, text, { validateStream: false }) : text;
}

/**
 * Issues for people, errors first and marked as such; the file stands in front where the issue has no place in it. A
 * hint that several in a row share is given once.
 */
export function issueLines(issues: readonly Issue[], file?: string): readonly string[] {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const ordered = [...errors, ...issues.filter(({ severity }) => severity !== 'error')];
  const shown = ordered.slice(0, LONGEST_LISTING);
  const lines = shown.map((found, index) => {
    const place = file === undefined || found.span !== undefined ? '' : `${file}: `;
    const severity = found.severity === 'error' ? 'error: ' : '';
    const { hint, ...rest } = found;
    const text = formatIssue(hint === shown[index + 1]?.hint ? rest : found);
    return `${severity}${place}${text}`;
  });
  const left = ordered.length - shown.length;
  return left > 0 ? [...lines, `and ${left} more; --json lists them all`] : lines;
}

/** A text folded into lines, each after an indent. */
export function folded(text: string, indent: string, width = FOLDED_WIDTH): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}

/** Prose is read most easily in lines of about this length. */
const FOLDED_WIDTH = 98;

/** What is said of an error that nobody foresaw: one line, never a stack trace. */
export function unexpectedIssue(error: unknown): Issue {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return issue('UnexpectedFailure', `something went wrong that should not: ${what.split('\n', 1)[0]}`, {
    hint: 'this is a defect of ionloom; please report this line with the command and its input files',
  });
}
