import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Profile } from '../../emulator/index.js';
import { IonloomError } from '../../errors/index.js';
import type { RunningEmulator, StartOptions } from '../../node/index.js';
import { jsonText } from '../../printing/index.js';
import { runBeside } from '../beside.js';
import { exitCodes, Failure, fileFailure, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { loaded } from '../loaded.js';
import { addOutputOptions, choice, GIBIBYTE, positiveNumber, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { QUEUE_PROSE, queueNamed } from '../queue-option.js';
import type { Terminal } from '../terminal.js';
import { untilTold } from '../until-told.js';

interface Options extends OutputOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly seed?: number;
  readonly profile?: Profile;
  readonly strict?: boolean;
  readonly quirks?: boolean;
  readonly policy?: readonly string[];
  readonly noise?: 'machine' | 'ideal';
  readonly fault?: readonly string[];
  readonly variants?: number;
  readonly memory?: number;
  readonly timeLimit?: number;
  readonly queueLimit?: number;
  readonly threads?: number;
  readonly queue?: string;
  readonly readyFile?: string;
}

/** Where it listens unless another port is asked for: always the same, so that settings elsewhere stay right. */
const PORT = 8404;

/** The variable with the only key that the emulator takes; not an option, which others on the machine can read. */
const KEY_VARIABLE = 'IONLOOM_EMULATOR_KEY';

const PROSE = `It answers until Ctrl-C or until it is told to end; jobs are forgotten then unless --data keeps
them. With exec it starts on a free port, runs a command with the variables that lead clients to it,
and ends with the command's own exit code. Any API key is taken, and none is shown or kept. Where the
environment variable ${KEY_VARIABLE} is set, its value is the only one; --host needs it.

A policy says when jobs go on: immediate, time:MS after they were submitted, or polls:N after they
were looked at; three rising numbers, as in polls:1,2,3, are for ready, started and completed. With
a name before it, as in qpu.forte-1=polls:3, it is for that backend alone. A fault acts once, or
count times: operation=CreateJob,status=503,count=2 or latency=MS, drop=before, drop=after, cut=true,
and fail=CODE for jobs, with backend=NAME for one backend alone.

With --queue the circuits run on the machines where \`ionloom worker\` listens at the same queue, and
none here; jobs, their states and their results stay with the emulator.

${QUEUE_PROSE}

The document of --json, and of the ready file, is { "url", "port", "env" }.`;

export function define(command: Command): Command {
  command
    .argument('[exec]', 'run a command beside the emulator, and end with it')
    .argument('[COMMAND...]', 'that command with its words, after --')
    .option('--port <N>', `listen on this port, 0 for a free one; ${PORT} if left out`, wholeNumber(0, 65_535))
    .option('--host <HOST>', 'listen on this address, which others may reach; this machine alone if left out')
    .option('--data <FOLDER>', 'keep jobs in this folder, which is made if it is not there')
    .option('--seed <N>', 'decide ids and everything that is drawn; 1 if left out', wholeNumber(0))
    .addOption(choice('--profile <DATE>', 'be as the service was then; 2026-05 if left out', ['2026-05', '2026-09']))
    .option('--strict', 'refuse what the document of the service does not provide for')
    .option('--quirks', 'depart from the document where clients of others would fall over it')
    .option('--policy <POLICY>', 'when jobs go on; immediate if left out; may be repeated, as BACKEND=POLICY', listed)
    .addOption(choice('--noise <KIND>', 'how noisy QPUs are; machine if left out', ['machine', 'ideal']))
    .option('--fault <RULE>', 'let something go wrong; may be repeated', listed)
    .option('--variants <N>', 'make so many debiasing variants of a job at most; 32 if left out', wholeNumber(1))
    .option('--memory <GIB>', 'how much memory the state of a simulation may take; 1 if left out', positiveNumber)
    .option('--time-limit <MS>', 'how long a simulation may take; 60000 if left out', wholeNumber(1))
    .option('--queue-limit <N>', 'how many circuits may wait; 20000 if left out', wholeNumber(1))
    .option('--threads <N>', 'run circuits on so many threads; as many as the machine runs if left out', wholeNumber(0))
    .option('--queue <URL>', 'run circuits on the workers of the queue on this Redis: redis://HOST:PORT/DATABASE')
    .option('--ready-file <FILE>', 'write this file once it answers');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom emulator',
      'ionloom emulator --data jobs --policy time:2000',
      'ionloom emulator --policy polls:3 --policy simulator=immediate',
      'ionloom emulator --port 0 --ready-file ready.json --fault operation=CreateJob,status=503',
      'ionloom emulator exec -- python experiment.py',
    ],
    PROSE,
  );
}

