import type { CircuitData } from '../circuit/index.js';
import { programOf } from './program.js';
import type { RunOptions, Simulator } from './simulator.js';
import { Statevector, statevectorBytes } from './statevector.js';

/**
 * The clear engine: gate after gate over all amplitudes. The statevector engine is checked against it, and uses it for
 * small registers.
 */
export const referenceSimulator: Simulator<Statevector> = Object.freeze({
  name: 'reference',
  memoryFor: (circuit: CircuitData) => statevectorBytes(circuit.qubits),
  run: (circuit: CircuitData, { memoryLimit }: RunOptions = {}) => {
    const program = programOf(circuit);
    const state = Statevector.zero(circuit.qubits, memoryLimit);
    for (const action of program) action(state.re, state.im);
    return state;
  },
});
