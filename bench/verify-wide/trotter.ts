import { type CircuitData, circuitOf, type Operation, qisGates } from 'ionloom';

/** Steps of a Trotter evolution of a chain with a transverse field, cut off at a number of gates. */
export function trotterChain(qubits: number, gates: number): CircuitData {
  const operations: Operation[] = [];
  while (operations.length < gates) {
    for (const first of [0, 1]) {
      for (let wire = first; wire + 1 < qubits; wire += 2) {
        operations.push({
          gate: qisGates.zz,
          parameters: [0.1 + 0.01 * (wire % 7)],
          controls: [],
          targets: [wire, wire + 1],
        });
      }
    }
    for (let wire = 0; wire < qubits; wire++) {
      operations.push({ gate: qisGates.rx, parameters: [0.3 + 0.001 * wire], controls: [], targets: [wire] });
    }
  }
  return circuitOf('qis', qubits, operations.slice(0, gates));
}
