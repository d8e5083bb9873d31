import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from './benchmark.js';

/** One OpenQASM file of a benchmark's folder. */
export interface CircuitFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** Whether it uses what a job for the service cannot hold, and so has to be refused. */
  readonly inexpressible: boolean;
  /** A number that the folder's index.csv has for the file; undefined where it has none. */
  readonly indexed: (column: string) => number | undefined;
}

/**
 * The OpenQASM files of a folder, by name: the folder asked for, else the environment's IONLOOM_CIRCUITS,
 * else ../shared/circuits.
 */
export function circuitFiles(folder = process.env['IONLOOM_CIRCUITS'] ?? '../shared/circuits'): readonly CircuitFile[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.qasm')) : [];
  if (names.length === 0) throw new UsageError(`There are no .qasm files in ${folder}; name a folder with --circuits.`);
  const index = indexOf(join(folder, 'index.csv'));
  return names.sort().map((name) => {
    const path = resolve(folder, name);
    const text = readFileSync(path, 'utf8');
    const inexpressible = /\b(if|reset)\b/.test(text.replace(/\/\/.*/g, ''));
    const numbers = index.get(name);
    return { name, path, text, inexpressible, indexed: (column) => numbers?.get(column) };
  });
}

/** The numbers of every file by column; empty without an index. */
function indexOf(path: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  if (!existsSync(path)) return new Map();
  const [header = [], ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const file = header.indexOf('file');
  if (file < 0) throw new UsageError(`${path} has no column "file".`);
  return new Map(
    lines.map((line) => {
      const numbers = header.flatMap((column, k) => (line[k] ? [[column, Number(line[k])] as const] : []));
      return [line[file]!, new Map(numbers)];
    }),
  );
}
