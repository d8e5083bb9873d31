import type { Command } from 'commander';
import type { CircuitData } from '../../circuit/index.js';
import { drawHistogram } from '../../draw/index.js';
import { IonloomError } from '../../errors/index.js';
import { isDiagonal } from '../../pauli/index.js';
import {
  DEFAULT_SEED,
  type EngineName,
  engineNames,
  type HamiltonianProblem,
  hamiltonianEnergy,
  type Moments,
  publishedNoiseModels,
  type SimulateOptions,
  type SimulationResult,
  simulate,
} from '../../simulate/index.js';
import type { NoiseModelName } from '../../targets/index.js';
import { constantOf } from '../../validate/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type CircuitFile, type InputCircuit, type ReadOptions, readCircuits, titled } from '../input.js';
import { wordsOf } from '../job-words.js';
import { jsonText } from '../json-text.js';
import { type NamedObservable, readObservable } from '../observable.js';
import {
  addInputOptions,
  addOutputOptions,
  choice,
  GIBIBYTE,
  positiveNumber,
  requireBars,
  wholeNumber,
} from '../options.js';
import { type ListedOutcome, listedOutcomes } from '../outcomes.js';
import { Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { Progress } from '../progress.js';
import { knowsAll, runnable, written } from '../runnable.js';
import { isFile, STANDARD_STREAM, writeText } from '../source.js';
import type { Terminal } from '../terminal.js';
import { BARS_WIDTH, DEFAULT_BARS } from '../text-formats.js';

interface Options extends OutputOptions, ReadOptions {
  readonly shots?: number;
  readonly seed?: number;
  readonly noise?: NoiseModelName | 'ideal';
  readonly top?: number;
  readonly ascii?: boolean;
  readonly width?: number;
  readonly output?: string;
  readonly memory?: number;
  readonly engine?: EngineName;
  readonly threads?: number;
  readonly observable?: readonly NamedObservable[];
  readonly exact?: boolean;
}

/** Engines whose choice is worth a word. */
const unexpectedEngines = ['stabilizer', 'density-matrix'];

/** From this many qubits on, a person has time to wonder what is going on. */
const SLOW_QUBITS = 20;

const PROSE = `Without --shots the probabilities are exact. The noise models act on native gates: a circuit of
abstract gates is first transpiled for the machine of the model. The shots, the noise model and the
seed of a job are used unless --shots, --exact, --noise and --seed say otherwise. All answers are for
the qubits of the circuit as it was written, also where it was transpiled, here or before a job was
written from it.

Outcomes are written with bit 0 of a register (or qubit 0) FIRST. Where nothing is measured, all
qubits are. With --json there are also "probabilities" and "counts" of all qubits by decimal number,
qubit k being bit k, as the service gives them.

An observable is written "ZZI" with a letter for every qubit, qubit 0 LAST, or sparsely "Z2 Z1", or
as a sum such as "0.5*Z0 Z1 - 1.5*X0". Its mean is exact, under noise too where the mixed state is
not too large; with --shots it is estimated and comes with its standard error. Of a job that
evaluates a Hamiltonian the energy is given, in the same ways. It contains the constant of terms such
as "II", which the service leaves out.`;

export function define(command: Command): Command {
  addInputOptions(
    command
      .argument('<FILE>', 'a circuit or a job')
      .option('-s, --shots <N>', 'sample this many shots', wholeNumber(1, 100_000_000))
      .option('--exact', 'give exact probabilities, whatever shots a job names')
      .option('--seed <N>', 'decides the random draws; 1 if left out', wholeNumber(0))
      .addOption(
        choice('--noise <MODEL>', "a machine's noise; 1000 shots if none are given", [
          'ideal',
          ...publishedNoiseModels,
        ]),
      )
      .addOption(choice('--engine <NAME>', 'how to simulate; auto if left out', engineNames))
      .option(
        '--threads <N>',
        'how many threads may work; the results are the same for any number',
        wholeNumber(1, 256),
      )
      .option('--observable <SUM>', 'give the mean of Pauli strings, too; may be repeated', readObservable)
      .option('--top <N>', 'list only the N most likely outcomes', wholeNumber(1, 65_536))
      .option('--memory <GIB>', 'how much memory the simulation may take; 4 if left out', positiveNumber)
      .option('--ascii', 'use ASCII characters only')
      .option('--width <N>', 'the longest line of bars', wholeNumber(20))
      .option('-o, --output <OUT>', 'write the JSON document of --json to this file as well'),
  );
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom simulate circuit.qasm',
      'ionloom simulate circuit.qasm --shots 1000 --seed 7',
      'ionloom simulate native.json --noise forte-1 --shots 500 --json',
      'ionloom simulate ansatz.qasm --set theta=pi/4 --top 5',
      "ionloom simulate ansatz.qasm --set theta=0.3 --observable 'Z0 Z1 - 0.5*X0'",
      'ionloom simulate native.json --noise aria-1 --engine density-matrix',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], given: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, given);
  if (given.exact && given.shots !== undefined)
    throw usageFailure('--exact takes no shots', 'leave out one of the two');
  requireBars(given);
  if (given.output === STANDARD_STREAM && !given.json) {
    throw usageFailure('the bars and the JSON document cannot both go to stdout', '--json writes the document alone');
  }
  const source = await readCircuits(file, given, terminal);
  output.warn(source.warnings, source.file);
  requireBound(source, 'be simulated');
  const { problem } = source;
  const noise = chosenNoise(source, given, output);
  const options = withWords(given, noise, source, output);
  if (given.seed !== undefined && options.shots === undefined && noise === 'ideal') {
    output.say('nothing is drawn by chance here, so --seed decides nothing; --shots N draws');
  }
  if (problem !== undefined) {
    if (given.top !== undefined || given.ascii || given.width !== undefined) {
      throw usageFailure('the job gives an energy, and no outcomes', 'leave out --top, --ascii and --width');
    }
    if (options.observable !== undefined) {
      throw usageFailure('the job has an observable of its own, its Hamiltonian', 'leave out --observable');
    }
    writeEnergy(source, problem, noise, options, output);
    return exitCodes.done;
  }
  const results = source.circuits.map((circuit) =>
    aboutFile(source.file, undefined, () => simulated(circuit, noise, options, output, terminal)),
  );
  if (options.json || isFile(options.output)) {
    const documents = results.map((result, k) => documentOf(result, source.circuits[k]!, noise, options));
    const whole = source.multiple ? { circuits: documents } : documents[0];
    if (isFile(options.output)) {
      writeText(options.output, jsonText(whole));
      output.say(`written: ${options.output}`);
    }
    if (options.json) {
      output.document(whole);
      return exitCodes.done;
    }
  }
  const width = options.width ?? terminal.stdout.columns ?? BARS_WIDTH;
  const drawn = results.map((result, k) => bars(result, written(source.circuits[k]!), { ...options, width }));
  const texts = drawn.map((text, k) => [text, ...meansOf(results[k]!, options).map(meanLine)].join('\n'));
  output.result(titled(source.circuits, texts));
  return exitCodes.done;
}

