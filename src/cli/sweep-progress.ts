import type { OutputOptions } from './output.js';
import { Progress } from './progress.js';
import type { Terminal } from './terminal.js';

/** The line on a terminal that says how far a sweep is, how fast it goes and how long it still takes. */
export class SweepProgress {
  readonly #progress: Progress;
  readonly #seconds: () => number;
  readonly #start: number;
  readonly #before: number;
  readonly #points: number;

  /** @param before how many points were there at the beginning */
  constructor(terminal: Terminal, options: OutputOptions, points: number, before: number) {
    this.#progress = new Progress(terminal, options);
    this.#seconds = terminal.seconds;
    this.#start = terminal.seconds();
    this.#points = points;
    this.#before = before;
  }

  show(done: number, failed: number): void {
    if (!this.#progress.watched) return;
    const seconds = Math.max(this.#seconds() - this.#start, 1e-3);
    const rate = (done - this.#before) / seconds;
    const left = rate > 0 ? `, ${duration((this.#points - done) / rate)} left` : '';
    const failures = failed === 0 ? '' : `, ${failed} failed`;
    this.#progress.show(`${done} of ${this.#points} points${failures}, ${rateText(rate)}${left}`);
  }

  end(): void {
    this.#progress.end();
  }
}

function rateText(rate: number): string {
  if (rate >= 10) return `${Math.round(rate)} a second`;
  return rate >= 0.1 ? `${rate.toFixed(1)} a second` : `${(60 * rate).toFixed(1)} a minute`;
}

/** A time for people: `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
