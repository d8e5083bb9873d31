import { type Evaluable, inOriginalQubits } from '../../circuit/index.js';
import { requireState } from '../contract/read-qubits.js';
import type { Engine, RunOptions } from '../contract/simulator.js';
import { programOf } from './actions/program.js';
import { Statevector, statevectorBytes } from './statevector.js';

/**
 * The clear engine: gate after gate over all amplitudes. The statevector engine is checked against it, and uses it for
 * small registers.
 */
export const referenceSimulator: Engine<Statevector> = Object.freeze({
  name: 'reference',
  memoryFor: (circuit: Evaluable) => statevectorBytes(inOriginalQubits(circuit).qubits),
  run: (input: Evaluable, { memoryLimit }: RunOptions = {}) => {
    requireState(input);
    const circuit = inOriginalQubits(input);
    const program = programOf(circuit);
    const state = Statevector.zero(circuit.qubits, memoryLimit);
    for (const action of program) action(state.re, state.im);
    return state;
  },
});
