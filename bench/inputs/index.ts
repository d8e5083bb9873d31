import { fermiHubbard, heisenberg, transverseFieldIsing } from './lattices.js';
import { coupledCluster, molecular, randomPaulis } from './molecules.js';
import type { PauliInput } from './pauli-input.js';

export { evolutionCircuit, inputLine, type PauliInput } from './pauli-input.js';

/** The Hamiltonians that the transpiler is measured on. */
export function pauliInputs(): readonly PauliInput[] {
  return [
    transverseFieldIsing(1, 12, 4),
    transverseFieldIsing(4, 4, 2),
    heisenberg(1, 10, 4),
    heisenberg(3, 4, 2),
    fermiHubbard(1, 4, 4),
    fermiHubbard(1, 8, 1),
    fermiHubbard(2, 2, 4),
    fermiHubbard(2, 4, 2),
    fermiHubbard(3, 3, 1),
    molecular(6, 10, 1),
    molecular(8, 20, 2),
    molecular(12, 30, 3),
    coupledCluster(4, 2, 4),
    coupledCluster(6, 2, 5),
    coupledCluster(8, 4, 6),
    randomPaulis(5, 40, 7),
    randomPaulis(8, 60, 8),
    randomPaulis(16, 60, 9),
  ];
}
