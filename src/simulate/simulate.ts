import {
  type Bound,
  type Evaluable,
  identityPermutation,
  inOriginalQubits,
  onlyReads,
  originalQubitsOf,
  qubitsOf,
  type ReadKeys,
  requireEvaluable,
} from '../circuit/index.js';
import { type OptionNames, requireOptions } from '../errors/index.js';
import { finish, finishInTurns, type Steps } from '../steps/index.js';
import type { Run, Task } from './contract/named-engine.js';
import { requireAllQubits } from './contract/read-qubits.js';
import { type QuantumState, type RunOptions, runOptionNames, type Simulator } from './contract/simulator.js';
import { quiet } from './contract/state-run.js';
import { densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
import { fitsMixedState } from './density-matrix/engine.js';
import { chooseEngine, type EngineName, givenEngine } from './engines.js';
import { depolarizingRates, isNoiseless, type Noise } from './noise/noise.js';
import type { Measure } from './observables/estimate.js';
import { SimulationResult } from './result.js';
import { DEFAULT_SEED, randomStream } from './sampling/random.js';
import { requireShots } from './sampling/sample.js';
import type { Samples } from './sampling/samples.js';
import { statevectorSimulator } from './statevector/statevector-simulator.js';

/** How {@link simulate} runs. */
export interface SimulateOptions extends RunOptions {
  /** How many shots to take; without it the result has exact probabilities and no counts. Under noise, 1000. */
  readonly shots?: number;
  /** Decides every random draw; 1 if left out, so that results are reproducible. */
  readonly seed?: number;
  /** Depolarizing noise after every gate of a native circuit. */
  readonly noise?: Noise;
  /** The engine by name, or one's own for ideal runs; `auto` if left out, which the result explains. */
  readonly engine?: EngineName | Simulator;
}

/** The names of all options of {@link simulate}. @internal */
export const SIMULATE_OPTIONS: OptionNames<SimulateOptions> = {
  shots: true,
  seed: true,
  noise: true,
  engine: true,
  ...runOptionNames,
};

/** The shots of a noisy simulation that names none. */
const DEFAULT_NOISY_SHOTS = 1000;

/**
 * Simulates a circuit from all zeros and measures it; of a transpilation, the answers are for the original's qubits.
 *
 * A circuit without measurements has all its qubits read, as the service does. The engine is chosen by width, gates,
 * noise and shots unless one is named; the result says which it was and why.
 *
 * @example
 * simulate(circuit(2).h(0).cnot(0, 1).measure('both', 0, 1), { shots: 1000, seed: 7 }).counts('both');
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, `ValueOutOfRange` or `UnknownName` for shots, seed, noise or
 * engine, `NoiseNeedsNative` for noise on QIS gates, and `UnsuitableEngine` for what the engine that is named cannot run.
 */
export function simulate<P extends string, K extends string>(
  circuit: Evaluable<P, K> & Bound<P>,
  options: SimulateOptions = {},
): SimulationResult<ReadKeys<K>> {
  requireEvaluable(circuit, 'simulate');
  requireOptions(options, SIMULATE_OPTIONS, 'simulate');
  return finish(simulationSteps<P, K>(circuit, options), options);
}

/**
 * {@link simulate} in turns with whatever else happens: timers fire, pages stay alive and a signal can arrive while it
 * computes. What is asked of the result later, and engines of one's own, are not interrupted.
 *
 * @example
 * const result = await simulateAsync(wide, { shots: 1000, signal: AbortSignal.timeout(60_000) });
 * @throws IonloomError as {@link simulate} does; the signal's reason where it was aborted.
 */
export async function simulateAsync<P extends string, K extends string>(
  circuit: Evaluable<P, K> & Bound<P>,
  options: SimulateOptions = {},
): Promise<SimulationResult<ReadKeys<K>>> {
  requireEvaluable(circuit, 'simulateAsync');
  requireOptions(options, SIMULATE_OPTIONS, 'simulateAsync');
  return finishInTurns(simulationSteps<P, K>(circuit, options), options);
}

function* simulationSteps<P extends string, K extends string>(
  input: Evaluable<P, K>,
  options: SimulateOptions,
): Steps<SimulationResult<ReadKeys<K>>> {
  const { seed = DEFAULT_SEED, memoryLimit, noise = 'ideal', engine: asked = 'auto' } = options;
  const circuit = inOriginalQubits<P, K>(input);
  const limit = limitsOf(options);
  const rates = depolarizingRates(noise);
  const noisy = !isNoiseless(rates);
  const exactly = asked === 'density-matrix' && options.shots === undefined;
  const shots = options.shots ?? (noisy && !exactly ? DEFAULT_NOISY_SHOTS : undefined);
  if (shots !== undefined) requireShots(shots);
  const task: Task = { circuit, rates, shots, seed, limit };
  const { engine, reason } = typeof asked === 'string' ? chooseEngine(asked, task) : givenEngine(asked);
  const { state, samples, again, trajectories } = yield* engine.run(task);
  // Under noise probabilities are shares of the shots, unless the engine that is exact was asked for.
  const known = state !== undefined && !(noisy && asked === 'auto');
  const exact = exactState(state, asked, options, task);
  return new SimulationResult({
    qubits: originalQubitsOf(input as Evaluable),
    wires: circuit.qubits,
    measurements: circuit.measurements,
    engine: engine.name,
    reason,
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    input: input as Evaluable,
    ...(known ? { state } : {}),
    ...(exact === undefined ? {} : { exactly: exact }),
    ...(trajectories === undefined || options.shots !== undefined ? {} : { trajectories }),
    ...(samples === undefined ? {} : { samples }),
    ...(shots === undefined ? {} : { shots }),
    ...(samples === undefined || again === undefined ? {} : { measure: readOuts(samples, seed, again) }),
  });
}

/** What means are taken from without chance: the state, or under noise the mixed state where that fits. */
function exactState(
  state: QuantumState | undefined,
  asked: EngineName | Simulator,
  { shots }: SimulateOptions,
  { circuit, rates, limit }: Task,
): (() => QuantumState) | undefined {
  if (state !== undefined) return shots === undefined ? () => state : undefined;
  if (shots !== undefined || asked !== 'auto' || !fitsMixedState(circuit.qubits, limit.memoryLimit)) return undefined;
  let mixed: QuantumState | undefined;
  return () => {
    mixed ??= densityMatrixSimulator.run(circuit, { ...quiet(limit), noise: rates });
    return mixed;
  };
}

/**
 * The engine for whoever wants means alone: the mixed state where that is worth it, so that no shots are drawn that
 * nobody asks for.
 *
 * @internal
 */
export function engineForMeans<P extends string>(
  circuit: Evaluable<P>,
  { engine = 'auto', noise = 'ideal', shots, memoryLimit }: SimulateOptions,
): EngineName | Simulator {
  if (engine !== 'auto' || shots !== undefined || isNoiseless(depolarizingRates(noise))) return engine;
  return fitsMixedState(qubitsOf(circuit), memoryLimit) ? 'density-matrix' : engine;
}

/** The options of engines among all options, nothing left undefined. */
function limitsOf({ memoryLimit, threads, onProgress, signal }: RunOptions): RunOptions {
  return {
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(threads === undefined ? {} : { threads }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Every read-out of its own has its own stream of random numbers, decided by the seed. */
const FIRST_STREAM = 16;

/** Reads all qubits after some more gates; the read-out as it is has been taken already. */
function readOuts(samples: Samples, seed: number, again: NonNullable<Run['again']>): Measure {
  return (gates, group) =>
    gates.length === 0 ? samples : again(gates, randomStream(seed, FIRST_STREAM + group).integer(2 ** 31));
}

/**
 * The exact probabilities of all qubits, by basis-state index; measurements are ignored. Of a transpilation, qubit k of
 * the original is bit k.
 *
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or `NotAnswerable` for a transpilation that keeps only what
 * is measured, where that is not all.
 */
export function probabilities<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  options: RunOptions = {},
): Float64Array {
  requireEvaluable(circuit, 'probabilities');
  requireOptions(options, runOptionNames, 'probabilities');
  const run = inOriginalQubits<P, string>(circuit);
  if (onlyReads(circuit)) requireAllQubits({ ...run, qubits: originalQubitsOf(circuit) });
  const state: QuantumState = statevectorSimulator.run(run, options);
  return state.distribution(identityPermutation(originalQubitsOf(circuit)));
}
