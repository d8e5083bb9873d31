import { IonloomError, type Issue, type IssueCode, issue, type Source } from '../../../errors/index.js';

/** A stretch of the source text, as offsets; every token and every syntax node is one. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What an issue says besides its sentence. */
export interface ProblemDetails {
  readonly expected?: string;
  readonly received?: string;
  readonly hint?: string;
}

/** How many issues one run reports: past that, the first ones are what a person needs. */
const MOST_PROBLEMS = 50;

/** Thrown to leave a run whose list of issues is full; never seen outside this folder. */
class TooManyProblems extends Error {}

interface Found {
  readonly start: number;
  readonly issue: Issue;
}

function inOrder(found: ReadonlyMap<string, Found>): Issue[] {
  return [...found.values()].sort((a, b) => a.start - b.start).map((each) => each.issue);
}

/** Collects the issues of one run, by place, each place and kind once. */
export class Problems {
  readonly source: Source;
  readonly #limit: number;
  readonly #found = new Map<string, Found>();
  readonly #warnings = new Map<string, Found>();

  constructor(source: Source, limit = MOST_PROBLEMS) {
    this.source = source;
    this.#limit = limit;
  }

  /** Whether nothing was found so far. */
  get none(): boolean {
    return this.#found.size === 0;
  }

  /**
   * Adds an issue. A loop or a gate called twice would report the same place again: it is kept once.
   */
  add(code: IssueCode, place: Range, message: string, details: ProblemDetails = {}): void {
    this.#keep(this.#found, 'error', code, place, message, details);
    if (this.#found.size >= this.#limit) throw new TooManyProblems();
  }

  /** Adds a warning: the text is read all the same. Past the first ones, a person needs no more of them. */
  warn(code: IssueCode, place: Range, message: string, details: ProblemDetails = {}): void {
    if (this.#warnings.size < this.#limit) this.#keep(this.#warnings, 'warning', code, place, message, details);
  }

  #keep(
    list: Map<string, Found>,
    severity: Issue['severity'],
    code: IssueCode,
    place: Range,
    message: string,
    details: ProblemDetails,
  ): void {
    const key = `${place.start} ${code}`;
    if (list.has(key)) return;
    const span = this.source.span(place.start, place.end);
    const texts = Object.entries(details).map(([field, text]) => [field, withShortQuotes(text)] as const);
    const found = issue(code, withShortQuotes(message), { severity, span, ...Object.fromEntries(texts) });
    list.set(key, { start: place.start, issue: found });
  }

  /**
   * Runs the steps of reading a text and returns the last result if no issue was found, with warnings told.
   *
   * @throws IonloomError with all issues in the order of the text.
   */
  settle<Result>(read: () => Result | undefined, onWarning?: (warning: Issue) => void): Result {
    let result: Result | undefined;
    let isComplete = true;
    try {
      result = read();
    } catch (thrown) {
      if (!(thrown instanceof TooManyProblems)) throw thrown;
      isComplete = false;
    }
    if (this.none && result !== undefined) {
      for (const warning of inOrder(this.#warnings)) onWarning?.(warning);
      if (this.#warnings.size >= this.#limit) {
        onWarning?.(issue('TooManyIssues', `only ${this.#limit} warnings are listed`, { severity: 'warning' }));
      }
      return result;
    }
    const found = inOrder(this.#found);
    if (!isComplete) {
      found.push(issue('TooManyIssues', `only ${found.length} mistakes are listed`, { severity: 'warning' }));
    }
    throw new IonloomError(found);
  }
}

/** Longer quotes are cut: a hostile name is as long as its text. */
const LONGEST_QUOTE = 60;

/** A sentence in which names and texts in quotes, and names alone, have a length that people can read. */
function withShortQuotes(sentence: string): string {
  return sentence.replace(/`[^`]*`|"[^"]*"|[\p{L}\p{N}_]{61,}/gu, (quote) => {
    if (quote.length <= LONGEST_QUOTE) return quote;
    const mark = quote.startsWith('`') || quote.startsWith('"') ? quote.charAt(0) : '';
    // By code points, so that no character is cut in two.
    return `${[...quote.slice(0, 2 * LONGEST_QUOTE)].slice(0, LONGEST_QUOTE).join('')}…${mark}`;
  });
}
