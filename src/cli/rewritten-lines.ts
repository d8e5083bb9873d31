import { closeSync, readSync, rmSync, writeSync } from 'node:fs';
import { fileFailure } from './failure.js';
import { fileBehind, openReplacement, putInPlace } from './replacement.js';
import { displayName, reason } from './source.js';

/** Where a line is in a file, in bytes, with its line break. */
export interface LinePlace {
  readonly start: number;
  readonly end: number;
}

/** So many bytes are copied at once. */
const CHUNK = 2 ** 16;

/**
 * A file some lines of which are written anew. They go into another file, which takes the place of the first one at the end: at
 * any time there is a whole one.
 */
export class RewrittenLines {
  readonly #path: string;
  /** The file itself, where the path is that of a link. */
  readonly #file: string;
  readonly #aside: string;
  readonly #from: number;
  readonly #to: number;
  /** How far the first file is copied. */
  #read = 0;
  /** How long the new one is. */
  #length = 0;
  #isBroken = false;

  /**
   * @param path of a file that this process has taken for itself, and with it the name beside it
   * @param from the file, open for reading
   * @throws Failure where nothing can be written beside it.
   */
  constructor(path: string, from: number) {
    this.#path = path;
    this.#file = fileBehind(path);
    this.#aside = `${this.#file}.part`;
    this.#from = from;
    this.#to = this.#attempt(() => openReplacement(this.#aside, this.#file));
  }

  /** Writes a line in place of another one, which comes after those before; @throws Failure. */
  replace({ start, end }: LinePlace, line: string): void {
    this.#attempt(() => {
      this.#copyTo(start);
      this.#write(Buffer.from(`${line}\n`));
      this.#read = end;
    });
  }

  /** Whether something could not be written: what is there then is not whole. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /**
   * Puts the new file in place of the first one, with what is left of that.
   *
   * @param end where the first file ends
   * @returns the new file, open for reading and writing
   * @throws Failure where it cannot be written to its end; the first one stays.
   */
  finish(end: number): number {
    try {
      this.#attempt(() => {
        this.#copyTo(end);
        putInPlace(this.#to, this.#aside, this.#file);
      });
    } catch (error) {
      this.discard();
      throw error;
    }
    return this.#to;
  }

  /** Leaves the first file as it is. */
  discard(): void {
    closeSync(this.#to);
    rmSync(this.#aside, { force: true });
  }

  #copyTo(end: number): void {
    const chunk = Buffer.alloc(Math.min(CHUNK, end - this.#read));
    while (this.#read < end) {
      const read = readSync(this.#from, chunk, 0, Math.min(chunk.length, end - this.#read), this.#read);
      if (read === 0) throw new Error('it has become shorter meanwhile');
      this.#write(chunk.subarray(0, read));
      this.#read += read;
    }
  }

  #write(bytes: Uint8Array): void {
    for (let k = 0; k < bytes.length; ) k += writeSync(this.#to, bytes, k, bytes.length - k, this.#length + k);
    this.#length += bytes.length;
  }

  #attempt<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      this.#isBroken = true;
      throw fileFailure('CannotWrite', displayName(this.#path), `it cannot be written: ${reason(error)}`);
    }
  }
}
