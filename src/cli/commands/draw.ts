import type { Command } from 'commander';
import { drawSvg } from '../../draw/index.js';
import { type ExitCode, exitCodes, fileFailure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type CircuitFile, type ReadOptions, readCircuits } from '../input.js';
import { addInputOptions, addOutputOptions, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { isFile, writeText } from '../source.js';
import type { Terminal } from '../terminal.js';
import { DRAWING_WIDTH, drawnCircuits } from '../text-formats.js';

interface DrawOptions extends OutputOptions, ReadOptions {
  readonly ascii?: boolean;
  readonly width?: number;
  readonly svg?: boolean;
  readonly output?: string;
}

export function define(command: Command): Command {
  addInputOptions(
    command
      .argument('<FILE>', 'a circuit or a job')
      .option('--ascii', 'use ASCII characters only')
      .option(
        '--width <N>',
        `fold the drawing to this many characters; else to those of the terminal, or ${DRAWING_WIDTH}`,
        wholeNumber(20),
      )
      .option('--svg', 'write SVG')
      .option('-o, --output <OUT>', 'write to this file instead of stdout'),
  );
  return addExamples(addOutputOptions(command), [
    'ionloom draw circuit.qasm',
    'ionloom draw job.json --ascii --width 72',
    'ionloom draw circuit.qasm --svg -o circuit.svg',
  ]);
}

export async function run([file]: readonly [string], options: DrawOptions, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const { ascii = false, svg = false } = options;
  if (svg && (ascii || options.width !== undefined)) {
    throw usageFailure('--svg takes neither --ascii nor --width', 'these two are for drawings as text');
  }
  const source = await readCircuits(file, options, terminal);
  output.warn(source.warnings, source.file);
  const toFile = isFile(options.output);
  const own = toFile ? DRAWING_WIDTH : (terminal.stdout.columns ?? DRAWING_WIDTH);
  const width = options.width ?? (options.json && !toFile ? undefined : own);
  const text = svg ? svgOf(source) : drawnCircuits(source.circuits, width, ascii);
  if (toFile) {
    writeText(options.output, text);
    output.say(`written: ${options.output}`);
  }
  if (options.json)
    output.document({ format: svg ? 'svg' : 'text', ...(toFile ? { output: options.output } : { drawing: text }) });
  else if (!toFile) output.result(text);
  return exitCodes.done;
}

function svgOf({ file, description, circuits }: CircuitFile): string {
  if (circuits.length === 1) return drawSvg(circuits[0].circuit);
  const hint = 'choose one with --circuit';
  throw fileFailure('CircuitCount', file, `an SVG holds one drawing, and this is ${description}`, hint);
}
