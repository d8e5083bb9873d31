import { createReadStream } from 'node:fs';
import { fileFailure } from './failure.js';
import { displayName, reason } from './source.js';

/** A line of a file that ends with a line break. */
export interface FileLine {
  readonly text: string;
  /** Where the next line begins, in bytes from the beginning of the file. */
  readonly end: number;
}

const LINE_FEED = 0x0a;

/**
 * The lines of a file one after the other, without holding more than one. What follows the last line break is left out:
 * whoever wrote it was stopped in the middle.
 *
 * @throws Failure when the file cannot be read.
 */
export async function* linesOfFile(file: string): AsyncGenerator<FileLine> {
  let held: Buffer[] = [];
  let position = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
        held.push(chunk.subarray(start, end));
        const bytes = held.length === 1 ? held[0]! : Buffer.concat(held);
        held = [];
        start = end + 1;
        position += bytes.length + 1;
        yield { text: bytes.toString('utf8'), end: position };
      }
      if (start < chunk.length) held.push(chunk.subarray(start));
    }
  } catch (error) {
    throw fileFailure('CannotRead', displayName(file), `it cannot be read: ${reason(error)}`);
  }
}
