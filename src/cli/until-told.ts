import type { Terminal } from './terminal.js';

/** Resolves at the first interrupt (Ctrl-C) or request to end (SIGTERM). */
export function untilTold({ onInterrupt, onTermination }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    const stops = [onInterrupt, onTermination].map((listen) =>
      listen?.(() => {
        for (const stop of stops) stop?.();
        resolve();
      }),
    );
  });
}
