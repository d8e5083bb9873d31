import type { Command } from 'commander';
import { IonloomError } from '../errors/index.js';
import { findTarget, type Target, targetFrom } from '../targets/index.js';
import { aboutFile, usageFailure } from './failure.js';
import { readJson } from './input.js';
import type { Output } from './output.js';
import { displayName } from './source.js';
import type { Terminal } from './terminal.js';

/** What `--target` and `--characterization` say. */
export interface TargetOptions {
  readonly target?: string;
  readonly characterization?: string;
}

/** Adds the options that choose a target. */
export function addTargetOptions(command: Command): Command {
  return command
    .option('-t, --target <NAME>', 'what the circuit is for; ionloom targets lists the names')
    .option(
      '--characterization <FILE>',
      'measured fidelities, times and connections of the target, as the service gives them',
    );
}

/**
 * The target that the options choose: one of the catalogue, as it is or as measured. A machine that this version does not
 * know comes with its characterization, which then has to be of that name.
 *
 * @throws Failure when they choose none, or when the characterization cannot be read or is of another machine.
 */
export async function chosenTarget(
  { target: name, characterization }: TargetOptions,
  output: Output,
  terminal: Terminal,
): Promise<Target> {
  const known = name === undefined ? undefined : lookUp(name);
  if (characterization === undefined) {
    if (known !== undefined) return requireTarget(known);
    throw usageFailure('no target is given', '--target NAME chooses one; ionloom targets lists the names');
  }
  const file = displayName(characterization);
  const document = await readJson(characterization, terminal);
  const base = known instanceof IonloomError ? undefined : known;
  const { target, ignored } = aboutFile(file, 'it was read as a characterization', () => targetFrom(document, base));
  // A name that neither the catalogue nor the document has is a mistake of the command line.
  if (known instanceof IonloomError && target.name !== name) requireTarget(known);
  output.warn(ignored, file);
  return target;
}

/** The target of a name, or the error that says that there is none. */
function lookUp(name: string): Target | IonloomError {
  try {
    return findTarget(name);
  } catch (error) {
    if (error instanceof IonloomError) return error;
    throw error;
  }
}

function requireTarget(found: Target | IonloomError): Target {
  if (!(found instanceof IonloomError)) return found;
  const { message, hint } = found.issues[0]!;
  throw usageFailure(message, hint);
}

/** A job needs somewhere to be sent to; @throws Failure for what is neither a machine nor a simulator of the service. */
export function requireBackend({ name, kind }: Target, hint = 'choose one that the service has'): void {
  if (kind === 'qpu' || kind === 'simulator') return;
  throw usageFailure(`no job can be sent to the target ${name}`, hint);
}
