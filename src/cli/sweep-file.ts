import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { IonloomError } from '../errors/index.js';
import { beginningOfLines, pointsIn, readLine, type Shard, type Sweep } from '../tasks/index.js';
import { type Failure, fileFailure } from './failure.js';
import { lockFile } from './file-lock.js';
import { linesOfFile } from './lines-of-file.js';
import { fileBehind } from './replacement.js';
import { type LinePlace, RewrittenLines } from './rewritten-lines.js';
import { displayName, reason } from './source.js';
import type { PointLine } from './sweep-points.js';

/** The line of a point. */
interface FoundLine extends LinePlace {
  readonly index: number;
  readonly failed: boolean;
}

/**
 * The file of a sweep's lines, or of those of one part: it grows by whole lines, in the order of the points, so that its
 * length says what is done.
 */
export class SweepFile {
  readonly path: string;
  /** How many points it holds. */
  done = 0;
  /** How many of its points failed. */
  failed = 0;
  readonly #sweep: Sweep;
  readonly #shard: Shard;
  #descriptor: number;
  readonly #unlock: () => void;
  /** Where its whole lines end. */
  #length = 0;

  private constructor(path: string, sweep: Sweep, shard: Shard, unlock: () => void) {
    this.path = path;
    this.#sweep = sweep;
    this.#shard = shard;
    this.#descriptor = openToWrite(path);
    this.#unlock = unlock;
  }

  /**
   * Opens a file to go on with it, or makes it. A last line that was not written to its end is taken off, where it can be one
   * of the sweep.
   *
   * @param restart leaves out what it holds
   * @throws Failure where it cannot be written, where another process writes to it, and where it holds anything but the
   * first points of the part.
   */
  static async open(path: string, sweep: Sweep, shard: Shard, restart: boolean): Promise<SweepFile> {
    // Two links to one file are one file.
    const unlock = lockFile(fileBehind(path));
    let file: SweepFile | undefined;
    try {
      file = new SweepFile(path, sweep, shard, unlock);
      if (!restart) await file.#read();
      ftruncateSync(file.#descriptor, file.#length);
      return file;
    } catch (error) {
      if (file === undefined) unlock();
      else file.close();
      throw error;
    }
  }

  /** Writes the line of the next point, and has it written when it returns. */
  append({ text, failed }: PointLine): void {
    const bytes = Buffer.from(`${text}\n`);
    try {
      // Where it belongs rather than at the end: whoever computes the same sweep writes the same bytes there.
      for (let k = 0; k < bytes.length; )
        k += writeSync(this.#descriptor, bytes, k, bytes.length - k, this.#length + k);
    } catch (error) {
      throw fileFailure('CannotWrite', displayName(this.path), `it cannot be written: ${reason(error)}`);
    }
    this.#length += bytes.length;
    this.done++;
    if (failed) this.failed++;
  }

  /**
   * Has the points that failed computed again, and puts their new lines in place of the old ones. What was computed before an error
   * stays.
   *
   * @param compute hands on the lines of these points, in order
   * @throws what computing throws; Failure where the file cannot be written, and stays as it was.
   */
  async retry(compute: (indices: readonly number[], take: (line: PointLine) => void) => Promise<void>): Promise<void> {
    if (this.failed === 0) return;
    const before: FoundLine[] = [];
    for await (const line of this.#lines()) if (line.failed) before.push(line);
    const anew = new RewrittenLines(this.path, this.#descriptor);
    let taken = 0;
    try {
      await compute(
        before.map(({ index }) => index),
        ({ text }) => anew.replace(before[taken++]!, text),
      );
    } finally {
      if (anew.isBroken) anew.discard();
      else {
        const descriptor = anew.finish(this.#length);
        closeSync(this.#descriptor);
        this.#descriptor = descriptor;
        await this.#read();
      }
    }
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#unlock();
  }

  async #read(): Promise<void> {
    this.done = 0;
    this.failed = 0;
    this.#length = 0;
    for await (const { failed, end } of this.#lines()) {
      this.done++;
      if (failed) this.failed++;
      this.#length = end;
    }
    this.#requireOwnTail();
  }

  async *#lines(): AsyncGenerator<FoundLine> {
    const { id, grid } = this.#sweep;
    const shard = this.#shard;
    const own = pointsIn(grid.points, shard);
    let done = 0;
    let start = 0;
    for await (const { text, end } of linesOfFile(this.path)) {
      const place = `line ${done + 1}`;
      const { sweep, index, failure } = this.#lineIn(text, place);
      if (sweep !== id) throw this.#other(`${place} belongs to another sweep`, ANOTHER_SWEEP);
      if (index !== shard.index + done * shard.of || done >= own) {
        throw this.#other(`${place} has point ${index}, which is not its turn`, ANOTHER_PART);
      }
      yield { index, failed: failure !== undefined, start, end };
      done++;
      start = end;
    }
  }

  /** Refuses a last line without a line break, which is about to be taken off, where it cannot be the beginning of one of the sweep. */
  #requireOwnTail(): void {
    const beginning = Buffer.from(beginningOfLines(this.#sweep));
    const tail = Buffer.alloc(beginning.length);
    const length = readSync(this.#descriptor, tail, 0, tail.length, this.#length);
    if (tail.subarray(0, length).equals(beginning.subarray(0, length))) return;
    throw this.#other(`line ${this.done + 1} is not the result of a point of this sweep`, ANOTHER_SWEEP);
  }

  #lineIn(text: string, place: string) {
    try {
      return readLine(text, place);
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      throw this.#other(error.message, ANOTHER_SWEEP);
    }
  }

  #other(message: string, hint: string): Failure {
    return fileFailure('CircuitMismatch', displayName(this.path), message, hint);
  }
}

const ANOTHER_SWEEP =
  'the circuit, the options and the version have to be the same to go on; --restart begins anew, or name another file';
const ANOTHER_PART = 'every part needs a file of its own, with the same --shard each time; --restart begins anew';

function openToWrite(path: string): number {
  const name = displayName(path);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'a');
    closeSync(descriptor);
    descriptor = openSync(path, 'r+');
  } catch (error) {
    throw fileFailure('CannotWrite', name, `it cannot be written: ${reason(error)}`);
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  const hint = 'leave out --out to have the lines on standard output';
  throw fileFailure('CannotWrite', name, 'it is no file that can be gone on with', hint);
}
