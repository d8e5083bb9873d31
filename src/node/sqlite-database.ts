import { createRequire } from 'node:module';
import type Sqlite from 'libsql';
import { IonloomError, issue } from '../errors/index.js';
import { withPackage } from './optional-package.js';

/** An open database. */
export type Database = Sqlite.Database;

/**
 * Opens a database file, which is made if it is not there.
 *
 * @param patience milliseconds for which a lock of somebody else is waited for
 */
export function openDatabase(file: string, patience: number): Database {
  const Opened = withPackage(
    'libsql',
    'keeping data in a folder',
    () => createRequire(import.meta.url)('libsql') as typeof Sqlite,
  );
  return told(file, () => new Opened(file, { timeout: patience }));
}

/** Whether an error says that another process, or another part of this one, has locked a database. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Whether an error says that a row of this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return /^SQLITE_CONSTRAINT_(PRIMARYKEY|ROWID|UNIQUE)$/.test(codeOf(error));
}

/**
 * Does something with a database file and says in a sentence what SQLite found wrong with it; other errors pass.
 *
 * @throws IonloomError `CannotRead` for a file that is damaged or no database, `CannotWrite` for all else.
 */
export function told<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw inSentence(file, error);
  }
}

function inSentence(file: string, error: unknown): unknown {
  const { message } = error as Error;
  // What libsql cannot open it says without a code: `ConnectionFailed("Unable to open connection to ...: 14")`.
  if (/^ConnectionFailed/.test(message)) {
    const found = issue('CannotWrite', `the database ${file} cannot be opened`, {
      hint: 'its folder has to be there, and has to be open to writing',
    });
    return new IonloomError(found, { cause: error });
  }
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return error;
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return damaged(file, message, error);
  return new IonloomError(issue('CannotWrite', `the database ${file} cannot be used: ${message}`), { cause: error });
}

/** The error of a file that holds no database, or a broken one. */
export function damaged(file: string, message: string, cause?: unknown): IonloomError {
  const found = issue('CannotRead', `${file} is a damaged database, or none: ${message}`, {
    hint: 'move it away to start anew, or put a copy of it in its place',
  });
  return new IonloomError(found, { cause });
}

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
