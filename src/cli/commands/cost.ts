import type { Command } from 'commander';
import type { JobCost } from '../../cloud/index.js';
import { type ExitCode, exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { amountOf } from '../service-values.js';
import { knownLines } from '../table.js';
import type { Terminal } from '../terminal.js';

const PROSE = `The document of --json is that of the service:
{ "dry_run", "estimated_cost": { "value", "unit" }, "cost": { "value", "unit" } }, the cost as soon as
the job was billed.`;

export function define(command: Command): Command {
  command.argument('<ID>', 'a job, by the id that the service gave it');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom cost 617a1f8b-59d4-435d-aa33-695433d7155e',
      'ionloom cost 617a1f8b-59d4-435d-aa33-695433d7155e --json | jq .cost.value',
    ],
    PROSE,
  );
}

export async function run([id]: readonly [string], options: OutputOptions, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  await askService(terminal, output, async (ionq) => {
    const cost = await ionq.jobs.cost(id);
    if (options.json) output.document(cost);
    else output.result(costLines(cost).join('\n'));
  });
  return exitCodes.done;
}

function costLines({ dry_run, estimated_cost, cost }: JobCost): readonly string[] {
  return knownLines([
    ['estimated', amountOf(estimated_cost?.value, estimated_cost?.unit)],
    ['billed', cost ? amountOf(cost.value, cost.unit) : dry_run ? 'nothing, it was a dry run' : 'nothing so far'],
  ]);
}
