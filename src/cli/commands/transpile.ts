import { type Command, InvalidArgumentError } from 'commander';
import { type CircuitDocument, type DocumentCircuit, writeDrawing, writeIonq } from '../../documents/index.js';
import { issue } from '../../errors/index.js';
import { MAXIMUM_SHOTS } from '../../formats/ionq/index.js';
import { jsonText } from '../../printing/index.js';
import { entanglers, type Target } from '../../targets/index.js';
import { DEFAULT_BUDGET, ESTIMATED_SHOTS, type Level, pauliOrders, transpileRelations } from '../../transpile/index.js';
import { certificateOf } from '../../verify/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type ReadOptions, readCircuits } from '../input.js';
import { pricedJob } from '../job-price.js';
import { addInputOptions, addOutputOptions, choice, positiveNumber, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { isFile, STANDARD_STREAM, writeText } from '../source.js';
import { addTargetOptions, chosenTarget, requireBackend, type TargetOptions } from '../target-option.js';
import { tellTranspiled } from '../tell-transpiled.js';
import type { Terminal } from '../terminal.js';
import { DRAWING_WIDTH, qasmOf } from '../text-formats.js';
import { type Asked, type Done, type TranspileWishes, transpileOne, UNASKED_WORK } from '../transpile-circuit.js';
import { isDifferent, reportWhole } from '../transpile-report.js';

interface Options extends OutputOptions, ReadOptions, TargetOptions, TranspileWishes {
  readonly output?: string;
  readonly report?: string;
  readonly certificate?: string;
  readonly format: 'ionq' | 'qasm3' | 'text';
  readonly job?: boolean;
  readonly name?: string;
}

const PROSE = `A circuit gives a circuit (--job makes it a job), and a job gives a job with all its settings,
addressed to the target; of a job with several circuits, every circuit is transpiled. The result is
written to stdout unless -o is given.

The result is the same circuit up to a global phase, an Rz per wire at the end and an output
permutation: the report says which, and ionloom verify --report takes them from it. The metadata of
a job hold what is needed to read its results; IonQ JSON of a circuit alone has no place for it:
where a qubit ends on another wire, a line on stderr says so, and --keep-wires spends the gates to
bring it back. With --relation distribution only what is measured
from all zeros stays the same, for fewer gates. --report writes
  { "input": { "qubits", "gates", "twoQubitGates" },
    "output": { "qubits", "pulses", "entanglingGates", "entanglingAngle", "depth" },
    "relation", "inputPermutation", "outputPermutation", "frames", "globalPhase",
    "estimate": { "fidelity", "durationSeconds", "priceUsd", "shots", "debiasing" },
    "routing": { "exchanges", "addedGates" } or null,
    "approximation": { "allowed", "spent", "dropped" },
    "checks": { "windows", "dropped", "largestError" }, "seconds", "passes": [...],
    "verification": { "equivalent", "method", "relation", "fidelity", "totalVariation", ... } }
with the entangling angle in full gates, frames and phase in radians; for a job of several circuits
{ "circuits": [...], "estimate": { "priceUsd", "shots", "debiasing" }, "seconds" }. The price is that
of the job with its own shots and debiasing, with one minimum for all its circuits.
--json writes { "report", "circuit" }, the circuit only without -o.

The result is compared with the input where that takes less than about a second, which widths and
numbers of gates tell beforehand; a line on stderr says what was compared, or why it was not. A result
that is not the same is never written, and the exit code is 1. With --verify the exit code is 0 only
if the result was compared, however long that took; one that is too wide to be compared is written.
--verify-passes also compares what each pass left, and the report has those verdicts under
"passVerdicts". Circuits with free parameters are compared for all their values at once.

--certificate writes the circuits on the way and what stands for what, which ionloom verify checks
gate by gate, at any width and in time linear in the gates, without knowing how ionloom transpiles.`;

export function define(command: Command): Command {
  addTargetOptions(command.argument('<FILE>', 'a circuit or a job'))
    .addOption(choice('--entangler <GATE>', 'the native two-qubit gate; the target decides otherwise', entanglers))
    .option(
      '--level <N>',
      '0 lowers only, 1 also merges neighbours, 2 rewrites whole regions, 3 also searches',
      levelOption,
      2,
    )
    .addOption(choice('--relation <RELATION>', 'what must stay the same', transpileRelations))
    .option('--keep-wires', 'end every qubit on the wire it started on')
    .option('--initial-layout <WIRES>', 'the wire that each qubit starts on, as in 2,0,1', wireList)
    .addOption(choice('--pauli-order <ORDER>', 'which terms of a pauliexp may change places', pauliOrders))
    .option('--approximate <EPS>', 'how far the circuit may be off, in operator norm; 0 if left out', fraction)
    .option('--budget <SECONDS>', `how long level 3 may search; ${DEFAULT_BUDGET} if left out`, positiveNumber)
    .option('--seed <N>', 'decides the random inputs of --verify; 1 if left out', wholeNumber(0))
    .option('--verify', 'compare the result with the input, however long that takes, and fail if it cannot be')
    .option('--no-verify', 'do not compare; left to itself, what takes less than about a second is compared')
    .option('--verify-passes', 'compare what every pass left with the input')
    .option('--memory <GIB>', 'how much memory --verify may take; 1 if left out', positiveNumber)
    .option('-o, --output <OUT>', 'write the result to this file instead of stdout')
    .option('--report <REPORT>', 'write a report as JSON to this file')
    .option('--certificate <FILE>', 'write why the result is the same circuit, for ionloom verify --certificate')
    .addOption(choice('--format <FORMAT>', 'how the result is written', ['ionq', 'qasm3', 'text']).default('ionq'))
    .option('--job', 'write a whole job that can be posted, not only a circuit')
    .option('--name <NAME>', 'the name of the job')
    .option(
      '-s, --shots <N>',
      `the shots of the job and of the price; the price of a circuit alone is for ${ESTIMATED_SHOTS}`,
      wholeNumber(1, MAXIMUM_SHOTS),
    );
  return addExamples(
    addOutputOptions(addInputOptions(command)),
    [
      'ionloom transpile circuit.qasm --target qpu.forte-1 --verify -o native.json --report report.json',
      'ionloom transpile wide.qasm --target ideal -o native.json --certificate why.json',
      'ionloom transpile circuit.qasm --target qpu.aria-1 --job --shots 1000 > job.json',
      'ionloom transpile ansatz.qasm --target ideal --entangler ms --set theta=0.3 --format text',
      'ionloom transpile job.json --target qpu.forte-1 --characterization measured.json -o native-job.json',
    ],
    PROSE,
  );
}

function wireList(text: string): readonly number[] {
  if (/^\d+(,\d+)*$/.test(text.trim())) return text.split(',').map(Number);
  throw new InvalidArgumentError('It takes wires with commas between them, as in 2,0,1.');
}

function fraction(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= 0 && value < 1) return value;
  throw new InvalidArgumentError('It takes a number from 0 to below 1.');
}

