import type { Command } from 'commander';
import { type CircuitDocument, type DocumentCircuit, titled, wordsOf } from '../../documents/index.js';
import { IonloomError } from '../../errors/index.js';
import { isDiagonal } from '../../pauli/index.js';
import { jsonText } from '../../printing/index.js';
import {
  DEFAULT_SEED,
  type EngineName,
  engineNames,
  type HamiltonianProblem,
  hamiltonianEnergy,
  publishedNoiseModels,
  type SimulateOptions,
  type SimulationResult,
  simulate,
} from '../../simulate/index.js';
import type { NoiseModelName } from '../../targets/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type ReadOptions, readCircuits } from '../input.js';
import { readObservable } from '../observable.js';
import {
  addInputOptions,
  addOutputOptions,
  choice,
  GIBIBYTE,
  positiveNumber,
  requireBars,
  wholeNumber,
} from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { Progress } from '../progress.js';
import { runnable } from '../runnable.js';
import {
  energyDocument,
  energyLine,
  type ReportOptions,
  simulationDocument,
  simulationText,
} from '../simulation-report.js';
import { isFile, STANDARD_STREAM, writeText } from '../source.js';
import type { Terminal } from '../terminal.js';
import { BARS_WIDTH } from '../text-formats.js';

interface Options extends OutputOptions, ReadOptions, ReportOptions {
  readonly noise?: NoiseModelName | 'ideal';
  readonly output?: string;
  readonly memory?: number;
  readonly engine?: EngineName;
  readonly threads?: number;
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
    const documents = results.map((result, k) => simulationDocument(result, source.circuits[k]!, noise, options));
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
  const texts = results.map((result, k) => simulationText(result, source.circuits[k]!, { ...options, width }));
  output.result(titled(source.circuits, texts));
  return exitCodes.done;
}

/** The energy of a job's Hamiltonian, for people or for machines. */
function writeEnergy(
  { file, circuits: [{ circuit }] }: CircuitDocument,
  problem: HamiltonianProblem,
  noise: NoiseModelName | 'ideal',
  options: Options,
  output: Output,
): void {
  const { seed = DEFAULT_SEED, json, output: path } = options;
  const energy = aboutFile(file, undefined, () =>
    hamiltonianEnergy(runnable({ name: undefined, circuit }, noise, output), problem, {
      noise,
      seed,
      ...engineOptions(options),
    }),
  );
  const document = energyDocument(energy, problem, circuit, noise, options);
  if (isFile(path)) {
    writeText(path, jsonText(document));
    output.say(`written: ${path}`);
  }
  if (json) output.document(document);
  else output.result(energyLine(energy, problem));
}

/** What the command line says, else what the job says, else none. */
function chosenNoise({ job }: CircuitDocument, { noise }: Options, output: Output): NoiseModelName | 'ideal' {
  if (noise !== undefined) return noise;
  const own = wordsOf(job).noise ?? 'ideal';
  if (own !== 'ideal') output.say(`noise: ${own}, as the job says`);
  return own;
}

/** The options, completed by what the job says: a Hamiltonian whose outcomes have no energies takes no shots of it. */
function withWords(
  given: Options,
  noise: NoiseModelName | 'ideal',
  { job, problem }: CircuitDocument,
  output: Output,
): Options {
  const { shots, seed } = wordsOf(job);
  const takesShots = !given.exact && (problem === undefined || isDiagonal(problem.hamiltonian));
  const own = {
    ...(given.shots === undefined && shots !== undefined && takesShots ? { shots } : {}),
    ...(given.seed === undefined && seed !== undefined && noise !== 'ideal' ? { seed } : {}),
  };
  const said = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  if (said.length > 0) output.say(`${said.join(', ')}, as the job says`);
  const exactly = given.exact && noise !== 'ideal' && given.engine === undefined;
  return { ...given, ...own, ...(exactly ? { engine: 'density-matrix' } : {}) };
}

function simulated(
  input: DocumentCircuit,
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
