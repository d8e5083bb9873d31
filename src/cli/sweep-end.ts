import { csvRows, readLine, type SweepLine } from '../tasks/index.js';
import { type ExitCode, exitCodes } from './failure.js';
import { linesOfFile } from './lines-of-file.js';
import type { Output, OutputOptions } from './output.js';
import { displayName, isFile } from './source.js';
import { writeLines } from './whole-file.js';

/** How a sweep, or a part of one, has ended. */
interface SweepEnd {
  readonly sweep: string;
  /** Of the whole sweep. */
  readonly points: number;
  /** Here, with those that were there before. */
  readonly done: number;
  readonly failed: number;
  readonly out: string | undefined;
  readonly csv: string | undefined;
}

/** Writes the table of results beside their lines. */
export async function writeCsv(csv: string, lines: string): Promise<void> {
  await writeLines(
    csv,
    csvRows(() => readLines(lines)),
  );
}

async function* readLines(file: string): AsyncGenerator<SweepLine> {
  let number = 0;
  for await (const { text } of linesOfFile(file)) {
    number++;
    yield readLine(text, `line ${number} of ${displayName(file)}`);
  }
}

/** Says what there is now. */
export function sweepEnd(end: SweepEnd, { json }: OutputOptions, output: Output): ExitCode {
  const { points, done, failed, out, csv } = end;
  if (json) output.document({ ...end, out: out ?? null, csv: csv ?? null });
  else {
    const files = [out, csv].filter(isFile).map(displayName);
    const all = done === points ? `${points} points` : `${done} of ${points} points`;
    output.say(`${all}${files.length === 0 ? '' : `: ${files.join(', ')}`}`);
    if (failed > 0) {
      const noun = failed === 1 ? '1 point' : `${failed} points`;
      output.insist(`error: ${noun} failed, as "failure" in ${failed === 1 ? 'its line' : 'their lines'} says`);
    }
  }
  return failed > 0 ? exitCodes.bad : exitCodes.done;
}