/** The energy of a job's Hamiltonian, for people or for machines. */
function writeEnergy(
  { file, circuits: [{ circuit }] }: CircuitFile,
  problem: HamiltonianProblem,
  noise: NoiseModelName | 'ideal',
  options: Options,
  output: Output,
): void {
  const { shots, seed = DEFAULT_SEED, json, output: path } = options;
  const { value, variance, standardError, source } = aboutFile(file, undefined, () =>
    hamiltonianEnergy(runnable({ name: undefined, circuit }, noise, output), problem, {
      noise,
      seed,
      ...engineOptions(options),
    }),
  );
  const constant = constantOf(problem);
  const document = {
    qubits: circuit.qubits,
    shots: shots ?? null,
    seed,
    noise,
    value,
    variance,
    standardError,
    source,
    constant,
  };
  if (isFile(path)) {
    writeText(path, jsonText(document));
    output.say(`written: ${path}`);
  }
  if (json) output.document(document);
  else {
    const note = constant === 0 ? '' : ` (the constant ${shown(constant)} of it is left out by the service)`;
    output.result(`energy ${withError(value, { standardError, source })}${note}, variance ${shown(variance)}`);
  }
}

/** The observables of the command line with their mean and variance. */
function meansOf(
  result: SimulationResult,
  { observable = [] }: Options,
): readonly (Moments & { observable: string })[] {
  return observable.map(({ text, sum }) => ({ observable: text, ...result.moments(sum) }));
}

function meanLine({ observable, mean, variance, ...how }: Moments & { readonly observable: string }): string {
  return `mean of ${observable}: ${withError(mean, how)}, variance ${shown(variance)}`;
}

/** A value, with its standard error where chance is in it. */
function withError(value: number, { standardError, source }: Pick<Moments, 'standardError' | 'source'>): string {
  return source === 'state' ? shown(value) : `${shown(value)} +- ${Number(standardError.toPrecision(2))}`;
}

/** A number for people; rounding errors are nothing. */
function shown(value: number): string {
  return String(Number((Math.abs(value) < 1e-12 ? 0 : value).toPrecision(10)));
}

/** What the command line says, else what the job says, else none. */
function chosenNoise({ job }: CircuitFile, { noise }: Options, output: Output): NoiseModelName | 'ideal' {
  if (noise !== undefined) return noise;
  const own = wordsOf(job).noise ?? 'ideal';
  if (own !== 'ideal') output.say(`noise: ${own}, as the job says`);
  return own;
}

/**
 * The options, completed by what the job says: a Hamiltonian whose outcomes have no energies takes no shots of it. The
 * service's seeds are 32-bit integers with a sign, ours have none.
 */
