import type { Command } from 'commander';
import { type CircuitData, countGates } from '../../circuit/index.js';
import { drawHistogram } from '../../draw/index.js';
import { IonloomError, type Issue, issue } from '../../errors/index.js';
import {
  type Aggregation,
  aggregateVariants,
  aggregations,
  type Distribution,
  decodeMultiCircuitProbabilities,
  decodeResults,
  decodeVariants,
  isObject,
  type MeasuredCircuit,
  type Results,
  type StatedMeasuredCircuit,
  variantsIn,
} from '../../formats/ionq/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type CircuitFile, evaluable, readCircuits, readJson, titled } from '../input.js';
import { addOutputOptions, choice, requireBars, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { written } from '../runnable.js';
import { displayName, STANDARD_STREAM } from '../source.js';
import type { Terminal } from '../terminal.js';
import { BARS_WIDTH, DEFAULT_BARS } from '../text-formats.js';
import { fromReport } from '../transpile-report.js';

interface Options extends OutputOptions {
  readonly for: string;
  readonly report?: string;
  readonly aggregation?: Aggregation;
  readonly top?: number;
  readonly ascii?: boolean;
  readonly width?: number;
}

const PROSE = `FILE is a document that the service answered with: probabilities, a histogram or shots, of one circuit
or, by job, of several; or the debiasing variants of a job, as a list, in "variants", or as the
answer about the job has them with the results of each in place of their links. Variants are put in
the order of the circuit's qubits and averaged; --aggregation plurality sharpens, with a vote of each
variant for what it saw most often.

The circuit of --for says how many qubits there are and what is measured. If what ran is a result of
ionloom transpile, its qubits may have ended on other wires: name the job that ran, whose metadata
say where, or the original, and with --report what transpiling reported.

Outcomes are written with bit 0 of a register (or qubit 0) FIRST. The document of --json is
{ "qubits", "kind", "total", "variants", "aggregation", "outcomes", "registers" }, the outcomes of all
qubits by decimal number with qubit k as bit k; for several circuits { "circuits": [...] }.`;

export function define(command: Command): Command {
  command
    .argument('<FILE>', 'results as the service gives them')
    .requiredOption('--for <CIRCUIT>', 'the circuit or job that they are the results of')
    .option('--report <FILE>', 'take where the qubits ended from a report of ionloom transpile')
    .addOption(choice('--aggregation <HOW>', 'how debiasing variants become one; average if left out', aggregations))
    .option('--top <N>', 'list only the N most likely outcomes', wholeNumber(1, 65_536))
    .option('--ascii', 'use ASCII characters only')
    .option('--width <N>', 'the longest line of bars', wholeNumber(20));
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom results probabilities.json --for circuit.qasm',
      'ionloom results histogram.json --for circuit.qasm --report report.json',
      'ionloom results variants.json --for job.json --aggregation plurality --json',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  if (file === STANDARD_STREAM && options.for === STANDARD_STREAM) {
    throw usageFailure('standard input holds only one of the results and the circuit');
  }
  requireBars(options);
  const source = await readCircuits(options.for, {}, terminal);
  output.warn(source.warnings, source.file);
  const document = await readJson(file, terminal);
  const measured = await measuredOf(source, options, terminal);
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  const read = aboutFile(displayName(file), undefined, () => {
    const all = readAll(document, measured, source.multiple, options, onWarning);
    for (const { results } of all) requireSomething(results);
    return all;
  });
  output.warn(warnings, displayName(file));
  if (options.json) {
    const documents = read.map((each, k) => documentOf(each, written(source.circuits[k]!), options));
    output.document(source.multiple ? { circuits: documents } : documents[0]);
    return exitCodes.done;
  }
  const width = options.width ?? terminal.stdout.columns ?? BARS_WIDTH;
  const texts = read.map((each) => barsOf(each, { ...options, width }));
  output.result(titled(source.circuits, texts));
  return exitCodes.done;
}

/** What results are read for, with where its qubits ended unless each is on its own wire. */
type Measured = MeasuredCircuit | StatedMeasuredCircuit;

/** The results of one circuit, and of how many variants they were made. */
interface Read {
  readonly results: Results;
  readonly variants: number | undefined;
}

function readAll(
  document: unknown,
  measured: readonly Measured[],
  multiple: boolean,
  { aggregation }: Options,
  onWarning: (warning: Issue) => void,
): readonly Read[] {
  const first = measured[0]!;
  const found = variantsIn(document);
  if (found !== undefined && !multiple) {
    const variants = decodeVariants(document, first, { onWarning });
    return [{ results: aggregateVariants(variants, aggregation), variants: variants.length }];
  }
  if (aggregation !== undefined) {
    throw usageFailure('only debiasing variants are put together', 'leave out --aggregation: the file holds none');
  }
  const all = multiple
    ? decodeMultiCircuitProbabilities(document, measured, { onWarning })
    : [decodeResults(document, first, { onWarning })];
  return all.map((results) => ({ results, variants: undefined }));
}

/** A document of single registers says nothing about a circuit that names none. */
function requireSomething({ all, keys }: Results): void {
  if (all !== undefined || keys.length > 0) return;
  const hint = '--for names the circuit with its measurements';
  throw new IonloomError(
    issue('UnknownKey', 'the results are by register, and the circuit measures into none', { hint }),
  );
}

/** What ran for each circuit, with where its qubits ended: as the file itself says, or a report. */
async function measuredOf(
  { circuits }: CircuitFile,
  { report }: Options,
  terminal: Terminal,
): Promise<readonly Measured[]> {
  if (report === undefined) return circuits.map(evaluable);
  if (circuits.some(({ stated }) => stated !== undefined)) {
    const hint = 'name the job that ran, and leave out --report';
    throw usageFailure('the metadata of the job say where its qubits ended, and so does --report', hint);
  }
  return fromReport(report, terminal, (reports) => {
    requireSameNumber(reports.length, circuits.length);
    return circuits.map(({ circuit }, k) => reported(circuit, reports[k]));
  });
}

/** What was made of a circuit, by what its report says: each of its qubits is read on another wire. */
function reported(circuit: CircuitData, report: unknown): StatedMeasuredCircuit {
  const { outputPermutation, relation } = isObject(report) ? report : {};
  if (!Array.isArray(outputPermutation) || !outputPermutation.every(Number.isSafeInteger)) {
    throw new IonloomError(issue('InvalidInput', 'this is not a report with an outputPermutation'));
  }
  if (outputPermutation.length !== circuit.qubits) {
    const message = `the report is of a circuit with ${outputPermutation.length} qubits, and this one has ${circuit.qubits}`;
    throw new IonloomError(issue('CircuitMismatch', message, { path: ['outputPermutation'] }));
  }
  const limit = relation === 'distribution' ? ({ relation: 'distribution' } as const) : {};
  if (isMadeBy(circuit, report)) return { circuit, outputPermutation, ...limit };
  const end = (qubit: number | null): number | null => (qubit === null ? null : outputPermutation[qubit]);
  const measurements = circuit.measurements.map(({ key, wires }) => ({ key, wires: wires.map(end) }));
  return { circuit: { qubits: circuit.qubits, measurements }, outputPermutation, ...limit };
}

/** Whether the circuit is what the report is about, rather than what that was made from: its keys are by wire already. */
function isMadeBy(circuit: CircuitData, report: unknown): boolean {
  const { pulses, entanglingGates } = (isObject(report) && isObject(report['output']) ? report['output'] : {}) as {
    readonly [count: string]: unknown;
  };
  return circuit.gateset === 'native' && countGates(circuit).gates === Number(pulses) + Number(entanglingGates);
}

function requireSameNumber(reports: number, circuits: number): void {
  if (reports === circuits) return;
  const message = `the report is of ${reports} circuits, and --for names ${circuits}`;
  throw new IonloomError(issue('CircuitCount', message));
}

function documentOf({ results, variants }: Read, { qubits, measurements }: CircuitData, options: Options): object {
  const some = results.all ?? results.get(results.keys[0]!);
  const registers = measurements.map(({ key, wires }) => {
    const outcomes = listed(results.get(key), options.top).map(({ bits, weight }) => [bits, weight] as const);
    return [key, { wires, outcomes: new Map(outcomes) }] as const;
  });
  return {
    qubits,
    kind: some.kind,
    total: some.total,
    variants: variants ?? null,
    aggregation: variants === undefined ? null : (options.aggregation ?? 'average'),
    outcomes: results.all
      ? new Map(listed(results.all, options.top).map(({ value, weight }) => [String(value), weight] as const))
      : null,
    registers: new Map(registers),
  };
}

/** By number, or the most likely ones first. */
function listed(distribution: Distribution, top: number | undefined) {
  const outcomes = [...distribution.outcomes()];
  const byValue = outcomes.sort((a, b) => (a.value < b.value ? -1 : 1));
  return top === undefined ? byValue : byValue.sort((a, b) => b.weight - a.weight).slice(0, top);
}

/** Bars for people: of every measurement, or of all qubits where nothing is measured. */
function barsOf(
  { results, variants }: Read,
  { top = DEFAULT_BARS, ascii = false, width, aggregation }: Options,
): string {
  const how = variants === undefined ? '' : `, ${aggregation ?? 'average'} of ${variants} variants`;
  const bars = (what: string, distribution: Distribution) => {
    const kind = distribution.kind === 'counts' ? `${distribution.total} shots` : 'probabilities';
    const title = `${what} (bit 0 first), ${kind}${how}`;
    return drawHistogram(distribution.toMap(), { ascii, top, title, ...(width === undefined ? {} : { width }) });
  };
  if (results.keys.length > 0) return results.keys.map((key) => bars(key, results.get(key))).join('\n\n');
  return bars(`qubits 0 to ${results.all!.width - 1}`, results.all!);
}
