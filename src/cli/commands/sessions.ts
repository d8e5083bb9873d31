import type { Command } from 'commander';
import type { IonQ, SessionData, SessionRequest } from '../../cloud/index.js';
import { jobStates } from '../../formats/ionq/index.js';
import { type Action, chosenAction } from '../actions.js';
import { backendName } from '../backend-name.js';
import { type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { jobTable } from '../job-report.js';
import { addListOptions, type ListOptions, listed, sayRest } from '../listed.js';
import { addOutputOptions, choice, positiveNumber, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { textOf } from '../service-values.js';
import { sessionTable, sessionText } from '../session-report.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, ListOptions {
  readonly active?: boolean;
  readonly ended?: boolean;
  readonly backend?: string;
  readonly jobs?: number;
  readonly minutes?: number;
  readonly maxCost?: number;
  readonly status?: (typeof jobStates)[number];
}

type ActionName = 'list' | 'get' | 'create' | 'end' | 'jobs';

const actions: Readonly<Record<ActionName, Action>> = {
  list: { words: [0, 0], options: ['--active', '--ended'] },
  get: { words: [1, 1] },
  create: { words: [0, 0], options: ['--backend', '--jobs', '--minutes', '--max-cost'] },
  end: { words: [1, 1] },
  jobs: { words: [1, 1], options: ['--status', '--limit', '--all'] },
};

const PROSE = `A session is reserved time on a machine, in which jobs run one after the other. The actions:
  list      the sessions of the organization; it is what sessions alone does
  create    open a session on --backend; its id is written to stdout
  get ID    everything that the service says about a session
  end ID    end a session
  jobs ID   the jobs of a session

Whatever limit is reached first ends a session: --jobs, --minutes or --max-cost. The document of
--json is { "sessions": [...] } of list, { "jobs": [...], "more" } of jobs, else the session as the
service describes it. Times are in UTC.`;

export function define(command: Command): Command {
  command
    .argument('[ACTION]', 'list, create, get, end or jobs; list if left out')
    .argument('[ID...]', 'a session, by the id that the service gave it')
    .option('--active', 'list only sessions that are open')
    .option('--ended', 'list only sessions that have ended')
    .option('--backend <NAME>', 'the machine on which a session is opened', backendName)
    .option('--jobs <N>', 'end the session after so many jobs', wholeNumber(1, 2_147_483_647))
    .option('--minutes <N>', 'end the session after so many minutes', wholeNumber(1, 2_147_483_647))
    .option('--max-cost <USD>', 'end the session when its jobs cost so many US dollars', positiveNumber)
    .addOption(choice('--status <STATUS>', 'list only jobs in this state', jobStates));
  return addExamples(
    addOutputOptions(addListOptions(command)),
    [
      'ionloom sessions --active',
      'SESSION=$(ionloom sessions create --backend qpu.forte-1 --minutes 30 --max-cost 500)',
      'ionloom sessions jobs $SESSION',
      'ionloom sessions end $SESSION',
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
  const action = chosenAction('ionloom sessions', actions, asked, words, options);
  await askService(terminal, output, (ionq) => perform(action, ionq, words[0]!, options, output));
  return exitCodes.done;
}

async function perform(
  action: ActionName,
  { sessions }: IonQ,
  id: string,
  options: Options,
  output: Output,
): Promise<void> {
  switch (action) {
    case 'list': {
      const found = await sessions.list(activity(options));
      if (options.json) output.document({ sessions: found });
      else if (found.length > 0) output.result(sessionTable(found, output));
      return sayRest({ items: found, more: false }, 'sessions', output);
    }
    case 'jobs': {
      const { status } = options;
      const asked = status === undefined ? {} : { status };
      const found = await listed(options, (limit) => sessions.jobs(id, { ...asked, limit }));
      if (options.json) output.document({ jobs: found.items, more: found.more });
      else if (found.items.length > 0) output.result(jobTable(found.items, output));
      return sayRest(found, 'jobs', output);
    }
    case 'create': {
      const session = await sessions.create(requestOf(options));
      if (options.json) return output.document(session);
      output.result(textOf(session.id));
      return output.say(
        `open on ${textOf(session.backend)}${howLong(session)}; ionloom sessions end ${textOf(session.id)} ends it`,
      );
    }
    default:
      return show(await sessions[action](id), options, output);
  }
}

function show(session: SessionData, { json }: Options, output: Output): void {
  if (json) output.document(session);
  else output.result(sessionText(session, output));
}

/** A session that nothing ends costs money for as long as somebody forgets it. */
function howLong({ settings }: SessionData): string {
  return settings === undefined || Object.keys(settings).length === 0 ? ', and nothing ends it by itself' : '';
}

function activity({ active, ended }: Options): { readonly active?: boolean } {
  if (active && ended) throw usageFailure('no session is open and has ended', 'leave out --active or --ended');
  return active ? { active: true } : ended ? { active: false } : {};
}

function requestOf({ backend, jobs, minutes, maxCost }: Options): SessionRequest {
  if (backend === undefined)
    throw usageFailure('no backend is given', '--backend NAME says where the session is opened');
  const settings = {
    ...(jobs === undefined ? {} : { job_count_limit: jobs }),
    ...(minutes === undefined ? {} : { duration_limit_min: minutes }),
    ...(maxCost === undefined ? {} : { cost_limit: { unit: 'usd', value: maxCost } }),
  };
  return { backend, ...(Object.keys(settings).length === 0 ? {} : { settings }) };
}
