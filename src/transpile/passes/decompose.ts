import type { CircuitData } from '../../circuit/index.js';
import { addPhases } from '../../math/index.js';
import { ElementaryGates } from '../lower/elementary.js';
import { type Pass, partsOf } from '../pass.js';

/** Everything becomes one-qubit gates and interactions of one Pauli pair. */
export const decompose: Pass = {
  name: 'decompose',
  requires: 'any circuit',
  ensures: 'one-qubit gates without controls, interactions of one Pauli pair, barriers',
  run: (circuit, { target }): CircuitData => {
    const elementary = new ElementaryGates(target.partialAngles);
    for (const operation of circuit.operations) elementary.add(operation);
    return {
      ...partsOf(circuit),
      gateset: 'qis',
      operations: elementary.operations,
      globalPhase: addPhases(circuit.globalPhase, elementary.globalPhase),
    };
  },
};
