/** What the emulator needs of the world around it; tests bring a world of their own. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after some milliseconds; what it gives, called before, prevents that. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** The real clock. */
export const world: World = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
