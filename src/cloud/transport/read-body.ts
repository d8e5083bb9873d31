import type { TimeLimit } from './time-limit.js';

/** What could be read of a body. */
export interface ReadBody {
  readonly text: string;
  /** Whether it goes on beyond what was read. */
  readonly isCut: boolean;
}

/**
 * Reads a body as text, as far as it has no more than so many bytes after decompression; the rest is not fetched.
 *
 * @throws whatever ends the reading: a broken connection, the time limit, or bytes that are no UTF-8 (TypeError)
 */
export async function readBody(response: Response, mostBytes: number, limit: TimeLimit): Promise<ReadBody> {
  const { body } = response;
  if (body === null) return { text: '', isCut: false };
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await limit.bound(reader.read());
      if (done) return { text: text + decoder.decode(), isCut: false };
      bytes += value.length;
      if (bytes > mostBytes) {
        text += decoder.decode(value.subarray(0, value.length - (bytes - mostBytes)), { stream: true });
        return { text, isCut: true };
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // Frees the connection where something is left; how that ends is of no interest.
    reader.cancel().catch(() => undefined);
  }
}
