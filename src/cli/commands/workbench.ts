import type { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { loaded } from '../loaded.js';
import { addOutputOptions, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import type { Terminal } from '../terminal.js';
import { untilTold } from '../until-told.js';

interface Options extends OutputOptions {
  readonly port?: number;
  readonly threads?: number;
}

/** Where it is served unless another port is asked for: always the same, so that bookmarks and what is kept stay right. */
const PORT = 8405;

const PROSE = `Programs of this machine alone reach it, until Ctrl-C or until it is told to end. The page computes in
the browser and sends nothing anywhere. An emulator of the service answers beside it, under /v0.4, for
jobs that are to outlive the page.

The document of --json is { "page", "url" }: the page's address, and that of the emulator.`;

export function define(command: Command): Command {
  command
    .option('--port <N>', `serve on this port, 0 for a free one; ${PORT} if left out`, wholeNumber(0, 65_535))
    .option(
      '--threads <N>',
      'run circuits of the emulator on so many threads; as many as the machine runs if left out',
      wholeNumber(0),
    );
  return addExamples(addOutputOptions(command), ['ionloom workbench', 'ionloom workbench --port 0 --json'], PROSE);
}

export async function run(_words: readonly [], options: Options, terminal: Terminal): Promise<number> {
  const output = new Output(terminal, options);
  const { startWorkbench } = await loaded('emulator', () => import('../../node/index.js'));
  const { port = PORT, threads } = options;
  const workbench = await startWorkbench({ port, threads });
  try {
    if (options.json) output.document({ page: workbench.page, url: workbench.emulator.url });
    else output.result(`The workbench is at ${workbench.page}`);
    output.say('\nCtrl-C ends it.');
    await untilTold(terminal);
  } finally {
    await workbench.stop();
  }
  return exitCodes.done;
}
