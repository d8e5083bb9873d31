/** A measured register: bit i is read from qubit `wires[i]`, null is a bit that nothing is measured into. */
export interface MeasuredRegister<Key extends string = string> {
  readonly key: Key;
  readonly wires: readonly (number | null)[];
}

/** What results are read for: the circuit that ran, or anything that says how wide it is and what it measures. */
export interface MeasuredCircuit<Key extends string = string> {
  readonly qubits: number;
  readonly measurements: readonly MeasuredRegister<Key>[];
}
