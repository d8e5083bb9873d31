import { type Circuit, circuit } from 'ionloom';

/** A Hamiltonian as a sum of Pauli strings, and how its evolution is to be approximated. */
export interface PauliInput {
  readonly name: string;
  readonly qubits: number;
  /** The rightmost letter of a string is qubit 0. */
  readonly terms: readonly (readonly [letters: string, coefficient: number])[];
  /** The circuit is the product of exp(-i coefficient time/steps P) over the terms in order, `steps` times. */
  readonly time: number;
  readonly steps: number;
}

/** The circuit with one `pauliexp` for each Trotter step. */
export function evolutionCircuit({ qubits, terms, time, steps }: PauliInput): Circuit<'qis', number, never, never> {
  const sum = { terms: terms.map(([letters]) => letters), coefficients: terms.map(([, value]) => value) };
  const wires = Array.from({ length: qubits }, (_, qubit) => qubit);
  let evolution: Circuit<'qis', number, never, never> = circuit(qubits);
  for (let step = 0; step < steps; step++) evolution = evolution.pauliexp(sum, time / steps, wires);
  return evolution;
}

/** A line of JSON for other programs: name, qubits, terms, time, steps. */
export function inputLine({ name, qubits, terms, time, steps }: PauliInput): string {
  return JSON.stringify({ name, qubits, terms, time, steps });
}

/** A Pauli string from the letters on some qubits, the rightmost for qubit 0. */
export function pauliString(qubits: number, letters: Iterable<readonly [qubit: number, letter: string]>): string {
  const string = new Array<string>(qubits).fill('I');
  for (const [qubit, letter] of letters) string[qubits - 1 - qubit] = letter;
  return string.join('');
}