function levelOption(text: string): Level {
  return wholeNumber(0, 3)(text) as Level;
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  requireSensible(options, file);
  sayIdle(options, output);
  const target = await chosenTarget(options, output, terminal);
  if (options.job) requireBackend(target, 'choose one that the service has, or leave out --job');
  const source = await readCircuits(file, options, terminal);
  output.warn(source.warnings, source.file);
  // Only OpenQASM 3 and drawings can hold parameters without a value.
  if (options.format === 'ionq') {
    requireBound(source, 'be written as IonQ JSON', 'keep parameters with --format qasm3');
  }
  if (options.name !== undefined && !options.job && source.job === undefined) {
    throw usageFailure('only a job has a name', 'add --job');
  }

  const workLimit = options.verify === true ? undefined : UNASKED_WORK / source.circuits.length;
  const priced = pricedJob(source.job, options);
  const asked: Asked = { target, workLimit, priced, isPart: source.multiple };
  const done = source.circuits.map((circuit) =>
    aboutFile(source.file, undefined, () => transpileOne(circuit, asked, options, terminal)),
  );
  const reports = done.map(({ report }) => report);
  const report = reportWhole(reports, source.multiple, target, priced);
  if (isFile(options.report)) writeText(options.report, jsonText(report));
  if (options.report === STANDARD_STREAM) output.document(report);
  const circuits = done.map(({ circuit, stated }, index) => ({ name: source.circuits[index]!.name, circuit, stated }));
  const result = reports.some(isDifferent) ? undefined : resultOf(source, circuits, target, options, terminal, output);
  if (result !== undefined && isFile(options.output)) writeText(options.output, asText(result));

  if (options.certificate !== undefined) writeCertificates(options.certificate, done, source);

  for (const { circuit } of circuits) if (circuit.operations.length === 0) output.warn([emptyCircuit], source.file);
  const isJob = options.job === true || source.job !== undefined;
  const allRight = tellTranspiled(source, reports, asked, { ...options, isJob }, output);
  if (result !== undefined && isFile(options.output)) output.say(`written: ${options.output}`);
  if (options.json) {
    output.document({ report, ...(result === undefined || isFile(options.output) ? {} : { circuit: result }) });
  } else if (result !== undefined && !isFile(options.output)) {
    output.result(asText(result));
  }
  return allRight ? exitCodes.done : exitCodes.bad;
}

