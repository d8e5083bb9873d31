/** Milliseconds that a batch should take: long beside handing it over, short beside waiting for the last one. */
const BATCH_TIME = 100;

/** How much the last batch counts. */
const WEIGHT = 0.3;

/** How many tasks make a batch, from how long those before took. */
export class BatchSize {
  readonly #most: number;
  #milliseconds: number | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  next(): number {
    if (this.#milliseconds === undefined) return 1;
    return Math.max(1, Math.min(this.#most, Math.round(BATCH_TIME / Math.max(this.#milliseconds, 1e-3))));
  }

  /** @param milliseconds of all tasks of the batch together */
  learn(tasks: number, milliseconds: number): void {
    const each = milliseconds / tasks;
    this.#milliseconds = this.#milliseconds === undefined ? each : (1 - WEIGHT) * this.#milliseconds + WEIGHT * each;
  }
}
