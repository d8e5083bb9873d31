/** Turns of the event loop in which requests that are answered in this process have come to their end. */
const IDLE_TURNS = 4;

/** A clock that goes on to the next timer whenever nothing else is left to do. */
export class VirtualClock {
  /** Milliseconds since 1970. */
  time = Date.parse('2026-05-31T12:00:00Z');
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  #running = false;

  readonly now = () => this.time;

  readonly after = (milliseconds: number, callback: () => void) => {
    const timer = { at: this.time + milliseconds, callback };
    this.#timers.add(timer);
    if (!this.#running) void this.#run();
    return () => {
      this.#timers.delete(timer);
    };
  };

  async #run(): Promise<void> {
    this.#running = true;
    for (;;) {
      for (let turn = 0; turn < IDLE_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.#running = false;
  }
}
