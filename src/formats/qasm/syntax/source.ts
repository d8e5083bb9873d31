import { lineEnd, lineStarts, type SourceSpan } from '../../../errors/index.js';

/** A source text that can say, for any offset into it, which line and column a person would look at. */
export class Source {
  readonly text: string;
  readonly file: string | undefined;
  #lineStarts: number[] | undefined;

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
    const text = this.#lineText(lineStart);
    const column = start - lineStart + 1;
    const length = Math.max(1, Math.min(end, lineStart + text.length) - start);
    return { ...(this.file === undefined ? {} : { file: this.file }), line, column, length, text };
  }

  #lineText(lineStart: number): string {
    return this.text.slice(lineStart, lineEnd(this.text, lineStart));
  }

  /** Line starts are found only when the first error asks for one: a clean file never pays for them. */
  #starts(): number[] {
    this.#lineStarts ??= lineStarts(this.text);
    return this.#lineStarts;
  }
}
