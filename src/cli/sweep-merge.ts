import { resolve } from 'node:path';
import { mergedLines, readLine, type SweepLine } from '../tasks/index.js';
import { type ExitCode, usageFailure } from './failure.js';
import { linesOfFile } from './lines-of-file.js';
import { Output, type OutputOptions } from './output.js';
import { isSameFile } from './same-file.js';
import { displayName, isFile } from './source.js';
import { sweepEnd, writeCsv } from './sweep-end.js';
import type { Terminal } from './terminal.js';
import { writeLines } from './whole-file.js';

/** What merging takes of the options. */
export interface MergeOptions extends OutputOptions {
  readonly out?: string;
  readonly csv?: string;
}

const OWN_OPTIONS = ['out', 'csv', 'json', 'quiet'];

/** Puts the parts of a sweep together: the lines of all points, in order, as one process would have written them. */
export async function mergeSweep(
  files: readonly string[],
  options: MergeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const [foreign] = Object.keys(options).filter((name) => !OWN_OPTIONS.includes(name));
  if (foreign !== undefined) {
    const written = `--${foreign.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw usageFailure(`${written} means nothing to ionloom sweep merge`, 'it belongs to making the parts');
  }
  const { out, csv } = options;
  for (const [name, written] of Object.entries({ out, csv })) {
    if (!isFile(written) || !files.some((file) => isSameFile(file, written))) continue;
    throw usageFailure(`${displayName(written)} is one of the parts`, `--${name} names another file`);
  }
  const known = new Set<string>();
  const twice = files.find((file) => known.size === known.add(resolve(file)).size);
  if (twice !== undefined) throw usageFailure(`${displayName(twice)} is named twice`, 'name every part once');
  let last: SweepLine | undefined;
  let failed = 0;
  const parts = files.map((file) => ({ name: displayName(file), lines: textsOf(file) }));
  async function* counted(): AsyncGenerator<string> {
    for await (const text of mergedLines(parts)) {
      last = readLine(text, 'a line');
      if (last.failure !== undefined) failed++;
      yield text;
    }
  }
  if (isFile(out)) await writeLines(out, counted());
  else for await (const text of counted()) output.result(text);
  if (csv !== undefined && isFile(out)) await writeCsv(csv, out);
  return sweepEnd({ sweep: last!.sweep, points: last!.of, done: last!.of, failed, out, csv }, options, output);
}

async function* textsOf(file: string): AsyncGenerator<string> {
  for await (const { text } of linesOfFile(file)) yield text;
}