function listed(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

export async function run(
  [action, command]: readonly [string | undefined, readonly string[]],
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const output = new Output(terminal, options);
  if (action === undefined) return serve(options, output, terminal);
  if (action !== 'exec') throw usageFailure(`ionloom emulator has nothing called '${action}'`, 'it takes exec');
  if (command.length === 0) throw usageFailure('exec needs a command', 'ionloom emulator exec -- COMMAND');
  if (options.json) throw usageFailure('exec leaves standard output to the command', 'leave out --json');
  return execute(command, options, terminal);
}

/** Answers until it is told to end. */
async function serve(options: Options, output: Output, terminal: Terminal): Promise<number> {
  const emulator = await started({ port: PORT, ...options }, output, terminal);
  try {
    if (options.json) output.document(documentOf(emulator, terminal));
    else output.result(greeting(emulator, terminal));
    output.say('\nCtrl-C ends it.');
    await untilTold(terminal);
  } finally {
    await ended(emulator, options);
  }
  return exitCodes.done;
}

/** Runs a command beside it and ends as the command does. */
async function execute(command: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const emulator = await started({ port: 0, ...options }, new Output(terminal, options), terminal);
  try {
    return await runBeside(command, { ...terminal.environment, ...emulator.env }, terminal);
  } finally {
    await ended(emulator, options);
  }
}

async function started(options: Options, output: Output, terminal: Terminal): Promise<RunningEmulator> {
  const emulator = await start(options, output, terminal);
  if (options.readyFile === undefined) return emulator;
  try {
    // Whoever waits for the file must not read half of it.
    writeFileSync(`${options.readyFile}.new`, jsonText(documentOf(emulator, terminal)));
    renameSync(`${options.readyFile}.new`, options.readyFile);
    return emulator;
  } catch (error) {
    await emulator.stop();
    throw fileFailure('CannotWrite', options.readyFile, `the file cannot be written: ${(error as Error).message}`);
  }
}

async function start(options: Options, output: Output, terminal: Terminal): Promise<RunningEmulator> {
  const { startEmulator } = await loaded('emulator', () => import('../../node/index.js'));
  const apiKey = terminal.environment[KEY_VARIABLE];
  try {
    const onFailure = (error: unknown) => output.say(`the emulator failed: ${(error as Error).message}`);
    const given: StartOptions = { ...(await startOptions(options, terminal)), onFailure };
    return await startEmulator(apiKey === undefined ? given : { ...given, apiKey });
  } catch (error) {
    if (!(error instanceof IonloomError && error.code === 'MissingApiKey')) throw error;
    const [found] = error.issues;
    const hint = `set the environment variable ${KEY_VARIABLE} to a key of your own, or leave out --host`;
    throw new Failure([{ ...found!, hint }], { exitCode: exitCodes.usage, cause: error });
  }
}

/** What the options say, in the words of the library. */
async function startOptions(options: Options, terminal: Terminal): Promise<StartOptions> {
  const { readFaultRule, readPolicies } = await loaded('emulator', () => import('../../emulator/index.js'));
  const { policy = [], fault, memory, json: _json, quiet: _quiet, readyFile: _readyFile, queue, ...rest } = options;
  if (queue !== undefined && rest.threads !== undefined) {
    throw usageFailure('--queue runs no circuits on threads of this machine', 'leave out --threads');
  }
  try {
    return {
      ...rest,
      ...readPolicies(policy),
      ...(queue === undefined ? {} : { queue: await queueNamed(queue, terminal) }),
      ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
      ...(fault === undefined ? {} : { faults: fault.map(readFaultRule) }),
    };
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new Failure(error.issues, { exitCode: exitCodes.usage, cause: error });
  }
}

async function ended(emulator: RunningEmulator, { readyFile }: Options): Promise<void> {
  if (readyFile !== undefined) rmSync(readyFile, { force: true });
  await emulator.stop();
}

/** What others need to find it; a key of somebody's own is not told. */
function documentOf({ url, port, env }: RunningEmulator, { environment }: Terminal): object {
  const { IONQ_API_KEY: _key, ...open } = env;
  return { url, port, env: environment[KEY_VARIABLE] === undefined ? env : open };
}

function greeting({ url, env }: RunningEmulator, { environment }: Terminal): string {
  const key = environment[KEY_VARIABLE] === undefined ? env['IONQ_API_KEY'] : `"$${KEY_VARIABLE}"`;
  const lines = Object.entries({ ...env, IONQ_API_KEY: key }).map(([name, value]) => `  export ${name}=${value}`);
  return [
    `The emulator answers at ${url}`,
    '',
    'For ionloom, qiskit-ionq and cirq-ionq, in a shell:',
    ...lines,
    '',
    'For others, in a program:',
    `  ionq-core       IonQClient(base_url="${url}", api_key=...)`,
    `  pennylane-ionq  pennylane_ionq.api_client.APIClient.BASE_URL = "${url}"`,
  ].join('\n');
}
