import { type BigIntStats, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Whether two paths mean one file, which neither has to be there. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [first, second] = [statusOf(one), statusOf(other)];
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}

/** Undefined where nothing can be known. */
function statusOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
