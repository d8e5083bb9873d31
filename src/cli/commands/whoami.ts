import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { textOf } from '../service-values.js';
import { knownLines } from '../table.js';
import type { Terminal } from '../terminal.js';

const PROSE = `The key stands in the environment variable IONQ_API_KEY, and nowhere on a command line, which others
on the machine can read. IONQ_API_URL names another address of the service. The document of --json is
{ "key_id", "key_name", "project_id" }.`;

export function define(command: Command): Command {
  return addExamples(addOutputOptions(command), ['ionloom whoami', 'ionloom whoami --json | jq -r .project_id'], PROSE);
}

export async function run(_: readonly [], options: OutputOptions, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  await askService(terminal, output, async (ionq) => {
    const who = await ionq.whoami();
    if (options.json) return output.document(who);
    const lines = knownLines([
      ['key', textOf(who.key_name)],
      ['key id', textOf(who.key_id)],
      ['project', textOf(who.project_id)],
      ['service', ionq.baseURL],
    ]);
    output.result(lines.join('\n'));
  });
  return exitCodes.done;
}
