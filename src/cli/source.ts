import { createReadStream, writeFileSync } from 'node:fs';
import { textOfBytes } from '../documents/index.js';
import { visible } from '../errors/index.js';
import { aboutFile, fileFailure } from './failure.js';
import type { Terminal } from './terminal.js';

/** Larger inputs are refused unread: no circuit that anyone could run is as long. */
export const MAXIMUM_INPUT_BYTES = 50_000_000;

/** What a text is read as. */
export interface TextKind {
  /** The most bytes of it. */
  readonly most: number;
  /** Completes the sentence "it is larger than 50 MB, ...". */
  readonly tooLarge: string;
  /** What such a text is, for where there is none; that of circuits if left out. */
  readonly expected?: string;
}

const CIRCUIT: TextKind = { most: MAXIMUM_INPUT_BYTES, tooLarge: 'which no circuit needs' };

/** The name of standard input and of standard output on the command line. */
export const STANDARD_STREAM = '-';

/** Whether the path of an output is that of a file, rather than none or standard output. */
export function isFile(path: string | undefined): path is string {
  return path !== undefined && path !== STANDARD_STREAM;
}

/** What a file is called when people read about it. */
export function displayName(file: string): string {
  return file === STANDARD_STREAM ? 'standard input' : visible(file);
}

/**
 * Reads a whole text, from a file or from standard input.
 *
 * @param kind what it is; a circuit, or what there is of one, if left out
 * @throws Failure when it cannot be read, is empty, too large, or no text.
 */
export async function readText(
  file: string,
  terminal: Pick<Terminal, 'stdin'>,
  kind: TextKind = CIRCUIT,
): Promise<string> {
  const name = displayName(file);
  const bytes = await readBytes(file, name, terminal, kind);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw fileFailure(
      'UnknownFormat',
      name,
      'it is compressed by gzip',
      'decompress it first: gunzip -c FILE | ionloom ... -',
    );
  }
  return aboutFile(name, undefined, () => textOfBytes(bytes, kind.expected));
}

async function readBytes(
  file: string,
  name: string,
  { stdin }: Pick<Terminal, 'stdin'>,
  { most, tooLarge }: TextKind,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of file === STANDARD_STREAM ? stdin : createReadStream(file)) {
      chunks.push(chunk as Uint8Array);
      length += (chunk as Uint8Array).length;
      if (length > most) break;
    }
  } catch (error) {
    throw fileFailure('CannotRead', name, `it cannot be read: ${reason(error)}`);
  }
  if (length <= most) return Buffer.concat(chunks);
  const message = `it is larger than ${most / 1e6} MB, ${tooLarge}`;
  throw fileFailure('PayloadTooLarge', name, message);
}

/**
 * Writes a whole text to a file.
 *
 * @throws Failure when it cannot be written.
 */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`);
  } catch (error) {
    throw fileFailure('CannotWrite', file, `it cannot be written: ${reason(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead round in circles',
};

/** Why something cannot be read or written, in words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? message ?? String(error);
}
