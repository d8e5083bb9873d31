import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PeerFailure, UsageError } from '../benchmark.js';

/** A script prints at most so many bytes. */
const LARGEST_OUTPUT = 2 ** 28;

/**
 * What a script of this folder prints, run with a Python that has the packages of requirements.txt.
 *
 * @throws PeerFailure where there is no such Python or the script fails.
 */
export function runPeer(python: string, script: string, parameters: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(python, [pathOf(script), ...parameters], {
    encoding: 'utf8',
    input,
    maxBuffer: LARGEST_OUTPUT,
    env: ENVIRONMENT,
  });
  // A script that ends before it has read its input breaks the pipe: then its own words say more.
  if (status !== null && status !== 0) throw failed(script, stderr);
  if (error) throw new PeerFailure(`${python} does not start: ${error.message}`);
  return stdout;
}

/**
 * The lines that a script of this folder prints, as it prints them.
 *
 * @param surroundings environment variables of its own
 * @throws PeerFailure as {@link runPeer} does, after the lines that there were.
 */
export async function* peerLines(
  python: string,
  script: string,
  parameters: readonly string[],
  surroundings: Readonly<Record<string, string>> = {},
): AsyncGenerator<string> {
  const child = spawn(python, [pathOf(script), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ENVIRONMENT, ...surroundings },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_WORDS);
  });
  const ended = new Promise<number | null | Error>((resolve) => child.on('error', resolve).on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) yield line;
  const end = await ended;
  if (end instanceof Error) throw new PeerFailure(`${python} does not start: ${end.message}`);
  if (end !== 0) throw failed(script, stderr);
}

const ENVIRONMENT = { ...process.env, PYTHONWARNINGS: 'ignore' };

/** The last words of a script are enough to know what happened. */
const KEPT_WORDS = 10_000;

function pathOf(script: string): string {
  const path = join('bench', 'peers', script);
  if (existsSync(path)) return path;
  throw new UsageError(`${path} is not there: run benchmarks from the root of the repository.`);
}

function failed(script: string, stderr: string): PeerFailure {
  return new PeerFailure(`${script} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`);
}
