import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { type NoiseModelName, noiseModels } from '../targets/index.js';
import type { Action } from './block.js';
import { exchangePair } from './kernels/pair.js';
import { negatePattern } from './kernels/scale.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from './memory.js';
import { operationActions, requireBound } from './program.js';
import { type RandomStream, randomStream } from './random.js';
import type { OutcomeCounts } from './sample.js';
import type { RunOptions } from './simulator.js';
import { emptyStatevector, Statevector, statevectorBytes } from './statevector.js';

/**
 * Depolarizing rates after every native gate, by the gate's number of qubits.
 *
 * With rate r, a gate on k qubits is followed by each of the `4^k - 1` Paulis other than the identity with
 * probability `r / 4^k`, as the service's noise models say (IonQ guide "Simulation with noise models").
 */
export interface DepolarizingRates {
  /** Rate r of one-qubit gates, 0 to 1. */
  readonly r1q: number;
  /** Rate r of two-qubit gates, 0 to 1. */
  readonly r2q: number;
}

/** The noise models of the service whose rates are published, so that they can be simulated here. */
export const publishedNoiseModels: readonly NoiseModelName[] = Object.freeze(
  (Object.keys(noiseModels) as NoiseModelName[]).filter((name) => {
    const { r1q, r2q } = noiseModels[name];
    return r1q !== null && r2q !== null;
  }),
);

/** A noise model of the service by name, or rates of one's own; `ideal` is no noise. */
export type Noise = NoiseModelName | 'ideal' | DepolarizingRates;

/**
 * The rates of a noise model.
 *
 * @throws IonloomError `InvalidInput` if the name is unknown, its rates are not published, or a rate is not in 0 .. 1.
 */
export function depolarizingRates(noise: Noise): DepolarizingRates {
  if (noise === 'ideal') return { r1q: 0, r2q: 0 };
  const { r1q, r2q } = typeof noise === 'string' ? publishedRates(noise) : noise;
  for (const [name, rate] of [['r1q', r1q] as const, ['r2q', r2q] as const]) {
    if (rate >= 0 && rate <= 1) continue;
    throw new IonloomError(
      issue('InvalidInput', `the noise rate ${name} is ${rate}, which is not a number from 0 to 1`, {
        path: ['noise', name],
        received: String(rate),
      }),
    );
  }
  return { r1q, r2q };
}

function publishedRates(name: string): DepolarizingRates {
  const known = publishedNoiseModels.find((candidate) => candidate === name);
  if (known !== undefined) return { r1q: noiseModels[known].r1q!, r2q: noiseModels[known].r2q! };
  throw new IonloomError(
    issue('InvalidInput', `there are no published rates for a noise model "${name}"`, {
      path: ['noise'],
      expected: `ideal, ${publishedNoiseModels.join(', ')}, or { r1q, r2q }`,
      received: JSON.stringify(name),
    }),
  );
}

