import {
  type CircuitData,
  type Evaluable,
  inOriginalQubits,
  type Operation,
  onlyReads,
  type ReadKeys,
  requireEvaluable,
} from '../circuit/index.js';
import { type OptionNames, requireOptions } from '../errors/index.js';
import { chooseEngine, type EngineName, fitsMixedState } from './choose-engine.js';
import { densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
import { type DepolarizingRates, depolarizingRates, isNoiseless, type Noise } from './noise.js';
import type { Measure, Samples } from './observables/estimate.js';
import type { Bound } from './program.js';
import { DEFAULT_SEED, type RandomStream, randomStream } from './random.js';
import { requireAllQubits } from './read-qubits.js';
import { SimulationResult } from './result.js';
import { requireShots } from './sample.js';
import { type QuantumState, type RunOptions, runOptionNames, type Simulator } from './simulator.js';
import { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
import { WIDEST_INDEX } from './stabilizer/stabilizer-state.js';
import { Statevector } from './statevector.js';
import { finalState, statevectorSimulator } from './statevector-simulator.js';
import { sampleNoisy } from './trajectories/sample-noisy.js';

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
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, `InvalidInput` for shots, seed, noise or engine,
 * `NoiseNeedsNative` for noise on QIS gates, and `NotClifford` for other gates on the stabilizer engine.
 */
export function simulate<P extends string, K extends string>(
  circuit: Evaluable<P, K> & Bound<P>,
  options: SimulateOptions = {},
): SimulationResult<ReadKeys<K>> {
  requireEvaluable(circuit, 'simulate');
  requireOptions(options, SIMULATE_OPTIONS, 'simulate');
  const { seed = DEFAULT_SEED, memoryLimit, noise = 'ideal', engine = 'auto' } = options;
  const run = inOriginalQubits<P, K>(circuit);
  const limit = limitsOf(options);
  const rates = depolarizingRates(noise);
  const noisy = !isNoiseless(rates);
  const exactly = engine === 'density-matrix' && options.shots === undefined;
  const shots = options.shots ?? (noisy && !exactly ? DEFAULT_NOISY_SHOTS : undefined);
  if (shots !== undefined) requireShots(shots);
  const choice =
    typeof engine === 'string'
      ? chooseEngine(run, engine, rates, shots)
      : { engine: engine.name, reason: 'it was given' };
  const about = {
    qubits: run.qubits,
    measurements: run.measurements,
    ...choice,
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    input: circuit as Evaluable,
  };
  const chosen = typeof engine === 'string' ? choice.engine : engine;
  const estimate = options.shots !== undefined;
  if (chosen === 'trajectories' && shots !== undefined) {
    const take = (taken: CircuitData, by: number): Samples => ({
      counts: sampleNoisy(taken, rates, shots, { ...limit, seed: by }),
    });
    const samples = sampleNoisy(run, rates, shots, { ...limit, seed });
    const measure = again(run, { counts: samples }, seed, take);
    const fits = !estimate && engine === 'auto' && fitsMixedState(run.qubits, memoryLimit);
    const mixed = () => densityMatrixSimulator.run(run, { ...quiet(limit), noise: rates });
    return new SimulationResult({ ...about, samples, shots, measure, ...(fits ? { exactly: mixed } : {}) });
  }
  const state = finalStateOn(chosen, run, rates, limit);
  if (shots === undefined) return new SimulationResult({ ...about, state, exactly: () => state });
  options.signal?.throwIfAborted();
  const samples = samplesOf(state, shots, randomStream(seed, 1));
  const measure = again(run, samples, seed, (taken, by) =>
    samplesOf(turnedState(chosen, state, run, taken, rates, quiet(limit)), shots, randomStream(by, 1)),
  );
  // Under noise probabilities are shares of the shots, unless the engine that is exact was asked for.
  const known = noisy && engine === 'auto' ? {} : { state };
  const taken = 'bits' in samples ? { bits: samples.bits } : { samples: samples.counts };
  return new SimulationResult({
    ...about,
    ...known,
    ...taken,
    shots,
    measure,
    ...(estimate ? {} : { exactly: () => state }),
  });
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

/** What runs later than the simulation itself has no progress of it to report. */
function quiet({ onProgress: _onProgress, ...limit }: RunOptions): RunOptions {
  return limit;
}

/** Every read-out of its own has its own stream of random numbers, decided by the seed. */
const FIRST_STREAM = 16;

/** Reads a circuit again after some more gates; the read-out as it is has been taken already. */
function again(
  circuit: CircuitData,
  samples: Samples,
  seed: number,
  take: (circuit: CircuitData, seed: number) => Samples,
): Measure {
  return (basis: readonly Operation[], group: number) => {
    if (basis.length === 0) return samples;
    const own = randomStream(seed, FIRST_STREAM + group).integer(2 ** 31);
    const { gateset, qubits, globalPhase, parameters } = circuit;
    const operations = [...circuit.operations, ...basis];
    return take({ gateset, qubits, operations, measurements: [], globalPhase, parameters, keys: [] }, own);
  };
}

function samplesOf(state: QuantumState, shots: number, random: RandomStream): Samples {
  return state.qubits > WIDEST_INDEX && state.sampleBits !== undefined
    ? { bits: state.sampleBits(shots, random) }
    : { counts: state.sample(shots, random) };
}

/** The state of a circuit that goes on from one whose state is known; a vector need not be made anew. */
function turnedState(
  engine: string | Simulator,
  state: QuantumState,
  before: CircuitData,
  after: CircuitData,
  rates: DepolarizingRates,
  limit: RunOptions,
): QuantumState {
  if (!(state instanceof Statevector)) return finalStateOn(engine, after, rates, limit);
  const added = after.operations.slice(before.operations.length);
  return finalState({ ...after, operations: added, globalPhase: 0 }, { ...limit, initial: state });
}

function finalStateOn(
  engine: string | Simulator,
  circuit: CircuitData,
  rates: DepolarizingRates,
  limit: RunOptions,
): QuantumState {
  if (typeof engine !== 'string') return engine.run(circuit, limit);
  if (engine === 'density-matrix') return densityMatrixSimulator.run(circuit, { ...limit, noise: rates });
  return (engine === 'stabilizer' ? stabilizerSimulator : statevectorSimulator).run(circuit, limit);
}

/**
 * The exact probabilities of all qubits, by basis-state index; measurements are ignored. Of a transpilation, qubit k of
 * the original is bit k.
 *
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or `InvalidInput` for a transpilation that keeps only what
 * is measured, where that is not all.
 */
export function probabilities<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  options: RunOptions = {},
): Float64Array {
  requireEvaluable(circuit, 'probabilities');
  requireOptions(options, runOptionNames, 'probabilities');
  const run = inOriginalQubits<P, string>(circuit);
  if (onlyReads(circuit)) requireAllQubits(run);
  const state: QuantumState = statevectorSimulator.run(run, options);
  return state.distribution(Array.from({ length: run.qubits }, (_, wire) => wire));
}
