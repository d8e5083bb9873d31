import type { Command } from 'commander';
import type { IonQ, JobData, JobsQuery } from '../../cloud/index.js';
import { issue } from '../../errors/index.js';
import { jobStates } from '../../formats/ionq/index.js';
import { type Action, chosenAction } from '../actions.js';
import { backendNames } from '../backend-name.js';
import { type ExitCode, exitCodes, Failure } from '../failure.js';
import { addExamples } from '../help.js';
import { jobTable, jobText } from '../job-report.js';
import { addListOptions, type ListOptions, listed, sayRest } from '../listed.js';
import { addOutputOptions, choice, positiveNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { textOf } from '../service-values.js';
import type { Terminal } from '../terminal.js';
import { waitForJob } from '../wait-for-job.js';

interface Options extends OutputOptions, ListOptions {
  readonly status?: (typeof jobStates)[number];
  readonly backend?: string;
  readonly session?: string;
  readonly parent?: string;
  readonly timeout?: number;
}

type ActionName = 'list' | 'get' | 'wait' | 'cancel' | 'delete';

const ANY = Number.POSITIVE_INFINITY;

const actions: Readonly<Record<ActionName, Action>> = {
  list: { words: [0, ANY], options: ['--status', '--backend', '--session', '--parent', '--limit', '--all'] },
  get: { words: [1, 1] },
  wait: { words: [1, 1], options: ['--timeout'] },
  cancel: { words: [1, ANY] },
  delete: { words: [1, ANY] },
};

const PROSE = `The actions:
  list [ID...]   the newest jobs, or these; it is what jobs alone does
  get ID         everything that the service says about a job
  wait ID        wait until a job has completed, then show it; Ctrl-C leaves the job as it is
  cancel ID...   cancel jobs; what runs already may be billed all the same
  delete ID...   delete jobs with their results

The document of --json is { "jobs": [...], "more" } of list, the job as the service describes it of
get and wait, { "status", "ids" } of cancel and delete. Times are in UTC. wait ends with 3 where the
job failed or was canceled, and with 130 at Ctrl-C.`;

export function define(command: Command): Command {
  command
    .argument('[ACTION]', 'list, get, wait, cancel or delete; list if left out')
    .argument('[ID...]', 'jobs, by the ids that the service gave them')
    .addOption(choice('--status <STATUS>', 'list only jobs in this state', jobStates))
    .option('--backend <NAME>', 'list only jobs for this backend, or for these with commas between', backendNames)
    .option('--session <ID>', 'list only jobs of this session')
    .option('--parent <ID>', 'list only the circuits of this job of several')
    .option('--timeout <SECONDS>', 'wait no longer than this', positiveNumber);
  return addExamples(
    addOutputOptions(addListOptions(command)),
    [
      'ionloom jobs',
      'ionloom jobs list --status failed --backend qpu.forte-1 --all',
      'ionloom jobs get 617a1f8b-59d4-435d-aa33-695433d7155e',
      'ionloom jobs wait 617a1f8b-59d4-435d-aa33-695433d7155e --timeout 600',
      "ionloom jobs list --status submitted --json | jq -r '.jobs[].id' | xargs ionloom jobs cancel",
    ],
    PROSE,
  );
}

export async function run(
  [asked = 'list', words]: readonly [string | undefined, readonly string[]],
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const action = chosenAction('ionloom jobs', actions, asked, words, options);
  if (action === 'wait') {
    show(await waitForJob(words[0]!, options, terminal), options, output);
    return exitCodes.done;
  }
  await askService(terminal, output, (ionq) => perform(action, ionq, words, options, output));
  return exitCodes.done;
}

async function perform(
  action: Exclude<ActionName, 'wait'>,
  ionq: IonQ,
  words: readonly string[],
  options: Options,
  output: Output,
): Promise<void> {
  if (action === 'list') {
    const found = await listed(options, (limit) => ionq.jobs.list({ ...queryOf(words, options), limit }));
    if (options.json) output.document({ jobs: found.items, more: found.more });
    else if (found.items.length > 0) output.result(jobTable(found.items, output));
    sayRest(found, 'jobs', output);
    return;
  }
  if (action === 'get') return show(await ionq.jobs.get(words[0]!), options, output);
  const ids = [...new Set(words)];
  const { status, done } = await changed(action, ionq, ids);
  const left = ids.filter((id) => !done.includes(id));
  if (left.length > 0) throw notDone(left, done, status);
  if (options.json) output.document({ status, ids });
  else output.result(ids.map((id) => `${id} ${textOf(status)}`).join('\n'));
}

function show(job: JobData, { json }: Options, output: Output): void {
  if (json) output.document(job);
  else output.result(jobText(job, output));
}

function queryOf(ids: readonly string[], { status, backend, session, parent }: Options): JobsQuery {
  return {
    ...(ids.length === 0 ? {} : { ids: [...ids] }),
    ...(status === undefined ? {} : { status }),
    ...(backend === undefined ? {} : { target: backend }),
    ...(session === undefined ? {} : { session_id: session }),
    ...(parent === undefined ? {} : { parent_job_id: parent }),
  };
}

/** One job by its own request, several by one request for all of them. */
async function changed(
  action: 'cancel' | 'delete',
  { jobs }: IonQ,
  ids: readonly string[],
): Promise<{ readonly status: string; readonly done: readonly string[] }> {
  const [first, ...others] = ids;
  if (others.length > 0) {
    const { status, ids: done } = await (action === 'cancel' ? jobs.cancelAll(ids) : jobs.deleteAll(ids));
    return { status, done };
  }
  const { status } = await (action === 'cancel' ? jobs.cancel(first!) : jobs.delete(first!));
  return { status, done: ids };
}

function notDone(left: readonly string[], done: readonly string[], status: string): Failure {
  const message = `the service says nothing of having ${textOf(status)} ${left.join(', ')}`;
  const hint = 'ionloom jobs get ID tells how a job is';
  return new Failure([issue('Conflict', message, { hint })], {
    exitCode: exitCodes.service,
    details: { status, ids: done },
  });
}
