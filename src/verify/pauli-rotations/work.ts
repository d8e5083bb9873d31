/** What a comparison may still do, counted in words of 32 bits that are looked at: the same on every machine. */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Books some of it. */
  spend(steps: number): void {
    this.#left -= steps;
  }

  /** Whether nothing is left. */
  get isDone(): boolean {
    return this.#left < 0;
  }
}
