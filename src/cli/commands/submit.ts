import { type Command, InvalidArgumentError } from 'commander';
import { APIUserAbortError, type IonQ, type JobData, type JobHandle } from '../../cloud/index.js';
import { issue } from '../../errors/index.js';
import { type JobPayload, MAXIMUM_SHOTS } from '../../formats/ionq/index.js';
import { noiseModels } from '../../targets/index.js';
import { type ExitCode, exitCodes, Failure } from '../failure.js';
import { addExamples } from '../help.js';
import { untilInterrupted } from '../interrupt.js';
import { jobText } from '../job-report.js';
import { jobResultsDocument, jobResultsText } from '../job-results-report.js';
import { JobWatch } from '../job-watch.js';
import { addInputOptions, addOutputOptions, choice, positiveNumber, wholeNumber } from '../options.js';
import { Output } from '../output.js';
import { askService, requireKey } from '../service-client.js';
import { aboutDocument, takingUp } from '../service-failure.js';
import { amountOf, textOf } from '../service-values.js';
import { type JobWishes, jobPayload, readSubmittable } from '../submission.js';
import type { Terminal } from '../terminal.js';

interface Options extends JobWishes {
  readonly wait?: boolean;
  readonly maxCost?: number;
  readonly validate: boolean;
  readonly clientToken?: string;
}

const PROSE = `A job is submitted as it is, with what the command line says otherwise; a circuit becomes a job. It
is checked for the backend as last measured before it is sent, and its metadata get what its results
are read with, so that ionloom results ID needs nothing else. The id is written to stdout at once.

The service compiles circuits of abstract gates itself. With --transpile they are transpiled here, for
the machine as last measured, compared with what they were, and sent in native gates.

With --max-cost the service is asked what the job costs, and nothing is submitted where that is more.
A job whose answer is lost is looked up before it is sent again, so as not to be billed twice; with
--client-token, also by another run of the same command: a job with that token is taken up, and not
submitted again.

The document of --json is { "id", "clientToken", "estimatedUsd" }, with --wait also { "status",
"results" }: what ionloom results ID gives, null for a dry run. Waiting ends with 3 where the job
fails, and with 130 at Ctrl-C, which leaves the job as it is and says how to go on.`;

export function define(command: Command): Command {
  command
    .argument('<FILE>', 'a job or a circuit')
    .option('-t, --target <NAME>', 'where the job runs; ionloom backends lists what there is')
    .option('-s, --shots <N>', 'how often each circuit runs', wholeNumber(1, MAXIMUM_SHOTS))
    .option('--name <NAME>', 'what the job is called')
    .option('--session <ID>', 'run it in this session')
    .addOption(choice('--noise <MODEL>', 'the noise of the simulator', ['ideal', ...Object.keys(noiseModels)]))
    .option('--debiasing', 'with debiasing, which takes at least 500 shots')
    .option('--no-debiasing', 'without; the service decides where neither is said')
    .option('--metadata <NAME=TEXT>', 'keep a text with the job; may be repeated', readMetadata)
    .option('--transpile', 'transpile circuits here, and not at the service')
    .option('--no-transpile', 'leave that to the service, as it is where neither is said')
    .option('--max-cost <USD>', 'submit nothing that costs more US dollars', positiveNumber)
    .option('--dry-run', 'have the service compile and price the job without running it')
    .option('--no-validate', 'do not check the job before it is sent')
    .option('--client-token <TOKEN>', 'the token by which the job is found again', token)
    .option('--wait', 'wait until it has ended, and show what it measured');
  return addExamples(
    addOutputOptions(addInputOptions(command)),
    [
      'ionloom submit job.json --max-cost 50',
      'ionloom submit circuit.qasm --target simulator --noise forte-1 --shots 1000 --wait',
      'ionloom submit circuit.qasm --target qpu.forte-1 --transpile --shots 1000 --metadata run=7',
      'ionloom transpile c.qasm --target qpu.forte-1 --job | ionloom submit - --wait --json',
    ],
    PROSE,
  );
}

function readMetadata(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('It takes a name and a text, such as experiment=7.');
  }
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`The metadata ${name} is given already.`);
  return { ...before, [name]: value };
}

function token(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It takes a text that no other job has.');
}

export async function run([path]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  requireKey(terminal);
  const output = new Output(terminal, options);
  const given = await readSubmittable(path, options, terminal);
  if ('source' in given) output.warn(given.source.warnings, given.file);
  const watch = new JobWatch(options, terminal);
  await askService(terminal, watch.words, async (ionq) => {
    const payload = await jobPayload(given, options, ionq, terminal);
    const handle = await aboutDocument({ file: given.file }, () => submitted(payload, options, ionq, terminal));
    const { id, clientToken = null, estimatedUsd = null } = handle;
    const document = { id, clientToken, estimatedUsd };
    if (!options.json) output.result(textOf(id));
    if (estimatedUsd !== null) output.say(`estimated at ${amountOf(estimatedUsd, 'usd')} by the service`);
    if (!options.wait) {
      if (options.json) output.document(document);
      return;
    }
    const { job, results, text } = await aboutDocument({ details: { jobId: id } }, () =>
      outcomeOf(payload, handle, watch, output, terminal),
    );
    if (options.json) output.document({ ...document, status: job.status, results });
    else output.result(text());
  });
  return exitCodes.done;
}

/** Submits a job; an interrupt meanwhile says whether it may have arrived. */
async function submitted(payload: JobPayload, options: Options, ionq: IonQ, terminal: Terminal): Promise<JobHandle> {
  const { maxCost, validate, clientToken } = options;
  const how = {
    validate,
    ...(maxCost === undefined ? {} : { maxCostUsd: maxCost }),
    ...(clientToken === undefined ? {} : { clientToken }),
  };
  try {
    return await untilInterrupted(terminal, (signal) => ionq.submit(payload, { ...how, signal }));
  } catch (error) {
    throw error instanceof APIUserAbortError ? interrupted(error) : error;
  }
}

function interrupted(error: APIUserAbortError): Failure {
  const { clientToken } = error;
  const found =
    clientToken === undefined
      ? issue('Aborted', 'interrupted before the job was submitted')
      : issue('Aborted', 'interrupted while the job was submitted; it may have arrived', {
          hint: takingUp(clientToken),
        });
  const details = clientToken === undefined ? {} : { clientToken };
  return new Failure([found], { exitCode: exitCodes.interrupted, details, cause: error });
}

/** What became of a job, once it has ended. */
interface Outcome {
  readonly job: JobData;
  /** For machines; null where there is nothing. */
  readonly results: unknown;
  /** For people. */
  readonly text: () => string;
}

/** Waits for a job, and reads what it measured. */
async function outcomeOf(
  { type, dry_run }: JobPayload,
  handle: JobHandle,
  watch: JobWatch,
  output: Output,
  terminal: Terminal,
): Promise<Outcome> {
  let job: JobData | undefined;
  if (dry_run === true || !/circuit|qasm/.test(type)) {
    job = await watch.wait(handle.id, (waiting) => handle.wait(waiting));
    return { job, results: job.results ?? null, text: () => jobText(job!, output) };
  }
  const results = await watch.wait(handle.id, ({ signal, onUpdate }) =>
    handle.results({
      signal,
      onUpdate: (answer) => {
        job = answer;
        onUpdate(answer);
      },
      onWarning: (warning) => watch.words.warn([warning]),
    }),
  );
  return {
    job: job!,
    results: jobResultsDocument(results, type === 'ionq.multi-circuit.v1', {}),
    text: () => jobResultsText(results, {}, terminal),
  };
}
