import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Failure, fileFailure } from './failure.js';
import { displayName, reason, STANDARD_STREAM } from './source.js';

/** What circuits and jobs are called, where a whole folder is meant. */
const CIRCUIT_FILE = /\.(?:json|qasm|qasm2|qasm3)$/i;

/** Folders that hold no work of their own. */
const SKIPPED_FOLDER = /^(?:\..*|node_modules)$/;

/** Whether the words of a command line mean one file, rather than several or a folder. */
export function isOneFile(words: readonly string[]): boolean {
  return words.length === 1 && !isFolder(words[0]!);
}

/** A file that is meant, or a folder out of which none can be taken. */
export interface InputFile {
  readonly file: string;
  /** Why the folder gives nothing. */
  readonly failure?: Failure;
}

/**
 * The files that the words of a command line mean, in their order and none twice: a folder stands for the IonQ JSON and
 * OpenQASM files in it, by name, and in its folders except `node_modules` and hidden ones. A folder that cannot be read,
 * or a word that means no file, stands in the list with the failure, so that the others are read all the same.
 */
export function inputFiles(words: readonly string[]): readonly InputFile[] {
  const found = new Map<string, InputFile>();
  for (const word of words) {
    for (const each of isFolder(word) ? filesOf(word) : [{ file: word }]) {
      const name = each.file === STANDARD_STREAM ? each.file : normalize(each.file);
      if (!found.has(name)) found.set(name, each);
    }
  }
  return [...found.values()];
}

function filesOf(folder: string): readonly InputFile[] {
  const files = [...walk(folder)];
  if (files.length > 0) return files;
  const [message, hint] = ['the folder holds no circuits', 'they are called *.json, *.qasm or *.qasm3'];
  return [{ file: folder, failure: fileFailure('CannotRead', displayName(folder), message, hint) }];
}

function* walk(folder: string): Generator<InputFile> {
  const entries = entriesOf(folder);
  if ('failure' in entries) yield entries;
  else {
    for (const entry of entries) {
      const file = join(folder, entry.name);
      // Links to folders are not followed: they may lead round in circles.
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDER.test(entry.name)) yield* walk(file);
      } else if (CIRCUIT_FILE.test(entry.name) && mayHoldText(file)) yield { file };
    }
  }
}

function entriesOf(folder: string): Dirent[] | Required<InputFile> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return {
      file: folder,
      failure: fileFailure('CannotRead', displayName(folder), `it cannot be read: ${reason(error)}`),
    };
  }
}

/** Whether something in a folder is read: a pipe, which nobody may ever write to, only where it is named itself. */
function mayHoldText(path: string): boolean {
  const found = statusOf(path);
  return found === undefined || found.isFile();
}

function isFolder(path: string): boolean {
  return path !== STANDARD_STREAM && (statusOf(path)?.isDirectory() ?? false);
}

/** Undefined where nothing can be known: reading says why. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
