import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Programs in TypeScript as Node can run them, in a folder of their own with the packages beside them. */
export interface BuiltPrograms {
  /** The path of a program. */
  readonly file: (name: string) => string;
  readonly remove: () => void;
}

/** @param programs paths from the root of the sources, by the names that they get */
export async function builtPrograms(programs: Readonly<Record<string, string>>): Promise<BuiltPrograms> {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-programs-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  // Its command line: its interface for programs has declarations that name packages which are not there.
  await promisify(execFile)(process.execPath, [
    'node_modules/tsup/dist/cli-default.js',
    ...Object.entries(programs).flatMap(([name, path]) => [`--entry.${name}`, path]),
    ...['--no-config', '--format', 'esm', '--target', 'node20', '--silent', '--out-dir', folder],
  ]);
  return {
    file: (name) => join(folder, `${name}.js`),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
