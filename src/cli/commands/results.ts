import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  asFirstWritten,
  type CircuitDocument,
  type DocumentCircuit,
  evaluable,
  holdsVariants,
  type Measured,
  measuredByReport,
  type ReadResults,
  readResults,
  titled,
} from '../../documents/index.js';
import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { aggregations, type Results } from '../../formats/ionq/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { readCircuits, readJson } from '../input.js';
import { addOutputOptions, choice, requireBars, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { resultsDocument, resultsText, type ShowingOptions, type ShownResults } from '../results-report.js';
import { isServiceId } from '../service-id.js';
import { displayName, STANDARD_STREAM } from '../source.js';
import type { Terminal } from '../terminal.js';
import { fromReport } from '../transpile-report.js';

interface Options extends OutputOptions, ShowingOptions {
  readonly for?: string;
  readonly report?: string;
  readonly wait?: boolean;
}

const PROSE = `FILE is a document that the service answered with: probabilities, a histogram or shots, of one circuit
or, by job, of several; or the debiasing variants of a job, as a list, in "variants", or as the
answer about the job has them with the results of each in place of their links. Variants are put in
the order of the circuit's qubits and averaged; --aggregation plurality sharpens, with a vote of each
variant for what it saw most often.

Of an ID the service is asked. A job that ionloom submitted says itself how its results are read, by
measurement key; those of any other are by register where the service names some, else of all qubits.
--for reads them for a circuit all the same, which a FILE always needs.

The circuit of --for says how many qubits there are and what is measured. If what ran is a result of
ionloom transpile, its qubits may have ended on other wires: name the job that ran, whose metadata
say where, or the original, and with --report what transpiling reported.

Outcomes are written with bit 0 of a register (or qubit 0) FIRST. The document of --json is
{ "qubits", "kind", "total", "variants", "aggregation", "outcomes", "registers" }, the outcomes of all
qubits by decimal number with qubit k as bit k; for several circuits { "circuits": [...] }. Where the
job says itself how it is read, there are also its "id", and the "shots" and "name" of each circuit.`;

export function define(command: Command): Command {
  command
    .argument('<FILE|ID>', 'results as the service gives them, or a job by its id')
    .option('--for <CIRCUIT>', 'the circuit or job that they are the results of')
    .option('--wait', 'wait for a job that has not ended')
    .option('--report <FILE>', 'take where the qubits ended from a report of ionloom transpile')
    .addOption(choice('--aggregation <HOW>', 'how debiasing variants become one; average if left out', aggregations))
    .option('--top <N>', 'list only the N most likely outcomes', wholeNumber(1, 65_536))
    .option('--ascii', 'use ASCII characters only')
    .option('--width <N>', 'the longest line of bars', wholeNumber(20));
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom results probabilities.json --for circuit.qasm',
      'ionloom results 617a1f8b-59d4-435d-aa33-695433d7155e --wait',
      'ionloom results histogram.json --for circuit.qasm --report report.json',
      'ionloom results variants.json --for job.json --aggregation plurality --json',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  requireBars(options);
  const isId = isServiceId(file) && !existsSync(file);
  if (!isId && options.wait) throw usageFailure('only a job is waited for', 'name it by its id, or leave out --wait');
  if (isId && options.for === undefined) {
    if (options.report !== undefined)
      throw usageFailure('--report belongs to the circuit of --for', 'add --for CIRCUIT');
    const { showJobResults } = await import('../fetch-results.js');
    await showJobResults(file, options, output, terminal);
    return exitCodes.done;
  }
  if (options.for === undefined) {
    throw usageFailure('no circuit is given', '--for CIRCUIT says what the results are of');
  }
  if (file === STANDARD_STREAM && options.for === STANDARD_STREAM) {
    throw usageFailure('standard input holds only one of the results and the circuit');
  }
  const source = await readCircuits(options.for, {}, terminal);
  output.warn(source.warnings, source.file);
  const document = await (isId ? fetched(file, source, options, terminal) : readJson(file, terminal));
  const name = isId ? `job ${file}` : displayName(file);
  const measured = await measuredOf(source, options, terminal);
  const { aggregation } = options;
  const { multiple } = source;
  if (aggregation !== undefined && !isId && !holdsVariants(document, multiple)) {
    throw usageFailure('only debiasing variants are put together', 'leave out --aggregation: the file holds none');
  }
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  const read = aboutFile(name, undefined, () => {
    const all = readResults(document, measured, { multiple, aggregation, onWarning });
    for (const { results } of all) requireSomething(results);
    return all;
  });
  output.warn(warnings, name);
  if (options.json) {
    const documents = read.map((each, k) => resultsDocument(shownOf(each, source.circuits[k]!), options));
    output.document(multiple ? { circuits: documents } : documents[0]);
    return exitCodes.done;
  }
  const texts = read.map((each) => resultsText(each, options, terminal));
  output.result(titled(source.circuits, texts));
  return exitCodes.done;
}

/** The results of a job as the service has them. */
async function fetched(
  id: string,
  { multiple }: CircuitDocument,
  options: Options,
  terminal: Terminal,
): Promise<unknown> {
  const { fetchDocument } = await import('../fetch-results.js');
  return fetchDocument(id, multiple, options, terminal);
}

function shownOf({ results, variants }: ReadResults, circuit: DocumentCircuit): ShownResults {
  const { qubits, measurements } = asFirstWritten(circuit);
  const wires = new Map(measurements.map((measurement) => [measurement.key as string, measurement.wires]));
  return { results, variants, qubits, wires: (key) => wires.get(key) ?? null };
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
  { circuits }: CircuitDocument,
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
    return circuits.map(({ circuit }, k) => measuredByReport(circuit, reports[k]));
  });
}

function requireSameNumber(reports: number, circuits: number): void {
  if (reports === circuits) return;
  const message = `the report is of ${reports} circuits, and --for names ${circuits}`;
  throw new IonloomError(issue('CircuitCount', message));
}
