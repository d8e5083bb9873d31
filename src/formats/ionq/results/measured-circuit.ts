import { IonloomError, inWords, issue } from '../../../errors/index.js';

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

/** Refuses what does not say what was measured; @throws IonloomError `InvalidInput`. */
export function requireMeasuredCircuit(value: unknown): void {
  const { qubits, measurements } = (value ?? {}) as Partial<MeasuredCircuit>;
  if (typeof qubits === 'number' && Array.isArray(measurements)) return;
  const message = `results are read for the circuit that ran, not for ${inWords(value)}`;
  throw new IonloomError(issue('InvalidInput', message, { hint: 'pass the circuit after the document' }));
}
