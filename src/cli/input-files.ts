import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileFailure } from './failure.js';
import { reason, STANDARD_STREAM } from './source.js';

/** What circuits and jobs are called, where a whole folder is meant. */
const CIRCUIT_FILE = /\.(?:json|qasm|qasm2|qasm3)$/i;

/** Folders that hold no work of their own. */
const SKIPPED_FOLDER = /^(?:\..*|node_modules)$/;

/** Whether the words of a command line mean one file, rather than several or a folder. */
export function isOneFile(words: readonly string[]): boolean {
  return words.length === 1 && !isFolder(words[0]!);
}

/**
 * The files that the words of a command line mean, in their order and none twice: a folder stands for the IonQ JSON and
 * OpenQASM files in it, by name, and in its folders except `node_modules` and hidden ones.
 *
 * @throws Failure for a folder that cannot be read, or that holds no such file.
 */
export function inputFiles(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => (isFolder(word) ? filesOf(word) : [word])))];
}

function filesOf(folder: string): readonly string[] {
  const files = [...walk(folder)];
  if (files.length > 0) return files;
  throw fileFailure('CannotRead', folder, 'the folder holds no circuits', 'they are called *.json, *.qasm or *.qasm3');
}

function* walk(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead round in circles.
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDER.test(entry.name)) yield* walk(path);
    } else if (CIRCUIT_FILE.test(entry.name)) yield path;
  }
}

function entriesOf(folder: string) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileFailure('CannotRead', folder, `it cannot be read: ${reason(error)}`);
  }
}

function isFolder(path: string): boolean {
  return path !== STANDARD_STREAM && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}
