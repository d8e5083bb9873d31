import type { OutputOptions } from './output.js';
import type { Terminal } from './terminal.js';

/** Work shorter than this goes by without a word. */
const PATIENCE_SECONDS = 0.5;

/** A new line more often than this only flickers. */
const INTERVAL_SECONDS = 0.1;

/** The line on a terminal that says how far long work has come; it vanishes when the work is done. */
export class Progress {
  private readonly terminal: Terminal;
  /** Whether anyone sees the line. */
  readonly watched: boolean;
  private readonly start: number;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private drawn = false;

  constructor(terminal: Terminal, { json, quiet }: OutputOptions) {
    this.terminal = terminal;
    this.watched = terminal.stderr.isTTY === true && !json && !quiet;
    this.start = terminal.seconds();
  }

  /** Says what is being done, and how much of it is done where that is known. */
  show(what: string, done?: number, total?: number): void {
    if (!this.watched) return;
    const now = this.terminal.seconds();
    if (now - this.start < PATIENCE_SECONDS || now - this.drawnAt < INTERVAL_SECONDS) return;
    this.drawnAt = now;
    this.drawn = true;
    const share = done === undefined || !total ? '' : ` ${Math.floor((100 * done) / total)} %`;
    this.terminal.stderr.write(`\r\u001b[K${what}${share}`);
  }

  /** Says at once what is being done, for work that is known to be long and gives no sign of its own. */
  announce(what: string): void {
    if (!this.watched) return;
    this.drawn = true;
    this.terminal.stderr.write(`\r\u001b[K${what}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.drawn) this.terminal.stderr.write('\r\u001b[K');
    this.drawn = false;
  }
}
