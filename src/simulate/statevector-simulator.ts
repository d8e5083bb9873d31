import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { type Bound, programOf, requireBound } from './program.js';
import type { RunOptions, Simulator } from './simulator.js';
import { Statevector, statevectorBytes } from './statevector.js';

/** How {@link finalState} runs. */
export interface FinalStateOptions extends RunOptions {
  /** The state to start from; all zeros if left out. It is copied, not changed. */
  readonly initial?: Statevector;
}

/**
 * The state that a circuit's gates leave, its global phase included; measurements are not carried out.
 *
 * @example
 * finalState(circuit(2).h(0).cnot(0, 1)).expectation('ZZ'); // 1
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or `QubitCount` if the initial state has another width.
 */
export function finalState<P extends string>(
  circuit: CircuitData<Gateset, number, P> & Bound<P>,
  options: FinalStateOptions = {},
): Statevector {
  requireBound(circuit);
  const state = initialState(circuit, options);
  for (const action of programOf(circuit)) action(state.re, state.im);
  return state;
}

function initialState(circuit: CircuitData, { initial, memoryLimit }: FinalStateOptions): Statevector {
  if (initial === undefined) return Statevector.zero(circuit.qubits, memoryLimit);
  if (initial.qubits === circuit.qubits) return initial.clone();
  throw new IonloomError(
    issue('QubitCount', `the initial state has ${initial.qubits} qubits and the circuit has ${circuit.qubits}`),
  );
}

/** The dense engine: every amplitude, exact to rounding, up to what memory holds. */
export const statevectorSimulator: Simulator<Statevector> = Object.freeze({
  name: 'statevector',
  memoryFor: (circuit: CircuitData) => statevectorBytes(circuit.qubits),
  run: (circuit: CircuitData, options: RunOptions = {}) => finalState(circuit, options),
});
