import type { CircuitData } from '../circuit/index.js';
import type { Gateset } from '../gates/index.js';
import { depolarizingRates, type Noise, sampleNoisy } from './noise.js';
import type { Bound } from './program.js';
import { randomStream } from './random.js';
import { SimulationResult } from './result.js';
import { requireShots } from './sample.js';
import type { QuantumState, RunOptions, Simulator } from './simulator.js';
import { statevectorSimulator } from './statevector-simulator.js';

/** How {@link simulate} runs. */
export interface SimulateOptions extends RunOptions {
  /** How many shots to take; without it the result has exact probabilities and no counts. Under noise, 1000. */
  readonly shots?: number;
  /** Decides every random draw; 1 if left out, so that results are reproducible. */
  readonly seed?: number;
  /** Depolarizing noise after every gate of a native circuit. */
  readonly noise?: Noise;
  /** Told from time to time how many of the shots of a noisy simulation are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** The engine of ideal runs; the statevector if left out. */
  readonly engine?: Simulator;
}

/** The shots of a noisy simulation that names none. */
const DEFAULT_NOISY_SHOTS = 1000;

/**
 * Simulates a circuit from all zeros and measures it.
 *
 * A circuit without measurements has all its qubits read, as the service does.
 *
 * @example
 * simulate(circuit(2).h(0).cnot(0, 1).measure('both', 0, 1), { shots: 1000, seed: 7 }).counts('both');
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, `InvalidInput` for shots, seed or noise, and
 * `NoiseNeedsNative` for noise on QIS gates.
 */
export function simulate<P extends string, K extends string>(
  circuit: CircuitData<Gateset, number, P, K> & Bound<P>,
  options: SimulateOptions = {},
): SimulationResult<K> {
  const { seed, memoryLimit, noise = 'ideal' } = options;
  const { qubits, measurements } = circuit;
  const limit = memoryLimit === undefined ? {} : { memoryLimit };
  const rates = depolarizingRates(noise);
  if (rates.r1q > 0 || rates.r2q > 0) {
    const shots = options.shots ?? DEFAULT_NOISY_SHOTS;
    requireShots(shots);
    const samples = sampleNoisy(circuit, rates, shots, options);
    return new SimulationResult({ qubits, measurements, samples, shots, ...limit });
  }
  const state = (options.engine ?? statevectorSimulator).run(circuit, limit);
  if (options.shots === undefined) return new SimulationResult({ qubits, measurements, state, ...limit });
  requireShots(options.shots);
  const samples = state.sample(options.shots, randomStream(seed, 1));
  return new SimulationResult({ qubits, measurements, state, samples, shots: options.shots, ...limit });
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
  const state: QuantumState = statevectorSimulator.run(circuit, options);
  return state.distribution(Array.from({ length: circuit.qubits }, (_, wire) => wire));
}
