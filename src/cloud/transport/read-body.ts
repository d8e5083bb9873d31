import type { TimeLimit } from './time-limit.js';

/** What could be read of a body. */
export interface ReadBody {
  /** Undefined where its bytes are no UTF-8. */
  readonly text: string | undefined;
  /** Whether it goes on beyond what was read. */
  readonly isCut: boolean;
}

/**
 * Reads a body as text, as far as it has no more than so many bytes after decompression; the rest is not fetched.
 *
 * @throws whatever ends the reading: a broken connection, or the time limit
 */
export async function readBody(response: Response, mostBytes: number, limit: TimeLimit): Promise<ReadBody> {
  const { body } = response;
  if (body === null) return { text: '', isCut: false };
  const reader = body.getReader();
  const text = new Utf8Text();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await limit.bound(reader.read());
      if (done) return { text: text.end(), isCut: false };
      bytes += value.length;
      if (bytes <= mostBytes) {
        text.add(value);
        continue;
      }
      text.add(value.subarray(0, value.length - (bytes - mostBytes)));
      return { text: text.soFar, isCut: true };
    }
  } finally {
    // Frees the connection where something is left; how that ends is of no interest.
    reader.cancel().catch(() => undefined);
  }
}

/** A text of which the bytes come piece by piece; undefined once they are no UTF-8. */
class Utf8Text {
  soFar: string | undefined = '';
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  add(bytes: Uint8Array): void {
    this.#append(bytes, true);
  }

  end(): string | undefined {
    this.#append(new Uint8Array(), false);
    return this.soFar;
  }

  #append(bytes: Uint8Array, stream: boolean): void {
    if (this.soFar === undefined) return;
    try {
      this.soFar += this.#decoder.decode(bytes, { stream });
    } catch {
      this.soFar = undefined;
    }
  }
}
