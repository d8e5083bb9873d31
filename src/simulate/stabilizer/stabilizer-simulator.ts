import { type Evaluable, inOriginalQubits } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { formName, type GateUse } from '../../gates/index.js';
import { requireBound } from '../contract/bound.js';
import { requireState } from '../contract/read-qubits.js';
import type { Engine, RunOptions } from '../contract/simulator.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { cliffordProgram, firstNonClifford } from './program.js';
import { StabilizerState } from './stabilizer-state.js';
import { conjugated, MAXIMUM_STABILIZER_QUBITS } from './tableau.js';

/**
 * The engine of Clifford circuits, native gates at Clifford phases included: exact, and thousands of qubits wide.
 *
 * It keeps the Paulis that leave the state as it is, n of them on n qubits, one bit per letter.
 */
export const stabilizerSimulator: Engine<StabilizerState> = Object.freeze({
  name: 'stabilizer',
  memoryFor: (circuit: Evaluable) => stabilizerBytes(inOriginalQubits(circuit).qubits),
  refuses(circuit: Evaluable): string | undefined {
    const found = firstNonClifford(inOriginalQubits(circuit));
    return found && notClifford(found);
  },
  run(input: Evaluable, { memoryLimit = DEFAULT_MEMORY_LIMIT }: RunOptions = {}): StabilizerState {
    requireState(input);
    const circuit = inOriginalQubits(input);
    requireBound(circuit);
    const { qubits } = circuit;
    const purpose = `the stabilizer state of ${qubits} qubits`;
    const limit = qubits > MAXIMUM_STABILIZER_QUBITS ? stabilizerBytes(MAXIMUM_STABILIZER_QUBITS) : memoryLimit;
    requireMemory(stabilizerBytes(qubits), limit, purpose);
    const program = cliffordProgram(qubits, [circuit]);
    if ('gate' in program) throw new IonloomError(issue('UnsuitableEngine', notClifford(program)));
    return new StabilizerState(conjugated(program, qubits, (row) => [row, 2]));
  },
});

/** Bytes of the generators: an X and a Z part of each. */
function stabilizerBytes(qubits: number): number {
  return 2 * qubits * 4 * Math.ceil(qubits / 32) + qubits + 8;
}

function notClifford({ gate, controls, parameters }: GateUse): string {
  const angles = parameters.length === 0 ? '' : `(${parameters.join(', ')})`;
  return `${formName(gate, controls.length) ?? `${gate.name} with ${controls.length} controls`}${angles} is not a Clifford gate`;
}
