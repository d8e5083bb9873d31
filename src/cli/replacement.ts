import { fchmodSync, fsyncSync, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';

/** The file that a path means: behind a symbolic link the one that it leads to, where there is one. */
export function fileBehind(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch {
    return path;
  }
}

/**
 * Opens a new file that is to take the place of another one, with the mode of that where it is there. What a process left
 * under its name is gone then.
 *
 * @throws what the system says, and where a device or a folder would be replaced.
 */
export function openReplacement(aside: string, file: string): number {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status !== undefined && !status.isFile()) {
    throw new Error(status.isDirectory() ? 'it is a folder' : 'it is no ordinary file');
  }
  rmSync(aside, { force: true });
  const descriptor = openSync(aside, 'wx+');
  if (status !== undefined) fchmodSync(descriptor, status.mode & PERMISSIONS);
  return descriptor;
}

const PERMISSIONS = 0o777;

/**
 * Puts a file in place of another one, once all of it is on the disk: after a loss of power there is one of the two.
 *
 * @throws what the system says.
 */
export function putInPlace(descriptor: number, aside: string, file: string): void {
  fsyncSync(descriptor);
  renameSync(aside, file);
}
