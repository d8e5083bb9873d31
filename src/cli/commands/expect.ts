import type { Command } from 'commander';
import { type CircuitData, type Evaluable, partsOf } from '../../circuit/index.js';
import { type DocumentCircuit, titled, wordsOf } from '../../documents/index.js';
import { estimate, type Grouping, groupings, measurementsFor } from '../../observe/index.js';
import {
  DEFAULT_SEED,
  moments,
  publishedNoiseModels,
  randomStream,
  type SimulateOptions,
  simulate,
} from '../../simulate/index.js';
import type { NoiseModelName } from '../../targets/index.js';
import { type Expectation, expectationDocument, expectationText } from '../expectation-report.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type ReadOptions, readCircuits } from '../input.js';
import { type NamedObservable, readObservable } from '../observable.js';
import { addInputOptions, addOutputOptions, choice, GIBIBYTE, positiveNumber, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { runnable } from '../runnable.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions, ReadOptions {
  readonly observable?: readonly NamedObservable[];
  readonly shots?: number;
  readonly seed?: number;
  readonly noise?: NoiseModelName | 'ideal';
  readonly grouping?: Grouping;
  readonly memory?: number;
  readonly threads?: number;
}

const PROSE = `Without --shots the mean is exact, under noise too where the mixed state is not too large. With
--shots it is measured as on a machine: terms that can be read together share a circuit, circuits
whose terms weigh more get more of the shots, and the value comes with its standard error. The noise
models act on native gates: a circuit of abstract gates is first transpiled for the machine of the
model. What the circuit measures itself is left out.

An observable is written "ZZI" with a letter for every qubit, qubit 0 LAST, or sparsely "Z2 Z1", or
as a sum such as "0.5*Z0 Z1 - 1.5*X0". Terms go together that want the same letter of every qubit;
--grouping general also reads together what only commutes, behind entangling gates.`;

export function define(command: Command): Command {
  addInputOptions(
    command
      .argument('<FILE>', 'a circuit or a job')
      .option('--observable <SUM>', 'Pauli strings with coefficients; may be repeated', readObservable)
      .option('-s, --shots <N>', 'measure it with this many shots in all', wholeNumber(1, 100_000_000))
      .option('--seed <N>', 'decides the random draws; 1 if left out', wholeNumber(0))
      .addOption(choice('--noise <MODEL>', "a machine's noise", ['ideal', ...publishedNoiseModels]))
      .addOption(choice('--grouping <HOW>', 'which terms share a circuit; qubit-wise if left out', groupings))
      .option(
        '--threads <N>',
        'how many threads may work; the results are the same for any number',
        wholeNumber(1, 256),
      )
      .option('--memory <GIB>', 'how much memory the simulation may take; 4 if left out', positiveNumber),
  );
  return addExamples(
    addOutputOptions(command),
    [
      "ionloom expect ansatz.qasm --observable 'Z0 Z1 - 0.5*X0' --set theta=0.3",
      'ionloom expect bell.qasm --observable ZZ --observable XX --shots 1000 --seed 7',
      'ionloom expect bell.qasm --observable ZZ --noise forte-1',
      "ionloom expect ghz.qasm --observable 'XXX + YYX' --shots 1000 --grouping general --json",
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], given: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, given);
  const { observable = [], shots, grouping } = given;
  if (observable.length === 0) {
    throw usageFailure('no observable is given', "--observable SUM says what the mean is of, such as 'Z0 Z1 - 0.5*X0'");
  }
  if (shots === undefined && grouping !== undefined) {
    throw usageFailure(
      'the mean is exact, and no circuit is measured',
      '--shots N measures; else leave out --grouping',
    );
  }
  const source = await readCircuits(file, given, terminal);
  output.warn(source.warnings, source.file);
  requireBound(source, 'be simulated');
  const noise = given.noise ?? wordsOf(source.job).noise ?? 'ideal';
  if (given.noise === undefined && noise !== 'ideal') output.say(`noise: ${noise}, as the job says`);
  if (given.seed !== undefined && shots === undefined) {
    output.say('nothing is drawn by chance here, so --seed decides nothing; --shots N draws');
  }
  const found = source.circuits.map((input) =>
    aboutFile(source.file, undefined, () => expectations(input, noise, observable, given, output)),
  );
  if (given.json) {
    const documents = found.map((list, k) => expectationDocument(list, source.circuits[k]!, noise, given));
    output.document(source.multiple ? { circuits: documents } : documents[0]!);
  } else {
    const texts = found.map(expectationText);
    output.result(titled(source.circuits, texts));
  }
  return exitCodes.done;
}

/** The mean of each observable in the state of one circuit. */
function expectations(
  input: DocumentCircuit,
  noise: NoiseModelName | 'ideal',
  observables: readonly NamedObservable[],
  options: Options,
  output: Output,
): readonly Expectation[] {
  const run = runnable(unmeasured(input, output), noise, output) as Evaluable<never>;
  const { shots, seed = DEFAULT_SEED, grouping, memory, threads } = options;
  const how: SimulateOptions = {
    noise,
    ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
    ...(threads === undefined ? {} : { threads }),
  };
  return observables.map(({ text, sum }, k): Expectation => {
    if (shots === undefined) return { observable: text, ...moments(run, sum, { ...how, seed }) };
    const measurements = measurementsFor(sum, run, { shots, ...(grouping === undefined ? {} : { grouping }) });
    // Every circuit draws by a seed of its own, which the given one decides.
    const seeds = randomStream(seed, k);
    const results = measurements.groups.map((group) =>
      simulate(group.circuit, { ...how, shots: group.shots!, seed: seeds.integer(2 ** 31) }),
    );
    const { value, standardError, groups } = estimate(measurements, results);
    return {
      observable: text,
      mean: value,
      standardError,
      source: 'shots',
      measured: { measurements, parts: groups },
    };
  });
}

/** The circuit without its measurements: the observable decides what is read. */
function unmeasured({ name, circuit, stated }: DocumentCircuit, output: Output): DocumentCircuit {
  if (circuit.measurements.length === 0) return { name, circuit, stated };
  output.say(`what is measured (${circuit.keys.join(', ')}) is left out, as the observable decides what is read`);
  const bare = (measured: CircuitData): CircuitData => ({ ...partsOf(measured), measurements: [], keys: [] });
  return {
    name,
    circuit: bare(circuit),
    stated: stated && { ...stated, circuit: bare(stated.circuit) },
  };
}
