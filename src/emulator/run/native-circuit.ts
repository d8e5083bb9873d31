import type { CircuitData, Operation } from '../../circuit/index.js';

/** A circuit of native operations that were checked before, all of whose qubits are read. */
export function nativeCircuitOf(qubits: number, operations: readonly Operation[]): CircuitData<'native'> {
  return { gateset: 'native', qubits, operations, measurements: [], globalPhase: 0, parameters: [], keys: [] };
}

/** A native operation on wires of other numbers. @param places by wire */
export function onWires(operation: Operation, places: readonly number[]): Operation {
  return { ...operation, targets: operation.targets.map((wire) => places[wire]!) };
}
