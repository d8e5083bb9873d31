import type { Command } from 'commander';
import { encodeCircuit } from '../../formats/ionq/index.js';
import type { Target } from '../../targets/index.js';
import { type Validation, validate } from '../../validate/index.js';
import { aboutFile, type ExitCode, exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { fromQasm, looksLikeJson } from '../input.js';
import { addOutputOptions } from '../options.js';
import { issueLines, Output, type OutputOptions } from '../output.js';
import { displayName, readText } from '../source.js';
import { addTargetOptions, chosenTarget, type TargetOptions } from '../target-option.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, TargetOptions {
  readonly strict?: boolean;
}

const PROSE = `Everything that is wrong is listed, not only the first finding. A circuit alone (JSON or OpenQASM)
is checked as the input of a job. Without --target, the backend and the noise model that the job
names decide.

The document of --json is { "valid", "target", "errors", "warnings", "issues": [...] }; the exit
code is 1 when something speaks against submitting. Warnings alone do not.`;

export function define(command: Command): Command {
  addTargetOptions(command.argument('<FILE>', 'a job or a circuit')).option(
    '--strict',
    'refuse also what the service lets pass although its API document does not provide for it',
  );
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom validate job.json --target qpu.forte-1',
      'ionloom validate job.json --json | jq .issues',
      'ionloom transpile circuit.qasm --target qpu.aria-1 | ionloom validate - --target qpu.aria-1',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const name = displayName(file);
  const isChosen = options.target !== undefined || options.characterization !== undefined;
  const target = isChosen ? await chosenTarget(options, output, terminal) : undefined;
  const { ok, issues } = validation(name, await readText(file, terminal), target, options.strict ?? false);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  if (options.json) {
    output.document({ valid: ok, target: target?.name ?? null, errors, warnings, issues });
  } else {
    const shown = options.quiet ? issues.filter(({ severity }) => severity === 'error') : issues;
    output.result([...issueLines(shown, name), conclusion(name, target, errors, warnings)].join('\n'));
  }
  return ok ? exitCodes.done : exitCodes.bad;
}

function validation(file: string, text: string, target: Target | undefined, strict: boolean): Validation {
  if (looksLikeJson(text)) return validate(text, target, { file, strict });
  const { circuits, warnings } = fromQasm(file, text);
  return aboutFile(file, undefined, () => {
    const { ok, issues } = validate(encodeCircuit(circuits[0].circuit), target, { file, strict });
    return { ok, issues: [...warnings, ...issues] };
  });
}

function conclusion(file: string, target: Target | undefined, errors: number, warnings: number): string {
  const where = target === undefined ? '' : ` for ${target.name}`;
  const counted = [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '').join(' and ');
  if (errors > 0) return `${file} is not valid${where}: ${counted}`;
  return `${file} is valid${where}${counted === '' ? '' : `, with ${counted}`}`;
}

function count(number: number, thing: string): string {
  return number === 0 ? '' : `${number} ${thing}${number === 1 ? '' : 's'}`;
}
