import type { Command } from 'commander';
import { looksLikeJson } from '../../documents/index.js';
import type { Issue } from '../../errors/index.js';
import { readJsonText } from '../../formats/ionq/index.js';
import { counted } from '../../printing/index.js';
import type { Target } from '../../targets/index.js';
import { validateText } from '../../validate/index.js';
import { aboutFile, type ExitCode, exitCodes, Failure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { requireRead } from '../input.js';
import { inputFiles, isOneFile } from '../input-files.js';
import { addOutputOptions, choice } from '../options.js';
import { issueLines, Output, type OutputOptions } from '../output.js';
import { type FileFindings, sarifLog } from '../sarif.js';
import { displayName, readText } from '../source.js';
import { addTargetOptions, chosenTarget, type TargetOptions } from '../target-option.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, TargetOptions {
  readonly strict?: boolean;
  readonly format?: 'text' | 'sarif';
  readonly sarif?: boolean;
}

const PROSE = `Everything that is wrong is listed, not only the first finding. A circuit alone (JSON or OpenQASM)
is checked as the input of a job. Without --target, the backend and the noise model that the job
names decide. A folder stands for the *.json, *.qasm and *.qasm3 in it and in its folders.

The document of --json is { "valid", "target", "errors", "warnings", "issues": [...] }, and for
several files { "valid", "target", "errors", "warnings", "files": [{ "file", "valid", "errors",
"warnings", "issues": [...] }] }; --sarif writes a log in SARIF 2.1.0, which code hosts show at the
lines of a change. The exit code is 1 when something speaks against submitting any of the files.
Warnings alone do not.`;

export function define(command: Command): Command {
  addTargetOptions(command.argument('<FILE...>', 'jobs, circuits, and folders of them'))
    .option('--strict', 'refuse also what the service lets pass although its API document does not provide for it')
    .addOption(choice('--format <FORMAT>', 'how the findings are written; text if left out', ['text', 'sarif']))
    .option('--sarif', 'short for --format sarif');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom validate job.json --target qpu.forte-1',
      'ionloom validate jobs/ circuits/*.qasm --target qpu.forte-1',
      'ionloom validate jobs/ --sarif > ionloom.sarif',
      'ionloom validate job.json --json | jq .issues',
      'ionloom transpile circuit.qasm --target qpu.aria-1 | ionloom validate - --target qpu.aria-1',
    ],
    PROSE,
  );
}

/** What was found in a file. */
interface Checked extends FileFindings {
  /** The file as people know it. */
  readonly name: string;
  readonly valid: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** How the file was read, where that helps to understand the issues. */
  readonly note: string | undefined;
}

export async function run(
  [words]: readonly [readonly string[]],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const sarif = options.sarif === true || options.format === 'sarif';
  if (sarif && (options.json || (options.sarif && options.format === 'text'))) {
    throw usageFailure('findings are written in one form', 'leave out all but one of --json, --sarif and --format');
  }
  const isChosen = options.target !== undefined || options.characterization !== undefined;
  const target = isChosen ? await chosenTarget(options, output, terminal) : undefined;
  const one = isOneFile(words);
  const checked: Checked[] = [];
  const inputs = inputFiles(words);
  for (const { file, failure } of inputs) {
    const found = failure ?? (await findings(file, target, { strict: options.strict ?? false, sarif }, terminal));
    // What is meant alone and cannot be read at all is the failure of the command.
    if (found instanceof Failure && inputs.length === 1 && (one || failure !== undefined) && !sarif) throw found;
    checked.push(found instanceof Failure ? unreadable(file, found) : found);
  }
  if (sarif) output.document(sarifLog(checked, terminal.version()));
  else if (options.json) output.document(one ? documentOf(checked[0]!, target) : wholeDocument(checked, target));
  else output.result((one ? fileLines(checked[0]!, target, options) : wholeLines(checked, target, options)).join('\n'));
  return checked.every(({ valid }) => valid) ? exitCodes.done : exitCodes.bad;
}

/** What is wrong with a file, or the failure to read it. */
async function findings(
  file: string,
  target: Target | undefined,
  { strict, sarif }: { readonly strict: boolean; readonly sarif: boolean },
  terminal: Terminal,
): Promise<Checked | Failure> {
  const name = displayName(file);
  try {
    const text = await readText(file, terminal);
    const reading = aboutFile(name, undefined, () => validateText(text, target, { file: name, strict }));
    const { issues } = requireRead(reading, name);
    return {
      ...graded(issues),
      file,
      name,
      json: sarif && looksLikeJson(text) && readJsonText(text).ok ? text : undefined,
      note: undefined,
    };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function unreadable(file: string, { issues, note }: Failure): Checked {
  return { ...graded(issues), file, name: displayName(file), note };
}

function graded(issues: readonly Issue[]) {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return { issues, valid: errors === 0, errors, warnings: issues.length - errors };
}

function documentOf({ valid, errors, warnings, issues }: Checked, target: Target | undefined): object {
  return { valid, target: target?.name ?? null, errors, warnings, issues };
}

function wholeDocument(checked: readonly Checked[], target: Target | undefined): object {
  const files = checked.map(({ name, valid, errors, warnings, issues }) => ({
    file: name,
    valid,
    errors,
    warnings,
    issues,
  }));
  const { errors, warnings } = total(checked);
  return { valid: files.every(({ valid }) => valid), target: target?.name ?? null, errors, warnings, files };
}

/** The findings in a file and a line about it. */
function fileLines(
  { name, issues, errors, warnings, note }: Checked,
  target: Target | undefined,
  { quiet }: Options,
): readonly string[] {
  const shown = quiet ? issues.filter(({ severity }) => severity === 'error') : issues;
  const lines = [...issueLines(shown, name), ...(note === undefined ? [] : [`  note: ${note}`])];
  return [...lines, conclusion(name, target, errors, warnings)];
}

/** The same for every file, those without errors left out under --quiet, and a line about all of them. */
function wholeLines(checked: readonly Checked[], target: Target | undefined, options: Options): readonly string[] {
  const shown = options.quiet ? checked.filter(({ valid }) => !valid) : checked;
  const { errors, warnings } = total(checked);
  const bad = checked.filter(({ valid }) => !valid).length;
  const found = amounts(errors, warnings);
  const verdict = bad === 0 ? 'all valid' : `${bad} not valid`;
  const summary = `${count(checked.length, 'file')}, ${verdict}${found === '' ? '' : `: ${found}`}`;
  return [...shown.flatMap((each) => fileLines(each, target, options)), summary];
}

function total(checked: readonly Checked[]) {
  const sum = (field: 'errors' | 'warnings') => checked.reduce((all, each) => all + each[field], 0);
  return { errors: sum('errors'), warnings: sum('warnings') };
}

function conclusion(file: string, target: Target | undefined, errors: number, warnings: number): string {
  const where = target === undefined ? '' : ` for ${target.name}`;
  const found = amounts(errors, warnings);
  if (errors > 0) return `${file} is not valid${where}: ${found}`;
  return `${file} is valid${where}${found === '' ? '' : `, with ${found}`}`;
}

function amounts(errors: number, warnings: number): string {
  return [count(errors, 'error'), count(warnings, 'warning')].filter((part) => part !== '').join(' and ');
}

function count(number: number, thing: string): string {
  return number === 0 ? '' : counted(number, thing);
}
