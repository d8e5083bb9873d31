import type { SourceSpan } from './issue.js';

/** A stretch of a text, as offsets in UTF-16 code units, which are those of JavaScript: `text.slice(from, to)`. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A source text that can say, for any offset into it, which line and column a person would look at. */
export class Source {
  readonly text: string;
  readonly file: string | undefined;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string, file?: string) {
    this.text = text;
    this.file = file;
  }

  /** The line that holds an offset, counted from 1. */
  line(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The place between two offsets, cut at the end of its first line; never empty. */
  span(start: number, end: number): SourceSpan {
    const line = this.line(start);
    const lineStart = this.#starts()[line - 1]!;
    const text = this.text.slice(lineStart, lineEnd(this.text, lineStart));
    const column = start - lineStart + 1;
    const length = Math.max(1, Math.min(end, lineStart + text.length) - start);
    return { ...(this.file === undefined ? {} : { file: this.file }), line, column, length, text };
  }

  /** The stretch of the text that a span of it is about; undefined where the text has no such line. */
  range({ line, column, length }: Pick<SourceSpan, 'line' | 'column' | 'length'>): TextRange | undefined {
    const start = this.#starts()[line - 1];
    if (start === undefined) return undefined;
    const from = Math.min(start + Math.max(column - 1, 0), this.text.length);
    return { from, to: Math.min(from + length, this.text.length) };
  }

  /** Line starts are found only when the first error asks for one: a clean file never pays for them. */
  #starts(): readonly number[] {
    this.#lineStarts ??= lineStarts(this.text);
    return this.#lineStarts;
  }
}

/** Where the line that holds an offset ends: before its CR, LF or CRLF, or where the text does. */
export function lineEnd(text: string, offset: number): number {
  FIRST_OF_BREAK.lastIndex = offset;
  return FIRST_OF_BREAK.exec(text)?.index ?? text.length;
}

const FIRST_OF_BREAK = /[\r\n]/g;

/** Whether a stretch of text goes over a line end. */
export function holdsLineBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: mark } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + mark.length);
  return starts;
}
