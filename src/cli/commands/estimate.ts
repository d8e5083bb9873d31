import type { Command } from 'commander';
import { type CircuitDocument, type PricedJob, priceOf } from '../../documents/index.js';
import { IonloomError } from '../../errors/index.js';
import { type JobEstimate, MAXIMUM_SHOTS, member, mitigatesErrors } from '../../formats/ionq/index.js';
import { counted } from '../../printing/index.js';
import type { Target, TargetPrices } from '../../targets/index.js';
import { type ExitCode, exitCodes, Failure } from '../failure.js';
import { addExamples } from '../help.js';
import { type ReadOptions, readCircuits } from '../input.js';
import { pricedJob } from '../job-price.js';
import { type JobSize, jobSize } from '../job-size.js';
import { addInputOptions, addOutputOptions, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService, hasKey } from '../service-client.js';
import { amountOf, durationOf } from '../service-values.js';
import { headedTable, UNKNOWN } from '../table.js';
import { addTargetOptions, chosenTarget, requireBackend, type TargetOptions } from '../target-option.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, ReadOptions, TargetOptions {
  readonly shots?: number;
  readonly debiasing?: boolean;
  readonly offline?: boolean;
}

const PROSE = `What a job costs follows from its native gates and its shots: circuits of abstract gates are
transpiled to be counted. Beside the published rates, which ionloom knows, stands what the service
answers, whose rates are those of your contract; without a key, or with --offline, the published ones
stand alone.

Shots and debiasing are those of the job unless the command line says otherwise; where neither says
anything, a job of abstract circuits is debiased from 500 shots on, as the service has it.

The document of --json is { "target", "shots", "debiasing", "circuits", "qubits", "oneQubitGates",
  "twoQubitGates", "transpiled",
  "published": { "cost", "unit", "oneQubitGate", "twoQubitGate", "minimum" },
  "service": { "cost", "unit", "rates", ... }, "reason" }
with null where prices are not known, and in "reason" why the service was not asked.`;

