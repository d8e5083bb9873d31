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
  const random = randomStream(options.seed, 1);
  const counts = new Map<number, number>();
  yield* trajectorySteps(circuit, rates, shots, options, (state, _errors, times) => {
    for (const [outcome, count] of state.sample(times, random)) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + count);
    }
  });
  const sorted = new Map([...counts].sort(([a], [b]) => a - b));
  return withReadoutErrors(sorted, circuit.qubits, rates.readout ?? 0, randomStream(options.seed, 2));
}

/**
 * The final states of shots under noise.
 *
 * All errors are drawn first; shots with the same errors share a run, and a run starts from the ideal state at its
 * first error. The shots without any error thus cost a single ideal run.
 *
 * @param visit with the errors that a state suffered, and how many shots suffered these; the state is no longer it afterwards
 */
export function* trajectorySteps(
  circuit: CircuitData,
  rates: DepolarizingRates,
  shots: number,
  { seed, memoryLimit = DEFAULT_MEMORY_LIMIT, threads }: NoisyOptions,
  visit: (state: Statevector, errors: readonly PauliError[], shots: number) => void,
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
  for (const { errors, shots: times } of yield* drawErrorPatterns(circuit, rates, shots, randomStream(seed, 0))) {
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
