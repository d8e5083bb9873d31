import type { CircuitData, Operation } from '../../circuit/index.js';
import { qisGates } from '../../gates/index.js';
import { type Steps, telling } from '../../steps/index.js';
import { requireBound } from '../contract/bound.js';
import type { RunOptions } from '../contract/simulator.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { type DepolarizingRates, requireNative } from '../noise/noise.js';
import { withReadoutErrors } from '../noise/readout.js';
import { randomStream } from '../sampling/random.js';
import type { OutcomeCounts } from '../sampling/sample.js';
import { operationActions } from '../statevector/actions/program.js';
import { Statevector, statevectorBytes } from '../statevector/statevector.js';
import { finalStateSteps } from '../statevector/statevector-simulator.js';
import { drawErrorPatterns, type PauliError } from './error-patterns.js';

/** How a noisy simulation runs. */
export interface NoisyOptions extends RunOptions {
  readonly seed?: number;
}

/** Some of the trajectories of a noisy run, which are in a fixed order: from one on, up to another one that is not among them. */
export interface TrajectoryRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Samples a native circuit under depolarizing noise, one trajectory of Pauli errors per shot. Same seed, same counts.
 *
 * @throws IonloomError `NoiseNeedsNative` if the circuit has QIS gates: the models count native gates, so the circuit
 * has to be transpiled first.
 */
export function* noisySteps(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  options: NoisyOptions = {},
): Steps<OutcomeCounts> {
  const counts = yield* rangeSteps(circuit, rates, shots, options);
  return readOut(counts, circuit.qubits, rates, options.seed);
}

/**
 * Counts of the shots of some trajectories, before their bits are read: those of all ranges together are those of one run.
 *
 * What a shot reads is drawn from one stream for all; the draws of the trajectories before are passed over, of which there
 * are as many as shots and one more, whatever they decide.
 */
export function* rangeSteps(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  options: NoisyOptions,
  range?: TrajectoryRange,
): Steps<ReadonlyMap<number, number>> {
  const random = randomStream(options.seed, 1);
  const counts = new Map<number, number>();
  const passOver = (times: number): void => {
    for (let draw = 0; draw <= times; draw++) random.uniform();
  };
  const visit = (state: Statevector, _errors: readonly PauliError[], times: number): void => {
    for (const [outcome, count] of state.sample(times, random)) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + count);
    }
  };
  yield* trajectorySteps(circuit, rates, shots, options, visit, range && { ...range, passOver });
  return counts;
}

/** Counts as a device reads them, with the errors of reading. */
export function readOut(
  counts: ReadonlyMap<number, number>,
  qubits: number,
  { readout = 0 }: DepolarizingRates,
  seed: number | undefined,
): OutcomeCounts {
  const sorted = new Map([...counts].sort(([a], [b]) => a - b));
  return withReadoutErrors(sorted, qubits, readout, randomStream(seed, 2));
}

/**
 * The final states of shots under noise.
 *
 * All errors are drawn first; shots with the same errors share a run, and a run starts from the ideal state at its
 * first error. The shots without any error thus cost a single ideal run.
 *
 * @param range visits these alone, and tells of the shots of those before
 * @param visit with the errors that a state suffered, and how many shots suffered these; the state is no longer it afterwards
 */
export function* trajectorySteps(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  { seed, memoryLimit = DEFAULT_MEMORY_LIMIT, threads }: NoisyOptions,
  visit: (state: Statevector, errors: readonly PauliError[], shots: number) => void,
  range?: TrajectoryRange & { readonly passOver: (shots: number) => void },
): Steps<void> {
  requireNative(circuit);
  requireBound(circuit);
  // Two states are alive at a time: the ideal one, advancing, and the one of the current trajectory.
  requireMemory(2 * statevectorBytes(circuit.qubits), memoryLimit, `noisy simulation of ${circuit.qubits} qubits`);
  const ideal = Statevector.zero(circuit.qubits, memoryLimit);
  const { operations } = circuit;
  let applied = 0;
  let taken = 0;
  const options = { ...(threads === undefined ? {} : { threads }), initial: ideal };
  const patterns = yield* drawErrorPatterns(circuit, rates, shots, randomStream(seed, 0));
  const { from, to } = range ?? { from: 0, to: patterns.length };
  for (const { shots: times } of patterns.slice(0, from)) {
    range?.passOver(times);
    taken += times;
  }
  for (const { errors, shots: times } of patterns.slice(from, to)) {
    const start = errors[0]?.operation ?? operations.length - 1;
    const told = { done: taken, total: shots };
    for (; applied <= start; applied++) {
      for (const action of operationActions(operations[applied]!)) action(ideal.re, ideal.im);
      yield told;
    }
    const state =
      errors.length === 0 ? ideal : yield* telling(told, finalStateSteps(rest(circuit, start, errors), options));
    visit(state, errors, times);
    taken += times;
    yield { done: taken, total: shots };
  }
}

const paulis = [qisGates.id, qisGates.x, qisGates.z, qisGates.y];

/** A trajectory's errors and the gates after the first of them, as a circuit: Paulis cost nothing in normal form. */
function rest(circuit: CircuitData, start: number, errors: readonly PauliError[]): CircuitData {
  const operations: Operation[] = [];
  let next = 0;
  for (let k = start; k < circuit.operations.length; k++) {
    const operation = circuit.operations[k]!;
    if (k > start) operations.push(operation);
    for (; next < errors.length && errors[next]!.operation === k; next++) {
      operation.targets.forEach((wire, position) => {
        const letter = (errors[next]!.pauli >> (2 * position)) & 3;
        if (letter > 0) operations.push({ gate: paulis[letter]!, parameters: [], controls: [], targets: [wire] });
      });
    }
  }
  const { qubits } = circuit;
  return { gateset: 'qis', qubits, operations, measurements: [], globalPhase: 0, parameters: [], keys: [] };
}
