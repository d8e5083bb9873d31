import type { Surroundings } from '../../src/cloud/surroundings.js';

interface Timer {
  readonly milliseconds: number;
  readonly at: number;
  readonly callback: () => void;
}

/** When the time of a test begins. */
export const START = Date.parse('2026-05-01T12:00:00Z');

/** A world for one test: its time stands still until the test lets it go on, and nothing in it is left to chance. */
export class TestWorld implements Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `random` gives. */
  chance = 0;
  /** Milliseconds of every wait that came to its end. */
  readonly waited: number[] = [];
  #time = START;
  #tokens = 0;
  readonly #timers = new Set<Timer>();

  constructor(environment: Readonly<Record<string, string | undefined>> = {}) {
    this.environment = environment;
  }

  readonly now = (): number => this.#time;
  readonly random = (): number => this.chance;
  readonly token = (): string => `00000000-0000-4000-8000-${String(++this.#tokens).padStart(12, '0')}`;
  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { milliseconds, at: this.#time + milliseconds, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Timers that were set and have neither ended nor been called off. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Milliseconds since the test began. */
  get elapsed(): number {
    return this.#time - START;
  }

  /** Lets everything happen that needs no time. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time go on to the next timer. */
  async next(): Promise<void> {
    await this.settle();
    const [first] = [...this.#timers].sort((a, b) => a.at - b.at);
    if (first === undefined) throw new Error('nothing waits for anything');
    this.#timers.delete(first);
    this.#time = Math.max(this.#time, first.at);
    this.waited.push(first.milliseconds);
    first.callback();
    await this.settle();
  }

  /** Lets time go on until a promise has ended. */
  async until<T>(promise: PromiseLike<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    promise.then(over, over);
    for (await this.settle(); !isOver; ) await this.next();
    return promise;
  }
}
