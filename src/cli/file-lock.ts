import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { type Failure, fileFailure } from './failure.js';
import { displayName, reason } from './source.js';

/** What this process has. */
const held = new Set<string>();

/**
 * Takes a file for this process, by another one beside it (`FILE.lock`) that names the process and its machine. Who ended
 * without giving it back, on this machine, has it no longer. What a process of another machine does cannot be known: the
 * file is taken from it too, as where a batch system starts a part anew whose machine went away.
 *
 * @returns gives the file back
 * @throws Failure `FolderInUse` where another process of this machine has it, `CannotWrite`.
 */
export function lockFile(file: string): () => void {
  const path = resolve(`${file}.lock`);
  const own = `${process.pid} ${hostname()}\n`;
  for (let attempt = 0; !isMade(path, own); attempt++) {
    const holder = holderIn(path);
    if (holder === undefined) continue;
    if (attempt > 0 || isAlive(path, holder)) throw inUse(file, holder);
    takeAway(path, holder);
  }
  held.add(path);
  return () => {
    if (held.delete(path) && holderIn(path) === own) unlinkSync(path);
  };
}

function isMade(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fileFailure('CannotWrite', displayName(path), `it cannot be written: ${reason(error)}`);
  }
}

/** Renamed first: of two that take it at the same time, one finds nothing or gives back what the other has just made. */
function takeAway(path: string, holder: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holderIn(aside) === holder) unlinkSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function holderIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether the process of a lock may still run; one that has not yet said who it is has just begun. */
function isAlive(path: string, holder: string): boolean {
  const [, pid, host] = /^(\d+) (.*)\n$/.exec(holder) ?? [];
  if (pid === undefined) return true;
  if (host !== hostname()) return false;
  // In a container that is started again the first process has the number that it had before.
  if (Number(pid) === process.pid) return held.has(path);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(file: string, holder: string): Failure {
  const [pid] = /^\d+/.exec(holder) ?? [];
  const by = pid === undefined ? 'another process' : Number(pid) === process.pid ? 'this process' : `process ${pid}`;
  const hint = `wait for it or stop it, or name another file; if nobody writes to it, delete ${displayName(file)}.lock`;
  return fileFailure('FileInUse', displayName(file), `it is being written to by ${by}`, hint);
}
