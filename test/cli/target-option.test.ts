import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/cli/failure.js';
import { Output } from '../../src/cli/output.js';
import { addTargetOptions, chosenTarget, type TargetOptions } from '../../src/cli/target-option.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { findTarget } from '../../src/targets/index.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

const stream = { write: () => true };
const terminal = { stdout: stream, stderr: stream, environment: {} } as unknown as Terminal;
const chosen = (options: TargetOptions) => chosenTarget(options, new Output(terminal, {}), terminal);

async function failureOf(options: TargetOptions) {
  try {
    await chosen(options);
  } catch (error) {
    if (error instanceof Failure) return [error.issues[0]!.code, error.exitCode];
    throw error;
  }
  return undefined;
}

it('reads a name behind -t or --target', () => {
  const read = (...words: string[]) =>
    addTargetOptions(new Command()).parse(words, { from: 'user' }).opts<TargetOptions>();
  expect(read('-t', 'ideal', '--characterization', 'a.json')).toEqual({ target: 'ideal', characterization: 'a.json' });
  expect(read('--target', 'ideal')).toEqual({ target: 'ideal' });
});

describe('the target that is chosen', () => {
  it('is the one of that name', async () => {
    expect(await chosen({ target: 'qpu.forte-1' })).toBe(findTarget('qpu.forte-1'));
  });

  it('is a matter of the command line where there is none', async () => {
    expect(await failureOf({})).toEqual(['WrongUsage', 2]);
    expect(await failureOf({ target: 'qpu.nowhere' })).toEqual(['WrongUsage', 2]);
  });

  it('is a matter of the file where that is no characterization', async () => {
    const file = folder.file('empty.json', {});
    const [code, exitCode] = (await failureOf({ target: 'qpu.forte-1', characterization: file }))!;
    expect([code === 'WrongUsage', exitCode]).toEqual([false, 1]);
    const missing = folder.at('missing.json');
    expect(await failureOf({ target: 'qpu.forte-1', characterization: missing })).toEqual(['CannotRead', 1]);
  });
});
