import type { Terminal } from './terminal.js';

/** What people and other programs end a command by. */
type Ends = Pick<Terminal, 'onInterrupt' | 'onTermination'>;

/**
 * Calls back at the first interrupt (Ctrl-C) or request to end (SIGTERM), which then does not end the program; the second one
 * does.
 *
 * @returns stops listening
 */
export function onceTold({ onInterrupt, onTermination }: Ends, callback: () => void): () => void {
  const stops = [onInterrupt, onTermination].map((listen) =>
    listen?.(() => {
      stop();
      callback();
    }),
  );
  return stop;

  function stop(): void {
    for (const each of stops) each?.();
  }
}

/** Resolves at the first interrupt (Ctrl-C) or request to end (SIGTERM). */
export function untilTold(terminal: Ends): Promise<void> {
  return new Promise((resolve) => {
    onceTold(terminal, resolve);
  });
}
