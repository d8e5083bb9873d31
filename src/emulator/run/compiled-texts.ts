import type { CircuitData } from '../../circuit/index.js';
import { decodeCircuit, encodeCircuit } from '../../formats/ionq/index.js';
import { printQasm3 } from '../../formats/qasm/index.js';

/** A native circuit as the service answers with compiled circuits: JSON of the form `ionq.native.v1`. */
export function compiledNative(circuit: CircuitData): string {
  const { qubits, circuit: gates } = encodeCircuit(circuit);
  return JSON.stringify({ qubits, circuit: gates });
}

/**
 * The same as OpenQASM 3.
 *
 * @param native what {@link compiledNative} gave
 */
export function compiledQasm3(native: string): string {
  return printQasm3(decodeCircuit(native));
}
