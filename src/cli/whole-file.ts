import { closeSync, rmSync, writeSync } from 'node:fs';
import { fileFailure } from './failure.js';
import { fileBehind, openReplacement, putInPlace } from './replacement.js';
import { displayName, reason } from './source.js';

/** So many characters are handed to the system at once. */
const BUFFERED = 2 ** 16;

/**
 * Writes lines to a file that is there once all of them are, and never in part.
 *
 * @throws Failure when it cannot be written; what the lines throw.
 */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const behind = fileBehind(file);
  const aside = `${behind}.${process.pid}.part`;
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw fileFailure('CannotWrite', displayName(file), `it cannot be written: ${reason(error)}`);
    }
  };
  const descriptor = attempt(() => openReplacement(aside, behind));
  let isOpen = true;
  try {
    let buffered = '';
    for await (const line of lines) {
      buffered += `${line}\n`;
      if (buffered.length < BUFFERED) continue;
      attempt(() => writeAll(descriptor, buffered));
      buffered = '';
    }
    attempt(() => {
      writeAll(descriptor, buffered);
      putInPlace(descriptor, aside, behind);
    });
    isOpen = false;
    closeSync(descriptor);
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
