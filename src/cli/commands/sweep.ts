import type { Command } from 'commander';
import { IonloomError, issue } from '../../errors/index.js';
import { engineNames, publishedNoiseModels } from '../../simulate/index.js';
import { findTarget } from '../../targets/index.js';
import {
  indicesOf,
  pointsIn,
  readShard,
  type Shard,
  type Sweep,
  splitResults,
  sweepOf,
  tasksOf,
  WHOLE,
  writeLine,
} from '../../tasks/index.js';
import { type ExitCode, exitCodes, Failure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { circuitsIn } from '../input.js';
import { untilInterrupted } from '../interrupt.js';
import { readObservable } from '../observable.js';
import { addOutputOptions, choice, named, positiveNumber, readSetting, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { QUEUE_PROSE } from '../queue-option.js';
import { displayName, isFile, readText, STANDARD_STREAM } from '../source.js';
import { sweepEnd, writeCsv } from '../sweep-end.js';
import { SweepFile } from '../sweep-file.js';
import { mergeSweep } from '../sweep-merge.js';
import { requireAxes, requireMeaning, type SweepOptions, sweepAxes, sweepDefinition } from '../sweep-options.js';
import { SweepProgress } from '../sweep-progress.js';
import { chosenRunner, type RunnerOptions, requireOneRunner } from '../task-runner.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, SweepOptions, RunnerOptions {
  readonly shard?: Shard;
  readonly out?: string;
  readonly csv?: string;
  readonly restart?: boolean;
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
them together. A point that fails does not stop the others; the exit code is 1 then.

A sweep of few points whose circuits are large goes faster with --split-shots: the shots of each
point are computed in parts at the same time, and the counts are those of --engine trajectories.

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
    .option('--threads <N>', 'compute on so many threads; as many as the machine runs if left out', wholeNumber(1, 256))
    .option('--queue <URL>', 'have the workers at the queue on this Redis compute: redis://HOST:PORT/DATABASE')
    .option('--split-shots <N>', 'compute the noisy shots of a point in N parts at a time', wholeNumber(2, 1000))
    .option('--shard <I/N>', 'compute only every N-th point from I on', named(readShard))
    .option('-o, --out <FILE>', 'write the lines to this file, and go on with it where it is begun')
    .option('--csv <FILE>', 'write the results as a table as well, when all are there')
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

/** As many as a task takes. */
const MOST_SHOTS = 2 ** 23;

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
  const output = new Output(terminal, options);
  requireMeaning(options);
  requireOneRunner(options);
  const { shard = WHOLE, out, csv, restart = false } = options;
  if (restart && !isFile(out)) throw usageFailure('--restart is for a file that was begun', '--out FILE names it');
  const sweep = await readSweep(file, options, output, terminal);
  const target = isFile(out) ? await SweepFile.open(out, sweep, shard, restart) : new StandardOutput(output);
  try {
    if (target.done > 0) output.say(`${displayName(out!)} has ${counted(target.done)} already`);
    await compute(sweep, shard, target, options, output, terminal);
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
class StandardOutput implements Pick<SweepFile, 'done' | 'failed' | 'append' | 'close'> {
  done = 0;
  failed = 0;
  readonly #output: Output;

  constructor(output: Output) {
    this.#output = output;
  }

  append(line: string, failed: boolean): void {
    this.#output.result(line);
    this.done++;
    if (failed) this.failed++;
  }

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
    if (csv === out) throw usageFailure('the lines and the table cannot both be in one file');
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

/** Computes what is not there yet; @throws Failure at an interrupt. */
async function compute(
  sweep: Sweep,
  shard: Shard,
  target: Pick<SweepFile, 'done' | 'failed' | 'append'>,
  options: Options,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const points = pointsIn(sweep.grid.points, shard);
  if (target.done === points) return;
  const runner = await chosenRunner(options, output, terminal);
  const progress = new SweepProgress(terminal, options, points, target.done);
  const indices = indicesOf(sweep, shard, target.done);
  try {
    await untilInterrupted(terminal, async (signal) => {
      try {
        const tasks = tasksOf(sweep, shard, target.done);
        const { splitShots } = options;
        const results =
          splitShots === undefined
            ? runner.run(tasks, { signal })
            : splitResults(runner, tasks, splitShots, { signal });
        for await (const result of results) {
          const index: number = indices.next().value!;
          if (!result.ok && result.failure.code === 'TaskLost') throw lost(index, result.failure.message, options);
          target.append(writeLine(sweep, index, result), !result.ok);
          progress.show(target.done, target.failed);
        }
      } catch (error) {
        throw signal.aborted ? interrupted(target.done, points, options) : error;
      }
    });
  } finally {
    progress.end();
    await runner.close();
  }
}

/** What ended whoever computed a point says nothing of the point, and is no result that every machine would give. */
function lost(index: number, message: string, { out }: Options): Failure {
  const hint = isFile(out) ? { hint: 'what is done stays, and the same command tries it again' } : {};
  return new Failure([issue('TaskLost', `point ${index} could not be computed: ${message}`, hint)]);
}

function interrupted(done: number, points: number, { out }: Options): Failure {
  const message = `interrupted after ${done} of ${points} points`;
  const hint = isFile(out) ? `they are in ${displayName(out)}, and the same command goes on with them` : undefined;
  return new Failure([issue('Aborted', message, hint === undefined ? {} : { hint })], {
    exitCode: exitCodes.interrupted,
  });
}

function counted(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}
