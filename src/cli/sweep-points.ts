import { type IssueCode, issue } from '../errors/index.js';
import { type Sweep, splitResults, type TaskFailure, writeLine } from '../tasks/index.js';
import { exitCodes, Failure } from './failure.js';
import { untilInterrupted } from './interrupt.js';
import type { Output, OutputOptions } from './output.js';
import { displayName, isFile } from './source.js';
import { SweepProgress } from './sweep-progress.js';
import { chosenRunner, type RunnerOptions } from './task-runner.js';
import type { Terminal } from './terminal.js';

/** What came of a point. */
export interface PointLine {
  readonly text: string;
  readonly failed: boolean;
}

/** How points are computed, and where their lines go. */
export interface PointOptions extends OutputOptions, RunnerOptions {
  readonly splitShots?: number;
  readonly out?: string;
}

/** Points of a sweep. */
export interface Points {
  /** What people call them: `points`. */
  readonly noun: string;
  /** Those that are to be computed, in order. */
  readonly indices: Iterable<number>;
  /** How many there are, with those that are done. */
  readonly count: number;
  /** How many are done. */
  readonly done: number;
  /** How many of these failed. */
  readonly failed: number;
}

/**
 * Computes points of a sweep.
 *
 * @param take is handed their lines, in order
 * @throws Failure at an interrupt, and where a point is lost again and again.
 */
export async function computePoints(
  sweep: Sweep,
  points: Points,
  take: (line: PointLine) => void,
  options: PointOptions,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  let { done, failed } = points;
  if (done === points.count) return;
  const progress = new SweepProgress(terminal, options, points.count, done);
  const say = (text: string) => {
    progress.end();
    output.say(text);
  };
  const runner = await chosenRunner(options, { say }, terminal);
  /** Those whose results are not there. */
  const asked: number[] = [];
  function* tasks() {
    for (const index of points.indices) {
      asked.push(index);
      yield sweep.taskAt(index);
    }
  }
  try {
    await untilInterrupted(terminal, async (signal) => {
      try {
        const { splitShots } = options;
        const results =
          splitShots === undefined
            ? runner.run(tasks(), { signal })
            : splitResults(runner, tasks(), splitShots, { signal });
        for await (const result of results) {
          const index = asked.shift()!;
          if (!result.ok && OF_THE_MACHINE.includes(result.failure.code))
            throw uncomputed(index, result.failure, options);
          take({ text: writeLine(sweep, index, result), failed: !result.ok });
          done++;
          if (!result.ok) failed++;
          progress.show(done, failed);
        }
      } catch (error) {
        throw signal.aborted ? interrupted(done, points, options) : error;
      }
    });
  } finally {
    progress.end();
    await runner.close();
  }
}

/** What ended whoever computed a point, or was of another version, says nothing of the point: it is no result that every machine would give. */
const OF_THE_MACHINE: readonly string[] = ['TaskLost', 'VersionMismatch'] satisfies readonly IssueCode[];

function uncomputed(index: number, { code, message }: TaskFailure, { out }: PointOptions): Failure {
  const [sentence, own] = message.split('\n  hint: ');
  const goesOn = isFile(out) ? 'what is done stays, and the same command tries it again' : undefined;
  const hints = [own, goesOn].filter((each) => each !== undefined);
  const hint = hints.length === 0 ? {} : { hint: hints.join('; ') };
  return new Failure([issue(code as IssueCode, `point ${index} could not be computed: ${sentence}`, hint)]);
}

function interrupted(done: number, { count, noun }: Points, { out }: PointOptions): Failure {
  const message = `interrupted after ${done} of ${count} ${noun}`;
  const hint = isFile(out) ? `they are in ${displayName(out)}, and the same command goes on with them` : undefined;
  return new Failure([issue('Aborted', message, hint === undefined ? {} : { hint })], {
    exitCode: exitCodes.interrupted,
  });
}
