import type { Command } from 'commander';
import { IonloomError, issue } from '../../errors/index.js';
import { engineNames, publishedNoiseModels } from '../../simulate/index.js';
import { findTarget } from '../../targets/index.js';
import {
  indicesOf,
  MOST_SHOTS,
  MOST_TIME,
  pointsIn,
  readShard,
  type Shard,
  type Sweep,
  sweepOf,
  WHOLE,
} from '../../tasks/index.js';
import { type ExitCode, Failure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { circuitsIn } from '../input.js';
import { readObservable } from '../observable.js';
import { addOutputOptions, choice, named, positiveNumber, readSetting, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { QUEUE_PROSE } from '../queue-option.js';
import { isSameFile } from '../same-file.js';
import { displayName, isFile, readText, STANDARD_STREAM } from '../source.js';
import { sweepEnd, writeCsv } from '../sweep-end.js';
import { SweepFile } from '../sweep-file.js';
import { mergeSweep } from '../sweep-merge.js';
import { requireAxes, requireMeaning, type SweepOptions, sweepAxes, sweepDefinition } from '../sweep-options.js';
import { computePoints, type PointLine, type PointOptions } from '../sweep-points.js';
import { requireOneRunner } from '../task-runner.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, SweepOptions, PointOptions {
  readonly shard?: Shard;
  readonly csv?: string;
  readonly restart?: boolean;
  readonly retry?: boolean;
}

const PROSE = `--set takes FROM:TO:COUNT (both ends are among the values), values with commas between them, or one
value; several make all combinations, of which the last varies fastest. --set-file is a table of
points: CSV with the parameters in its first line, or JSON Lines; with --set, all combinations for
each row.

Each point gives one line of JSON: its index, values, seed and the hash of its task, and what was
found as "value", or why not as "failure". Without --shots that is probabilities, with it counts,
with --observable means. The lines come in the order of the points and do not depend on who computed
them: a point draws by a seed of its own, which --seed and the index of the point decide.

The same command goes on with a file that it has begun. --shard I/N computes every N-th point from
point I on, I being 0 to N - 1, into a file of its own; ionloom sweep merge PARTS... --out FILE puts
them together. A point that fails does not stop the others; the exit code is 1 then. --retry computes
points that failed again, as those that took too long on a busy machine; --time-limit gives them more
time, also in a file that was begun with less.

A sweep of few points whose circuits are large goes faster with --split-shots: the shots of each
point are computed in parts at the same time, and the counts are those of --engine trajectories.
--time-limit is of each part then.

The lines are the same for any number of threads, parts and machines. --queue has them computed by
\`ionloom worker\`, on any number of machines.

${QUEUE_PROSE}`;

export function define(command: Command): Command {
  command
    .argument('<FILE>', 'a circuit or a job with free parameters; or the word merge')
    .argument('[PARTS...]', 'after merge: the files that --shard made')
    .option('--set <NAME=VALUES>', 'the values of a parameter, such as theta=0:2*pi:200; may be repeated', readSetting)
    .option('--set-file <FILE>', 'a table of values, with a row for each point')
    .option('--circuit <NAME>', 'take this circuit of a job of several, by its name or its number from 0')
    .option('-s, --shots <N>', 'take this many shots at each point', wholeNumber(1, MOST_SHOTS))
    .option('--exact', 'give exact results, whatever shots a job names')
    .option('--seed <N>', 'decides the random draws; 1 if left out', wholeNumber(0))
    .addOption(choice('--noise <MODEL>', "a machine's noise", ['ideal', ...publishedNoiseModels]))
    .option('--observable <SUM>', 'give the mean of Pauli strings; may be repeated', readObservable)
    .option(
      '-t, --target <NAME>',
      'transpile the circuit for this target first, once for all points',
      named(targetName),
    )
    .option('--level <N>', 'how hard to transpile: 0, 1 or 2; 2 if left out', wholeNumber(0, 2))
    .addOption(choice('--engine <NAME>', 'how to simulate; auto if left out', engineNames))
    .option('--memory <GIB>', 'how much memory the state of a point may take; 1 if left out', positiveNumber)
    .option(
      '--time-limit <MS>',
      'how long a point, or with --split-shots each of its parts, may take; 600000 if left out',
      wholeNumber(1, MOST_TIME),
    )
    .option('--threads <N>', 'compute on so many threads; as many as the machine runs if left out', wholeNumber(1, 256))
    .option('--queue <URL>', 'have the workers at the queue on this Redis compute: redis://HOST:PORT/DATABASE')
    .option('--parallel <N>', 'have so many batches at the queue at a time; 64 if left out', wholeNumber(1, 100_000))
    .option('--split-shots <N>', 'compute the noisy shots of a point in N parts at a time', wholeNumber(2, 1000))
    .option('--shard <I/N>', 'compute only every N-th point from I on', named(readShard))
    .option('-o, --out <FILE>', 'write the lines to this file, and go on with it where it is begun')
    .option('--csv <FILE>', 'write the results as a table as well, when all are there')
    .option('--retry', 'compute points of the file that failed again')
    .option('--restart', 'begin anew, whatever the file holds');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom sweep ansatz.qasm --set theta=0:2*pi:200 --observable ZZ --out results.jsonl',
      'ionloom sweep ansatz.qasm --set a=0:pi:50 --set b=0,pi/4 --shots 1000 --noise forte-1 -o results.jsonl',
      'ionloom sweep ansatz.qasm --set-file grid.csv --shots 1000 --out results.csv',
      'ionloom sweep ansatz.qasm --set theta=0:pi:1000 --shots 100 --shard 3/16 --out part-3.jsonl',
      'ionloom sweep merge part-*.jsonl --out results.jsonl --csv results.csv',
    ],
    PROSE,
  );
}

