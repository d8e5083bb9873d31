import { circuit } from '../../src/circuit/index.js';

/** A layer of different rotations, so that no two qubits are alike and none is idle. */
export function layered(qubits: number) {
  return circuit(qubits).each([...Array(qubits).keys()], (c, q) => c.u(0.3 + q, 0.1 * q, 1 - 0.2 * q, q));
}
