import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Folder } from './in-process.js';

/** Builds the command line into a folder as it is shipped: with the file that the threads load beside it. */
export function ship(folder: Folder): void {
  writeFileSync(folder.at('package.json'), readFileSync('package.json'));
  symlinkSync(resolve('node_modules'), folder.at('node_modules'));
  const options = ['--no-config', '--format', 'esm', '--target', 'node20', '--splitting', '--silent'];
  const entries = ['src/cli/main.ts', 'src/node/run-worker.ts'];
  const tsup = resolve('node_modules/tsup/dist/cli-default.js');
  execFileSync(process.execPath, [tsup, ...entries, ...options, '--out-dir', folder.at('dist')]);
}
