import type { Terminal } from './terminal.js';

/**
 * Does something that an interrupt (Ctrl-C) ends through the signal, so that the command can say what it leaves behind.
 * The second interrupt ends the program.
 */
export async function untilInterrupted<Result>(
  { onInterrupt }: Pick<Terminal, 'onInterrupt'>,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stopListening = onInterrupt?.(() => controller.abort());
  try {
    return await action(controller.signal);
  } finally {
    stopListening?.();
  }
}