/** Writes the certificate of the one circuit, or those of all. */
function writeCertificates(file: string, done: readonly Done[], { multiple, file: about }: CircuitDocument): void {
  const certificates = done.map(({ transpilation }) => aboutFile(about, undefined, () => certificateOf(transpilation)));
  writeText(file, `${JSON.stringify(multiple ? { circuits: certificates } : certificates[0])}\n`);
}

const emptyCircuit = issue('EmptyCircuit', 'no native gate is left, and the service fails jobs without gates', {
  severity: 'warning',
  hint: 'rotations about Z need no pulse; every shot reads zeros, so there is nothing to run',
});

function asText(result: string | object): string {
  return typeof result === 'string' ? result : jsonText(result);
}

function requireSensible({ output, report, certificate, format, job, name, json }: Options, file: string): void {
  if (isFile(output) && output === report) throw usageFailure('the result and the report cannot go to the same file');
  if (certificate === STANDARD_STREAM) throw usageFailure('the certificate goes to a file: name one');
  if (certificate !== undefined && (certificate === output || certificate === report)) {
    throw usageFailure('the certificate needs a file of its own');
  }
  if (report === STANDARD_STREAM && (!isFile(output) || json)) {
    throw usageFailure('the result and the report cannot both go to stdout', '-o OUT writes the result to a file');
  }
  if (isFile(output) && output === file) {
    throw usageFailure('the result would overwrite the input', 'give -o another name');
  }
  if (format !== 'ionq' && (job || name !== undefined)) {
    throw usageFailure(`a job cannot be written as ${format}`, 'leave out --format, or --job and --name');
  }
}

/** Says which options decide nothing beside the others: scripts give them whatever the level. */
function sayIdle({ level, budget, verify, verifyPasses, seed, memory }: Options, output: Output): void {
  if (budget !== undefined && level !== 3) output.say('only level 3 searches, so --budget decides nothing');
  if (verify === false && !verifyPasses) {
    if (seed !== undefined) output.say('nothing is compared, so --seed decides nothing');
    if (memory !== undefined) output.say('nothing is compared, so --memory decides nothing');
  }
}

function resultOf(
  source: CircuitDocument,
  circuits: readonly DocumentCircuit[],
  target: Target,
  { format, job, name, shots, output: path }: Options,
  terminal: Terminal,
  output: Output,
): string | object {
  if (format === 'qasm3') return qasmOf(source, circuits, 'qasm3');
  if (format === 'text') {
    return writeDrawing(circuits, (isFile(path) ? undefined : terminal.stdout.columns) ?? DRAWING_WIDTH);
  }
  return writeIonq(source, circuits, {
    target,
    onWarning: (warnings) => output.warn(warnings, source.file),
    ...(job || source.job !== undefined
      ? { job: { ...(name === undefined ? {} : { name }), ...(shots === undefined ? {} : { shots }) } }
      : {}),
  });
}
