import type { Terminal } from './terminal.js';
import { onceTold } from './until-told.js';

/**
 * Does something that an interrupt (Ctrl-C) or a request to end (SIGTERM, as batch systems send it) ends through the signal,
 * so that the command can say what it leaves behind. The second one ends the program.
 */
export async function untilInterrupted<Result>(
  terminal: Pick<Terminal, 'onInterrupt' | 'onTermination'>,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stopListening = onceTold(terminal, () => controller.abort());
  try {
    return await action(controller.signal);
  } finally {
    stopListening();
  }
}
