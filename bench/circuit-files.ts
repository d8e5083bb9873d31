import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './benchmark.js';

/** One OpenQASM file of a benchmark's folder. */
export interface CircuitFile {
  readonly name: string;
  readonly text: string;
  /** Whether it uses what a job for the service cannot hold, and so has to be refused. */
  readonly inexpressible: boolean;
  /** Its entangling gates counted in CX, by the folder's index.csv; undefined where that says nothing. */
  readonly entanglersAsCx: number | undefined;
}

/**
 * The OpenQASM files of a folder, by name: the folder asked for, else the environment's IONLOOM_CIRCUITS,
 * else ../shared/circuits.
 */
export function circuitFiles(folder = process.env['IONLOOM_CIRCUITS'] ?? '../shared/circuits'): readonly CircuitFile[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.qasm')) : [];
  if (names.length === 0) throw new UsageError(`There are no .qasm files in ${folder}; name a folder with --circuits.`);
  const asCx = indexColumn(join(folder, 'index.csv'), 'input_2q_as_cx');
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const inexpressible = /\b(if|reset)\b/.test(text.replace(/\/\/.*/g, ''));
    return { name, text, inexpressible, entanglersAsCx: asCx.get(name) };
  });
}

/** One column of numbers by file name; empty without an index. */
function indexColumn(path: string, column: string): ReadonlyMap<string, number> {
  if (!existsSync(path)) return new Map();
  const [header = [], ...lines] = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const [file, wanted] = [header.indexOf('file'), header.indexOf(column)];
  if (file < 0 || wanted < 0) throw new UsageError(`${path} has no columns "file" and "${column}".`);
  return new Map(lines.map((line) => [line[file]!, Number(line[wanted])]));
}
