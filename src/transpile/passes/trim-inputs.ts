import { MOST_FRAME_WIRES } from '../../pauli/index.js';
import { readingIsExact } from '../checks/reading.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { elementsOf, takenForClifford } from '../views/elements.js';
import { KnownInputs } from './trim-inputs/known-inputs.js';

/**
 * What does nothing to wires that start at |0> goes: rotations about Paulis whose value is known, controls whose value
 * is known, and the known side of interactions, of which a rotation of the other wire remains.
 *
 * Only where the distribution is all that counts.
 */
export const trimInputs: Pass = {
  name: 'trim-inputs',
  needs: { relation: 'distribution' },
  ensures: 'the same distribution of outcomes; an elementary circuit stays one',
  isLoose: ({ relation }) => relation === 'distribution',
  run: (stated, { checks }) => {
    const { circuit } = stated;
    if (circuit.qubits > MOST_FRAME_WIRES) return stated;
    const read = elementsOf(circuit.operations);
    const inputs = new KnownInputs(circuit.qubits, checks);
    for (const element of read.elements) inputs.add(element);
    if (!inputs.trimmed || !readingIsExact(circuit.operations, read, checks)) return stated;
    return rewritten(stated, { operations: inputs.kept, leftOut: [takenForClifford(read)] });
  },
};
