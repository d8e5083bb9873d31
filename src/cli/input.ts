import { type CircuitDocument, type DocumentReading, readDocument, readJsonDocument } from '../documents/index.js';
import { Failure } from './failure.js';
import type { Settings } from './options.js';
import { bindCircuits } from './parameters.js';
import { displayName, readText } from './source.js';
import type { Terminal } from './terminal.js';

/** How circuits are read. */
export interface ReadOptions {
  /** Values for free parameters. */
  readonly set?: Settings;
  /** The one circuit to take, by name or by number from 0; all if left out. */
  readonly circuit?: string;
}

/**
 * Reads the circuits of a file or of standard input (`-`), whatever format they are in.
 *
 * @throws Failure that names the file and what it was taken for.
 */
export async function readCircuits(
  file: string,
  options: ReadOptions,
  terminal: Pick<Terminal, 'stdin'>,
): Promise<CircuitDocument> {
  return circuitsIn(await readText(file, terminal), displayName(file), options);
}

/**
 * Reads the circuits of a text, whatever format they are in.
 *
 * @param name what people know the text by
 * @throws Failure that names the text and what it was taken for.
 */
export function circuitsIn(text: string, name: string, { set = {}, circuit }: ReadOptions): CircuitDocument {
  const chosen = circuit === undefined ? {} : { circuit };
  const document = requireRead(readDocument(text, { file: name, ...chosen }), name);
  return { ...document, circuits: bindCircuits(document, set) };
}

/**
 * Reads any JSON document.
 *
 * @throws Failure that says where it is no JSON.
 */
export async function readJson(file: string, terminal: Pick<Terminal, 'stdin'>): Promise<unknown> {
  const name = displayName(file);
  return requireRead(readJsonDocument(await readText(file, terminal), name), name);
}

/** What was read, or the failure that says what is wrong with the file. */
export function requireRead<Document>(reading: DocumentReading<Document>, file: string): Document {
  if (reading.ok) return reading.document;
  const { issues, note } = reading;
  throw new Failure(issues, { file, ...(note === undefined ? {} : { note }) });
}
