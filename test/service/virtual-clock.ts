import { setImmediate, setTimeout } from 'node:timers';

/** Noon of some day, so that times read well. */
const START = Date.UTC(2026, 0, 15, 12);

const DAY = 24 * 60 * 60 * 1000;

/** The longest time that a real timer waits, in milliseconds; with a longer one it calls back at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Turns of the event loop after which whatever was promised has gone as far as it goes without time passing. One does for
 * promises, bodies and streams. Work on other threads (`crypto.subtle`, `CompressionStream`) takes an unknown number.
 */
const TURNS = 2;

/** The turns for which a promise may wait for something other than the clock, and the real pauses after them. */
const IDLE_TURNS = 2000;
const IDLE_PAUSES = 300;

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock on which time passes only when somebody says so. Times are in milliseconds. */
export class VirtualClock {
  #now: number;
  /** In the order in which they were set: of two for the same time the older calls first. */
  readonly #timers = new Set<Timer>();
  readonly #workers: (() => boolean)[] = [];

  constructor(start = START) {
    this.#now = start;
  }

  /** The time since 1970. */
  now(): number {
    return this.#now;
  }

  /**
   * Calls back once, so much later.
   *
   * @returns what cancels it.
   * @throws RangeError for a time that a real timer cannot wait.
   */
  after(ms: number, callback: () => void): () => void {
    if (!(ms <= LONGEST_TIMER)) throw new RangeError(`no real timer waits ${ms} ms: it would call back at once`);
    const timer: Timer = { at: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** How many callbacks are still to come. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Has time stand still while somebody computes, which takes no time on this clock. */
  standsStillWhile(isBusy: () => boolean): void {
    this.#workers.push(isBusy);
  }

  /**
   * Lets time pass until a promise settles, jumping from timer to timer.
   *
   * @param limit after how much time to give up.
   * @throws Error where the promise waits for nothing that time brings, or longer than the limit.
   */
  async run<Value>(promise: PromiseLike<Value>, limit = 30 * DAY): Promise<Value> {
    let isSettled = false;
    const mark = () => {
      isSettled = true;
    };
    promise.then(mark, mark);
    const end = this.#now + limit;
    for (;;) {
      await this.#settle();
      if (isSettled) return await promise;
      const timer = this.#next();
      if (timer === undefined) await this.#idle(() => isSettled);
      else if (timer.at > end) throw new Error(`nothing came of it in ${limit} ms`);
      else this.#call(timer);
    }
  }

  /** Lets so much time pass, calling back what falls into it. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#settle();
    for (let timer = this.#next(); timer !== undefined && timer.at <= end; timer = this.#next()) {
      this.#call(timer);
      await this.#settle();
    }
    this.#now = end;
  }

  /** Lets time pass until no callback is left. */
  async drain(limit = 30 * DAY): Promise<void> {
    const end = this.#now + limit;
    await this.#settle();
    for (let timer = this.#next(); timer !== undefined; timer = this.#next()) {
      if (timer.at > end) throw new Error(`there is no end of timers in ${limit} ms`);
      this.#call(timer);
      await this.#settle();
    }
  }

  /** Lets everything happen that needs no time. */
  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < TURNS; ) {
      await turn();
      quiet = this.#workers.some((isBusy) => isBusy()) ? 0 : quiet + 1;
    }
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }

  #call(timer: Timer): void {
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.callback();
  }

  /** Waits for what is no matter of time, and not forever. */
  async #idle(isSettled: () => boolean): Promise<void> {
    for (let k = 0; k < IDLE_TURNS + IDLE_PAUSES; k++) {
      await (k < IDLE_TURNS ? turn() : new Promise((resolve) => setTimeout(resolve, 1)));
      if (isSettled() || this.#timers.size > 0) return;
    }
    throw new Error('it waits for nothing that time brings');
  }
}