function withWords(
  given: Options,
  noise: NoiseModelName | 'ideal',
  { job, problem }: CircuitFile,
  output: Output,
): Options {
  const { shots, seed } = wordsOf(job);
  const takesShots = !given.exact && (problem === undefined || isDiagonal(problem.hamiltonian));
  const own = {
    ...(given.shots === undefined && shots !== undefined && takesShots ? { shots } : {}),
    ...(given.seed === undefined && seed !== undefined && noise !== 'ideal' ? { seed: seed >>> 0 } : {}),
  };
  const said = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  if (said.length > 0) output.say(`${said.join(', ')}, as the job says`);
  const exactly = given.exact && noise !== 'ideal' && given.engine === undefined;
  return { ...given, ...own, ...(exactly ? { engine: 'density-matrix' } : {}) };
}

function simulated(
  input: InputCircuit,
  noise: NoiseModelName | 'ideal',
  options: Options,
  output: Output,
  terminal: Terminal,
): SimulationResult {
  const { seed, engine } = options;
  const runs = runnable(input, noise, output);
  const progress = new Progress(terminal, options);
  const { qubits } = input.circuit;
  if (qubits >= SLOW_QUBITS) progress.announce(`simulating ${qubits} qubits`);
  try {
    const result = simulate(runs, {
      noise,
      onProgress: (done, total) => progress.show('simulating', done, total),
      ...(seed === undefined ? {} : { seed }),
      ...engineOptions(options),
    });
    progress.end();
    if (unexpectedEngines.includes(result.engine) && (engine ?? 'auto') === 'auto') {
      output.say(`engine: ${result.engine}, because ${result.reason}`);
    }
    return result;
  } catch (error) {
    if (!(error instanceof IonloomError) || error.code !== 'TooMuchMemory') throw error;
    const hint = 'use fewer qubits, or allow more memory with --memory GIB if this machine has it';
    throw new IonloomError({ ...error.issues[0]!, hint }, { cause: error });
  } finally {
    progress.end();
  }
}

/** What the command line says of how engines run. */
function engineOptions({ shots, memory, engine, threads }: Options): SimulateOptions {
  return {
    ...(shots === undefined ? {} : { shots }),
    ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
    ...(engine === undefined ? {} : { engine }),
    ...(threads === undefined ? {} : { threads }),
  };
}

/** The result for machines. */
function documentOf(result: SimulationResult, input: InputCircuit, noise: string, options: Options): object {
  const { seed = DEFAULT_SEED, top } = options;
  const { name } = input;
  const circuit = written(input);
  const registers = circuit.measurements.map(({ key, wires }) => {
    const outcomes = listedOutcomes(result, [key], top);
    return [key, { wires, ...weights(outcomes, ({ bits }) => bits) }] as const;
  });
  return {
    ...(name === undefined ? {} : { name }),
    qubits: circuit.qubits,
    shots: result.shots ?? null,
    seed,
    noise,
    engine: result.engine,
    reason: result.reason,
    ...(options.observable === undefined ? {} : { observables: meansOf(result, options) }),
    ...(knowsAll(input) ? weights(listedOutcomes(result, [], top), ({ bits }) => decimalOf(bits)) : {}),
    registers: new Map(registers),
  };
}

/** The number of an outcome, exactly on registers of any width. */
function decimalOf(bits: string): string {
  return bits === '' ? '0' : BigInt(`0b${[...bits].reverse().join('')}`).toString();
}

/** Probabilities by outcome, and counts where there were shots. */
function weights(outcomes: readonly ListedOutcome[], nameOf: (outcome: ListedOutcome) => string): object {
  const probabilities = new Map(outcomes.map((outcome) => [nameOf(outcome), outcome.probability]));
  if (outcomes.every(({ count }) => count === undefined)) return { probabilities };
  return { counts: new Map(outcomes.map((outcome) => [nameOf(outcome), outcome.count])), probabilities };
}

/** The result for people: one bar per outcome of everything that is measured. */
function bars(result: SimulationResult, { keys, measurements, qubits }: CircuitData, options: Options): string {
  const { top = DEFAULT_BARS, ascii = false, width = BARS_WIDTH, shots } = options;
  const lengths = measurements.length === 0 ? [qubits] : measurements.map(({ wires }) => wires.length);
  const outcomes = listedOutcomes(result, keys, result.shots === undefined ? top : undefined);
  const values = new Map(
    outcomes.map(({ bits, count, probability }) => [spaced(bits, lengths), count ?? probability] as const),
  );
  const what = keys.length === 0 ? `qubits 0 to ${qubits - 1}` : keys.join(' ');
  const how = result.shots === undefined ? 'probabilities' : `${result.shots} shots`;
  const title = `${what} (bit 0 first), ${how}`;
  const drawn = drawHistogram(values, { width, ascii, top, title });
  const rest = 1 - outcomes.reduce((sum, { probability }) => sum + probability, 0);
  return shots === undefined && rest > 1e-9 ? `${drawn}\nother outcomes: ${rest.toPrecision(4)}` : drawn;
}

/** The bits of several registers with a space between them. */
function spaced(bits: string, lengths: readonly number[]): string {
  let start = 0;
  return lengths
    .map((length) => {
      start += length;
      return bits.slice(start - length, start);
    })
    .join(' ');
}
