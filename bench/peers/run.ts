import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../benchmark.js';

/** A script prints at most so many bytes. */
const LARGEST_OUTPUT = 2 ** 28;

/**
 * What a script of this folder prints, run with a Python that has the packages of requirements.txt.
 *
 * @throws UsageError where there is no such Python or the script fails.
 */
export function runPeer(python: string, script: string, parameters: readonly string[], input = ''): string {
  const path = join('bench', 'peers', script);
  if (!existsSync(path)) throw new UsageError(`${path} is not there: run benchmarks from the root of the repository.`);
  const { status, stdout, stderr, error } = spawnSync(python, [path, ...parameters], {
    encoding: 'utf8',
    input,
    maxBuffer: LARGEST_OUTPUT,
    env: { ...process.env, PYTHONWARNINGS: 'ignore' },
  });
  if (error) throw new UsageError(`${python} does not start: ${error.message}`);
  if (status !== 0) throw new UsageError(`${path} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return stdout;
}