function targetName(name: string): string {
  return findTarget(name).name;
}

export async function run(
  [file, parts]: readonly [string, readonly string[]],
  given: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = withFiles(given);
  if (file === MERGE) {
    if (parts.length === 0) throw usageFailure('there are no parts to merge', 'ionloom sweep merge part-*.jsonl');
    return mergeSweep(parts, options, terminal);
  }
  if (parts.length > 0) throw usageFailure(`a sweep is of one file, and ${parts.length + 1} are given`);
  requireInputsKept(file, options);
  const output = new Output(terminal, options);
  requireMeaning(options);
  requireOneRunner(options);
  const { shard = WHOLE, out, csv, restart = false, retry = false } = options;
  for (const [name, isGiven] of Object.entries({ restart, retry })) {
    if (isGiven && !isFile(out)) throw usageFailure(`--${name} is for a file that was begun`, '--out FILE names it');
  }
  if (restart && retry) throw usageFailure('--restart leaves nothing to --retry', 'leave out one of the two');
  const sweep = await readSweep(file, options, output, terminal);
  const target = isFile(out) ? await SweepFile.open(out, sweep, shard, restart) : new StandardOutput(output);
  const compute = (
    noun: string,
    indices: Iterable<number>,
    count: number,
    { done, failed }: { readonly done: number; readonly failed: number },
    take: (line: PointLine) => void,
  ) => computePoints(sweep, { noun, indices, count, done, failed }, take, options, output, terminal);
  try {
    if (target.done > 0) output.say(`${displayName(out!)} has ${counted(target.done)} already`);
    if (retry) {
      await target.retry((indices, take) =>
        compute('points that had failed', indices, indices.length, { done: 0, failed: 0 }, take),
      );
    }
    const indices = indicesOf(sweep, shard, target.done);
    await compute('points', indices, pointsIn(sweep.grid.points, shard), target, (line) => target.append(line));
  } finally {
    target.close();
  }
  if (csv !== undefined && isFile(out)) await writeCsv(csv, out);
  const { done, failed } = target;
  return sweepEnd({ sweep: sweep.id, points: sweep.grid.points, done, failed, out, csv }, options, output);
}

/** The word that stands for putting parts together. */
const MERGE = 'merge';

/** Lines that go to standard output. */
class StandardOutput implements Pick<SweepFile, 'done' | 'failed' | 'append' | 'retry' | 'close'> {
  done = 0;
  failed = 0;
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  append({ text, failed }: PointLine): void {
    this.#output.result(text);
    this.done++;
    if (failed) this.failed++;
  }

  async retry(): Promise<void> {}

  close(): void {}
}

/** `--out results.csv` means the table, with the lines by which it is gone on with beside it. */
function withFiles(options: Options): Options {
  const { out, csv, json } = options;
  if (csv === undefined && out !== undefined && /\.csv$/i.test(out)) {
    return { ...options, out: out.replace(/\.csv$/i, '.jsonl'), csv: out };
  }
  if (csv === STANDARD_STREAM) throw usageFailure('a table is written to a file', '--csv FILE names it');
  if (isFile(out)) {
    if (csv !== undefined && isSameFile(csv, out))
      throw usageFailure('the lines and the table cannot both be in one file');
    return options;
  }
  if (csv !== undefined) throw usageFailure('a table is made of the lines in a file', '--out FILE names it');
  if (json) {
    throw usageFailure(
      '--json answers with one document, and the lines would be in its place',
      '--out FILE takes them',
    );
  }
  return options;
}

/** Refuses to write over what is read. */
function requireInputsKept(file: string, { setFile, out, csv }: Options): void {
  const inputs = { 'the circuit': file, 'the table of values': setFile };
  for (const [option, output] of Object.entries({ out, csv })) {
    for (const [noun, input] of Object.entries(inputs)) {
      if (!isFile(output) || !isFile(input) || !isSameFile(output, input)) continue;
      const message = `${displayName(output)} is ${noun}, and results would take its place`;
      throw usageFailure(message, `--${option} names another file`);
    }
  }
}

async function readSweep(file: string, options: Options, output: Output, terminal: Terminal): Promise<Sweep> {
  const { circuit, setFile } = options;
  if (file === STANDARD_STREAM && setFile === STANDARD_STREAM) {
    throw usageFailure('the circuit and the table cannot both come from standard input');
  }
  const name = displayName(file);
  const text = await readText(file, terminal);
  const document = circuitsIn(text, name, circuit === undefined ? {} : { circuit });
  output.warn(document.warnings, name);
  const axes = await sweepAxes(options, terminal);
  requireAxes(axes);
  if (document.circuits.length > 1) {
    const message = `it holds ${document.circuits.length} circuits, and a sweep is of one`;
    throw new Failure([issue('CircuitCount', message, { hint: '--circuit NAME takes one of them' })], { file: name });
  }
  try {
    return await sweepOf(sweepDefinition(document, text, axes, options, output));
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new Failure(error.issues, { file: name, cause: error });
  }
}

function counted(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}
