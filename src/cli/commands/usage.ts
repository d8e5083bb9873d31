import { type Command, InvalidArgumentError } from 'commander';
import type { Usage, UsageQuery } from '../../cloud/index.js';
import { calendarDate, usageGroups, usageModalities } from '../../formats/ionq/index.js';
import { type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions, choice } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { amountOf, durationOf, textOf } from '../service-values.js';
import { headedTable } from '../table.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions {
  readonly from: string;
  readonly to: string;
  readonly by: UsageQuery['group_by'];
  readonly every: UsageQuery['modality'];
}

const PROSE = `What an organization used of the QPUs: in every day, week or month the total, and below it the five
jobs, projects or users that cost most. The time is that on the machines. The document of --json is
that of the service, with times in microseconds. ionloom sessions --json names the organization.`;

export function define(command: Command): Command {
  command
    .argument('<ORGANIZATION>', 'an organization, by its id')
    .requiredOption('--from <DATE>', 'the first day, such as 2026-05-31', date)
    .requiredOption('--to <DATE>', 'the day after the last one', date)
    .addOption(choice('--by <GROUP>', 'of what the parts are', usageGroups).default('project'))
    .addOption(choice('--every <TIME>', 'how long the parts are', usageModalities).default('monthly'));
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom usage 71d164e-6ebe-4126-8839-f1529bb01a00 --from 2026-01-01 --to 2026-07-01',
      'ionloom usage 71d164e-6ebe-4126-8839-f1529bb01a00 --from 2026-05-01 --to 2026-06-01 --by user --every daily',
    ],
    PROSE,
  );
}

function date(text: string): string {
  if (calendarDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It takes a day of the calendar, such as 2026-05-31.');
}

export async function run([organization]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const { from, to, by, every } = options;
  if (from >= to) throw usageFailure(`from ${from} to ${to} there is no time`, '--to is the day after the last one');
  await askService(terminal, output, async (ionq) => {
    const query: UsageQuery = { start_date: from, end_date: to, group_by: by, modality: every };
    const usage = await ionq.usage(organization, query);
    if (options.json) return output.document(usage);
    output.result(usageTable(usage, by, output));
    if (!usage.usage_data?.length) output.say('nothing was used in that time');
  });
  return exitCodes.done;
}

function usageTable(usage: Usage, by: string, output: Output): string {
  const { usage_data = [], usage_unit } = usage;
  const rows = usage_data.flatMap(({ from, job_count, amount, amount_unit, time_us, group_usages }) => [
    [textOf(from), '', textOf(job_count), amountOf(amount, amount_unit ?? usage_unit), durationOfUs(time_us)],
    ...(group_usages ?? []).map((group) => [
      '',
      textOf(group.group_name ?? group.group_id),
      textOf(group.job_count),
      amountOf(group.amount, group.amount_unit ?? usage_unit),
      durationOfUs(group.time_us),
    ]),
  ]);
  const total = [
    'total',
    '',
    textOf(usage.job_count),
    amountOf(usage.amount_total, usage_unit),
    durationOfUs(usage.time_us_total),
  ];
  return headedTable(['from', by, 'jobs', 'cost', 'time'], [...rows, total], output);
}

function durationOfUs(microseconds: unknown): string {
  return durationOf(typeof microseconds === 'number' ? microseconds / 1000 : microseconds);
}
