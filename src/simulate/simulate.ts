import { type CircuitData, type ReadKeys, requireCircuit } from '../circuit/index.js';
import { type OptionNames, requireOptions } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { chooseEngine, type EngineName } from './choose-engine.js';
import { densityMatrixSimulator } from './density-matrix/density-matrix-simulator.js';
import { type DepolarizingRates, depolarizingRates, isNoiseless, type Noise } from './noise.js';
import type { Bound } from './program.js';
import { randomStream } from './random.js';
import { SimulationResult } from './result.js';
import { requireShots } from './sample.js';
import { type QuantumState, type RunOptions, runOptionNames, type Simulator } from './simulator.js';
import { stabilizerSimulator } from './stabilizer/stabilizer-simulator.js';
import { WIDEST_INDEX } from './stabilizer/stabilizer-state.js';
import { statevectorSimulator } from './statevector-simulator.js';
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

const SIMULATE_OPTIONS: OptionNames<SimulateOptions> = {
  shots: true,
  seed: true,
  noise: true,
  engine: true,
  ...runOptionNames,
};

/** The shots of a noisy simulation that names none. */
const DEFAULT_NOISY_SHOTS = 1000;

/**
 * Simulates a circuit from all zeros and measures it.
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
  circuit: CircuitData<Gateset, number, P, K> & Bound<P>,
  options: SimulateOptions = {},
): SimulationResult<ReadKeys<K>> {
  requireCircuit(circuit, 'simulate');
  requireOptions(options, SIMULATE_OPTIONS, 'simulate');
  const { seed, memoryLimit, noise = 'ideal', engine = 'auto' } = options;
  const { qubits, measurements } = circuit;
  const limit = {
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const rates = depolarizingRates(noise);
  const noisy = !isNoiseless(rates);
  const exactly = engine === 'density-matrix' && options.shots === undefined;
  const shots = options.shots ?? (noisy && !exactly ? DEFAULT_NOISY_SHOTS : undefined);
  if (shots !== undefined) requireShots(shots);
  const choice =
    typeof engine === 'string'
      ? chooseEngine(circuit, engine, rates, shots)
      : { engine: engine.name, reason: 'it was given' };
  const about = { qubits, measurements, ...choice, ...(memoryLimit === undefined ? {} : { memoryLimit }) };
  if (choice.engine === 'trajectories' && shots !== undefined) {
    return new SimulationResult({ ...about, samples: sampleNoisy(circuit, rates, shots, options), shots });
  }
  const state = finalStateOn(typeof engine === 'string' ? choice.engine : engine, circuit, rates, limit);
  if (shots === undefined) return new SimulationResult({ ...about, state });
  options.signal?.throwIfAborted();
  const random = randomStream(seed, 1);
  const taken =
    qubits > WIDEST_INDEX && state.sampleBits !== undefined
      ? { bits: state.sampleBits(shots, random) }
      : { samples: state.sample(shots, random) };
  // Under noise probabilities are shares of the shots, unless the engine that is exact was asked for.
  const known = noisy && engine === 'auto' ? {} : { state };
  return new SimulationResult({ ...about, ...known, ...taken, shots });
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
 * The exact probabilities of all qubits, by basis-state index; measurements are ignored.
 *
 * @throws IonloomError `UnboundParameter` or `TooMuchMemory`.
 */
export function probabilities<P extends string>(
  circuit: CircuitData<Gateset, number, P> & Bound<P>,
  options: RunOptions = {},
): Float64Array {
  requireCircuit(circuit, 'probabilities');
  requireOptions(options, runOptionNames, 'probabilities');
  const state: QuantumState = statevectorSimulator.run(circuit, options);
  return state.distribution(Array.from({ length: circuit.qubits }, (_, wire) => wire));
}
