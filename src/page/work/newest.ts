/**
 * Does something again and again, one at a time: of what is asked for meanwhile only the last is done. What has begun is
 * not ended, so that whoever types fast still sees something.
 */
export class Newest<Given> {
  readonly #work: (given: Given) => Promise<void>;
  #waiting: { readonly given: Given } | undefined;
  #isWorking = false;

  /** @param work which does not reject */
  constructor(work: (given: Given) => Promise<void>) {
    this.#work = work;
  }

  /** Does it now, or as soon as what has begun is done. */
  ask(given: Given): void {
    this.#waiting = { given };
    if (!this.#isWorking) void this.#go();
  }

  async #go(): Promise<void> {
    this.#isWorking = true;
    for (let next = this.#waiting; next !== undefined; next = this.#waiting) {
      this.#waiting = undefined;
      await this.#work(next.given);
    }
    this.#isWorking = false;
  }
}
