import type { CircuitData } from '../../circuit/index.js';
import type { Action } from '../block.js';
import { exchangePair } from '../kernels/pair.js';
import { negatePattern } from '../kernels/scale.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { type DepolarizingRates, requireNative } from '../noise.js';
import { operationActions, requireBound } from '../program.js';
import { randomStream } from '../random.js';
import { withReadoutErrors } from '../readout.js';
import type { OutcomeCounts } from '../sample.js';
import type { RunOptions } from '../simulator.js';
import { emptyStatevector, Statevector, statevectorBytes } from '../statevector.js';
import { drawErrorPatterns, type PauliError } from './error-patterns.js';

/** How a noisy simulation runs. */
export interface NoisyOptions extends RunOptions {
  readonly seed?: number;
  /** Told after each trajectory how many of the shots are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Checked between trajectories: an aborted simulation throws the signal's reason. */
  readonly signal?: AbortSignal;
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
  { seed, memoryLimit = DEFAULT_MEMORY_LIMIT, onProgress, signal }: NoisyOptions = {},
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
  for (const pattern of drawErrorPatterns(circuit, rates, shots, randomStream(seed, 0))) {
    signal?.throwIfAborted();
    const start = pattern.errors[0]?.operation ?? actions.length - 1;
    for (; applied <= start; applied++) run(actions[applied]!, ideal);
    const state = pattern.errors.length === 0 ? ideal : scratch;
    if (state === scratch) {
      scratch.re.set(ideal.re);
      scratch.im.set(ideal.im);
      runWithErrors(circuit, actions, start, pattern.errors, scratch);
    }
    for (const [outcome, times] of state.sample(pattern.shots, random)) {
      counts.set(outcome, (counts.get(outcome) ?? 0) + times);
    }
    taken += pattern.shots;
    onProgress?.(taken, shots);
  }
  const sorted = new Map([...counts].sort(([a], [b]) => a - b));
  return withReadoutErrors(sorted, circuit.qubits, rates.readout ?? 0, randomStream(seed, 2));
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
