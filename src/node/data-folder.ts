import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IonloomError, issue } from '../errors/index.js';
import { type Database, isBusy, openDatabase, told } from './sqlite-database.js';

/** A folder that nobody else writes to until it is released. */
export interface DataFolder {
  readonly path: string;
  /** The path of a file in it. */
  readonly file: (name: string) => string;
  readonly release: () => void;
}

/** Locks that are held: a database that nobody refers to would be closed, and its lock be lost. */
const held = new Set<Database>();

/**
 * Makes a folder if it is not there, and takes it for this process.
 *
 * What is locked is a database of its own, whose lock is one of the operating system: two that start at the same instant
 * cannot both have it, and it ends with its process, however that ends. Nothing else may open that file: closing it
 * anywhere in this process would give the lock away (POSIX advisory locks).
 *
 * @throws IonloomError `FolderInUse` where somebody has it, `CannotWrite` where it cannot be made or written to.
 */
export function takeDataFolder(folder: string): DataFolder {
  const path = madeFolder(folder);
  const lockFile = join(path, 'lock.db');
  const holderFile = join(path, 'lock.pid');
  const lock = openDatabase(lockFile, 0);
  try {
    told(lockFile, () => lock.exec('BEGIN EXCLUSIVE'));
  } catch (error) {
    lock.close();
    throw error instanceof IonloomError && isBusy(error.cause) ? inUse(path, holderFile) : error;
  }
  held.add(lock);
  const release = () => {
    if (held.delete(lock)) lock.close();
  };
  try {
    // Written aside and renamed: whoever reads it while it changes reads the old holder or the new one.
    writeFileSync(`${holderFile}.new`, `${process.pid}\n`);
    renameSync(`${holderFile}.new`, holderFile);
  } catch (error) {
    release();
    throw cannotWrite(path, error);
  }
  return { path, file: (name) => join(path, name), release };
}

/** The real path of a folder, which is made: for its owner alone, since programs and results are nobody else's. */
function madeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return realpathSync(folder);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

function cannotWrite(folder: string, cause: unknown): IonloomError {
  const { message } = cause as Error;
  return new IonloomError(issue('CannotWrite', `the folder ${folder} cannot be written to: ${message}`), { cause });
}

function inUse(folder: string, holderFile: string): IonloomError {
  const holder = holderOf(holderFile);
  const by = holder === undefined ? 'another process' : holder === process.pid ? 'this process' : `process ${holder}`;
  const hint = 'stop that one first, or name another folder';
  return new IonloomError(issue('FolderInUse', `the folder ${folder} is in use by ${by}`, { hint }));
}

/** The process that has a folder, unless it has not said so yet: then the file names one that ended. */
function holderOf(holderFile: string): number | undefined {
  try {
    const holder = Number.parseInt(readFileSync(holderFile, 'utf8'), 10);
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 is none: it only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Processes of other users may be seen, not touched.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
