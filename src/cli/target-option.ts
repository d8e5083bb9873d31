import type { Command } from 'commander';
import { findTarget, type Target, targetFrom } from '../targets/index.js';
import { aboutFile, usageFailure } from './failure.js';
import { readJson } from './input.js';
import { named } from './options.js';
import type { Output } from './output.js';
import { displayName } from './source.js';
import type { Terminal } from './terminal.js';

/** What `--target` and `--characterization` say. */
export interface TargetOptions {
  readonly target?: Target;
  readonly characterization?: string;
}

/** Adds the options that choose a target. */
export function addTargetOptions(command: Command): Command {
  return command
    .option('-t, --target <NAME>', 'what the circuit is for; ionloom targets lists the names', named(findTarget))
    .option(
      '--characterization <FILE>',
      'measured fidelities, times and connections of the target, as the service gives them',
    );
}

/**
 * The target that the options choose.
 *
 * @throws Failure when they choose none, or when the characterization cannot be read.
 */
export async function chosenTarget(
  { target, characterization }: TargetOptions,
  output: Output,
  terminal: Terminal,
): Promise<Target> {
  if (characterization === undefined) {
    if (target !== undefined) return target;
    throw usageFailure('no target is given', '--target NAME chooses one; ionloom targets lists the names');
  }
  const file = displayName(characterization);
  const document = await readJson(characterization, terminal);
  const note = 'it was read as a characterization';
  const measured = aboutFile(file, note, () => targetFrom(document, target));
  output.warn(measured.ignored, file);
  return measured.target;
}