/** How a noisy simulation runs. */
export interface NoisyOptions extends RunOptions {
  readonly seed?: number;
  /** Told after each trajectory how many of the shots are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One Pauli error: after which operation, and which Pauli (two bits per target, 1 = X, 2 = Z, 3 = Y). */
interface PauliError {
  readonly operation: number;
  readonly pauli: number;
}

/** Shots that suffer exactly the same errors and so share one run. */
interface Trajectory {
  readonly errors: readonly PauliError[];
  shots: number;
}

/**
 * Samples a native circuit under depolarizing noise, one trajectory of Pauli errors per shot.
 *
 * All errors are drawn first; shots with the same errors share a run, and a run starts from the ideal state at its
 * first error. The shots without any error thus cost a single ideal run. Same seed, same counts.
 *
 * @throws IonloomError `NoiseNeedsNative` if the circuit has QIS gates: the models count native gates, so the circuit
 * has to be transpiled first.
 */
export function sampleNoisy(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  { seed, memoryLimit = DEFAULT_MEMORY_LIMIT, onProgress }: NoisyOptions = {},
): OutcomeCounts {
  requireNative(circuit);
  requireBound(circuit);
  // Two states are alive at a time: the ideal one, advancing, and the one of the current trajectory.
  requireMemory(2 * statevectorBytes(circuit.qubits), memoryLimit, `noisy simulation of ${circuit.qubits} qubits`);
  const ideal = Statevector.zero(circuit.qubits, memoryLimit);
  const scratch = emptyStatevector(circuit.qubits, memoryLimit);
  const actions = circuit.operations.map((operation) => operationActions(operation));
  const random = randomStream(seed, 1);
  const counts = new Map<number, number>();
  let applied = 0;
  let taken = 0;
  const places = errorPlaces(circuit, actions, rates);
  for (const trajectory of drawTrajectories(places, shots, randomStream(seed, 0))) {
    const start = trajectory.errors[0]?.operation ?? actions.length - 1;
    for (; applied <= start; applied++) run(actions[applied]!, ideal);
    scratch.re.set(ideal.re);
    scratch.im.set(ideal.im);
    runWithErrors(circuit, actions, start, trajectory.errors, scratch);
    for (const [outcome, times] of scratch.sample(trajectory.shots, random)) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + times);
    }
    taken += trajectory.shots;
    onProgress?.(taken, shots);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** A gate that an error may follow. */
interface ErrorPlace {
  readonly operation: number;
  /** The number of Paulis other than the identity on the gate's wires. */
  readonly paulis: number;
  /** The probability that one of them strikes. */
  readonly probability: number;
}

/** The gates that count as pulses; a gate that never does anything (nop, barrier) is none. */
function errorPlaces(
  circuit: CircuitData,
  actions: readonly (readonly Action[])[],
  { r1q, r2q }: DepolarizingRates,
): readonly ErrorPlace[] {
  return circuit.operations.flatMap(({ gate, targets }, operation) => {
    const rate = targets.length === 1 ? r1q : r2q;
    const idle = gate.parameters.length === 0 && actions[operation]!.length === 0;
    const paulis = 4 ** targets.length - 1;
    return idle || rate === 0 ? [] : [{ operation, paulis, probability: (rate * paulis) / (paulis + 1) }];
  });
}

/** The distinct trajectories of all shots, by rising position of their first error; the error-free one is last. */
function drawTrajectories(places: readonly ErrorPlace[], shots: number, random: RandomStream): readonly Trajectory[] {
  const trajectories = new Map<string, Trajectory>();
  for (let shot = 0; shot < shots; shot++) {
    const errors: PauliError[] = [];
    let key = '';
    for (const { operation, paulis, probability } of places) {
      if (random.uniform() >= probability) continue;
      const pauli = 1 + random.integer(paulis);
      errors.push({ operation, pauli });
      key += `${operation}:${pauli} `;
    }
    const known = trajectories.get(key);
    if (known === undefined) trajectories.set(key, { errors, shots: 1 });
    else known.shots += 1;
  }
  const first = ({ errors }: Trajectory): number => errors[0]?.operation ?? Number.POSITIVE_INFINITY;
  // Written without a subtraction, which would make NaN of two infinities; the sort is stable.
  return [...trajectories.values()].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
}

/** Applies a trajectory's errors and the gates after the first of them. */
function runWithErrors(
  circuit: CircuitData,
  actions: readonly (readonly Action[])[],
  start: number,
  errors: readonly PauliError[],
  state: Statevector,
): void {
  let next = 0;
  for (let operation = start; operation < actions.length; operation++) {
    if (operation > start) run(actions[operation]!, state);
    while (next < errors.length && errors[next]!.operation === operation) {
      applyPauli(state, circuit.operations[operation]!.targets, errors[next]!.pauli);
      next += 1;
    }
  }
}

function run(actions: readonly Action[], state: Statevector): void {
  for (const action of actions) action(state.re, state.im);
}

/** Applies a Pauli up to its phase, which no outcome depends on. */
function applyPauli({ re, im }: Statevector, targets: readonly number[], pauli: number): void {
  targets.forEach((wire, position) => {
    const bit = 1 << wire;
    const letter = (pauli >> (2 * position)) & 3;
    if (letter & 2) negatePattern(re, im, bit, bit);
    if (letter & 1) exchangePair(re, im, bit, 0, bit);
  });
}

function requireNative(circuit: CircuitData): void {
  if (circuit.gateset === 'native') return;
  throw new IonloomError(
    issue('NoiseNeedsNative', 'the noise models count native gates, and this circuit has QIS gates', {
      path: ['noise'],
      expected: 'a circuit of native gates',
      received: `a circuit of ${circuit.gateset} gates`,
      hint: 'transpile the circuit for a target first and simulate the native circuit that comes out',
    }),
  );
}
