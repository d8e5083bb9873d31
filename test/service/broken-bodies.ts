import { brokenBodyError, onAbort } from './broken-connections.js';
import type { VirtualClock } from './virtual-clock.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The size of a piece of an endless body. */
const PIECE = 64 * 1024;

/** The first half of a text. */
export const half = (text: string) => text.slice(0, Math.ceil(text.length / 2));

/** Half a body, and then a broken connection. */
export function breakingBody(text: string): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(brokenBodyError());
      else controller.enqueue(bytes(half(text)));
      isSent = true;
    },
  });
}

/** Half a body, and then nothing until a signal ends; or the rest after so many ms. */
export function stallingBody(
  text: string,
  signal: AbortSignal | undefined,
  clock: VirtualClock,
  resumesAfter: number | undefined,
): ReadableStream<Uint8Array> {
  let cancelTimer = () => {};
  let stopListening = () => {};
  const stop = () => {
    cancelTimer();
    stopListening();
  };
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes(half(text)));
      stopListening = onAbort(signal, (reason) => {
        cancelTimer();
        controller.error(reason);
      });
      if (resumesAfter === undefined) return;
      cancelTimer = clock.after(resumesAfter, () => {
        stopListening();
        controller.enqueue(bytes(text.slice(half(text).length)));
        controller.close();
      });
    },
    cancel: stop,
  });
}

/** JSON without end, as fast as it is read; `onPiece` is told of each piece's size in bytes. */
export function endlessBody(
  signal: AbortSignal | undefined,
  onPiece: (size: number) => void,
): ReadableStream<Uint8Array> {
  const piece = bytes('"x":0,'.repeat(Math.ceil(PIECE / 6)));
  let isStarted = false;
  let stopListening = () => {};
  return new ReadableStream(
    {
      start(controller) {
        stopListening = onAbort(signal, (reason) => controller.error(reason));
      },
      pull(controller) {
        const next = isStarted ? piece : bytes('{');
        isStarted = true;
        controller.enqueue(next);
        onPiece(next.length);
      },
      cancel: () => stopListening(),
    },
    // Nothing is made before it is asked for, so that what was read can be counted.
    { highWaterMark: 0 },
  );
}
