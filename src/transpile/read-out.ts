import type { CircuitData, Measurement, StatedCircuit } from '../circuit/index.js';

/** What the service calls the register of a circuit that names none. */
const ALL_QUBITS = 'output_all';

/**
 * The measurements that read on the wires what the original's read on its qubits.
 *
 * A circuit that measures nothing has all qubits read; where they ended on other wires, or there are spare wires beside
 * them, that is said under the key `output_all`, so that results still come in the order of the qubits, and of them alone.
 *
 * @param made the circuit that reads, and for every qubit of the original its wire at the end
 */
export function readOutOf(
  { measurements, qubits }: Pick<CircuitData, 'measurements' | 'qubits'>,
  {
    circuit,
    outputPermutation,
  }: Pick<StatedCircuit, 'outputPermutation'> & { readonly circuit: Pick<CircuitData, 'qubits'> },
): readonly Measurement[] {
  const isInPlace = outputPermutation.every((wire, qubit) => wire === qubit);
  if (isInPlace && (measurements.length > 0 || circuit.qubits === qubits)) return measurements;
  if (measurements.length === 0 && qubits > 0) return [{ key: ALL_QUBITS, wires: outputPermutation }];
  return measurements.map(({ key, wires }) => ({
    key,
    wires: wires.map((qubit) => (qubit === null ? null : outputPermutation[qubit]!)),
  }));
}
