import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { fileFailure } from './failure.js';
import { displayName, reason } from './source.js';

/** So many characters are handed to the system at once. */
const BUFFERED = 2 ** 16;

/**
 * Writes lines to a file that is there once all of them are, and never in part.
 *
 * @throws Failure when it cannot be written; what the lines throw.
 */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const aside = `${file}.${process.pid}.part`;
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw fileFailure('CannotWrite', displayName(file), `it cannot be written: ${reason(error)}`);
    }
  };
  const descriptor = attempt(() => openSync(aside, 'w'));
  let isOpen = true;
  try {
    let buffered = '';
    for await (const line of lines) {
      buffered += `${line}\n`;
      if (buffered.length < BUFFERED) continue;
      attempt(() => writeAll(descriptor, buffered));
      buffered = '';
    }
    attempt(() => writeAll(descriptor, buffered));
    closeSync(descriptor);
    isOpen = false;
    attempt(() => renameSync(aside, file));
  } catch (error) {
    if (isOpen) closeSync(descriptor);
    rmSync(aside, { force: true });
    throw error;
  }
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let k = 0; k < bytes.length; ) k += writeSync(descriptor, bytes, k);
}