export function define(command: Command): Command {
  addTargetOptions(command.argument('<FILE>', 'a circuit or a job'))
    .option('-s, --shots <N>', 'the shots of the job', wholeNumber(1, MAXIMUM_SHOTS))
    .option('--debiasing', 'with debiasing, which has another minimum')
    .option('--no-debiasing', 'without')
    .option('--offline', 'do not ask the service');
  return addExamples(
    addOutputOptions(addInputOptions(command)),
    [
      'ionloom estimate circuit.qasm --target qpu.forte-1 --shots 1000',
      'ionloom estimate job.json --offline',
      'ionloom transpile circuit.qasm --target qpu.forte-1 --job --shots 500 | ionloom estimate -',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const source = await readCircuits(file, options, terminal);
  output.warn(source.warnings, source.file);
  const target = await targetOf(source, options, output, terminal);
  if (source.problem !== undefined) {
    output.say('the job evaluates a Hamiltonian: its circuit is estimated as it stands, run once for each shot');
  }
  const { shots } = pricedJob(source.job, options);
  // A circuit alone is submitted in native gates, whose errors are not mitigated unless one asks for it.
  const assumed = source.job !== undefined && mitigatesErrors(source.job, target.name, shots);
  const priced = { shots, debiasing: options.debiasing ?? assumed };
  const size = jobSize(source, target, options, terminal);
  const published = publishedEstimate(size, target, priced);
  const reason = reasonAgainstAsking(options, terminal);
  const service = reason === undefined ? await ask(size, target, priced, output, terminal) : undefined;
  if (options.json) {
    const { transpiled, ...counts } = size;
    const asked = { target: target.name, ...priced, ...counts, transpiled };
    output.document({ ...asked, published: published ?? null, service: service ?? null, reason: reason ?? null });
    return exitCodes.done;
  }
  output.result(estimateText(size, target, priced, published, service, output));
  if (reason !== undefined) output.say(`the service was not asked: ${reason}`);
  if (published === undefined) output.say(`no prices are published for ${target.name}`);
  return exitCodes.done;
}

/** The target of the command line, else the backend of the job: somewhere that a job can be sent to. */
async function targetOf(
  { job }: CircuitDocument,
  options: Options,
  output: Output,
  terminal: Terminal,
): Promise<Target> {
  const backend = member(job, 'backend');
  const isSaid = options.target !== undefined || options.characterization !== undefined;
  const named = isSaid || typeof backend !== 'string' ? options : { ...options, target: backend };
  const target = await chosenTarget(named, output, terminal);
  if (options.characterization === undefined) requireBackend(target);
  return target;
}

function reasonAgainstAsking({ offline }: Options, terminal: Terminal): string | undefined {
  if (offline) return '--offline is given';
  return hasKey(terminal) ? undefined : 'there is no key in IONQ_API_KEY';
}

/** What a job costs by the published rates. */
type PublishedEstimate = Pick<TargetPrices, 'oneQubitGate' | 'twoQubitGate' | 'minimum'> & {
  readonly cost: number;
  readonly unit: 'usd';
};

function publishedEstimate(
  { oneQubitGates, twoQubitGates }: JobSize,
  target: Target,
  priced: PricedJob,
): PublishedEstimate | undefined {
  const cost = priceOf([{ pulses: oneQubitGates, entanglingGates: twoQubitGates }], target, priced);
  if (cost === null || target.prices === null) return undefined;
  const { oneQubitGate, twoQubitGate, minimum, minimumWithMitigation } = target.prices;
  const least = priced.debiasing ? minimumWithMitigation : minimum;
  return { cost, unit: 'usd', oneQubitGate, twoQubitGate, minimum: least };
}

async function ask(
  { oneQubitGates, twoQubitGates, qubits }: JobSize,
  target: Target,
  { shots, debiasing }: PricedJob,
  output: Output,
  terminal: Terminal,
): Promise<JobEstimate> {
  return askService(terminal, output, async (ionq) => {
    try {
      return await ionq.jobs.estimate({
        // The service has one simulator, and noise as a setting of jobs.
        backend: target.kind === 'simulator' ? 'simulator' : target.name,
        qubits,
        shots,
        '1q_gates': oneQubitGates,
        '2q_gates': twoQubitGates,
        error_mitigation: debiasing,
      });
    } catch (error) {
      // An answer that is no estimate is the service's doing; everything that was asked is a whole number.
      if (!(error instanceof IonloomError) || error.code !== 'InvalidInput') throw error;
      throw new Failure(error.issues, { exitCode: exitCodes.service, cause: error });
    }
  });
}

function estimateText(
  { circuits, qubits, oneQubitGates, twoQubitGates, transpiled }: JobSize,
  { name }: Target,
  { shots, debiasing }: PricedJob,
  published: PublishedEstimate | undefined,
  service: JobEstimate | undefined,
  output: Output,
): string {
  const gates = `${counted(oneQubitGates, 'one-qubit gate')} and ${counted(twoQubitGates, 'two-qubit gate')}`;
  const what = circuits === 1 ? counted(qubits, 'qubit') : `${circuits} circuits of up to ${counted(qubits, 'qubit')}`;
  const how = `${counted(shots, 'shot')}${debiasing ? ' with debiasing' : ''}`;
  const rates = service?.rates ?? [];
  const rate = (field: 'oneQubitGate' | 'twoQubitGate' | 'minimum' | 'unitCost') =>
    amountOf(
      rates.map((each) => each[field]).find((value) => value !== null),
      service?.unit,
    );
  const ours = (field: 'cost' | 'oneQubitGate' | 'twoQubitGate' | 'minimum') =>
    amountOf(published?.[field], published?.unit);
  const computing = service?.quantumComputeTimeUs;
  const rows = [
    ['cost', ours('cost'), amountOf(service?.cost, service?.unit)],
    ['one-qubit gate and shot', ours('oneQubitGate'), rate('oneQubitGate')],
    ['two-qubit gate and shot', ours('twoQubitGate'), rate('twoQubitGate')],
    ['job, at least', ours('minimum'), rate('minimum')],
    ['second of computing', UNKNOWN, rate('unitCost')],
    ['computing', UNKNOWN, durationOf(typeof computing === 'number' ? computing / 1000 : undefined)],
  ].filter(([, ...values]) => values.some((value) => value !== UNKNOWN));
  const isAsked = service !== undefined;
  const columns = rows.map((row) => (isAsked ? row : row.slice(0, 2)));
  const head = ['', 'published', ...(isAsked ? ['the service'] : [])];
  return [
    `${name}: ${how} of ${what}, ${gates}${transpiled ? ' after transpiling' : ''}`,
    ...(rows.length === 0 ? [] : [headedTable(head, columns, output)]),
  ].join('\n');
}
