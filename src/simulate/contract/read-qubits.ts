import { type CircuitData, type Evaluable, onlyReads } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { nameOfLetter, type Observable, observableTerms, pauliFactors, Z_AXIS } from '../../pauli/index.js';

/** The qubits whose joint distribution a circuit is read for: those that it measures, or all where it measures none. */
function readQubits({
  qubits,
  measurements,
}: Pick<CircuitData, 'qubits' | 'measurements'>): ReadonlySet<number | null> {
  if (measurements.length > 0) return new Set(measurements.flatMap(({ wires }) => wires));
  return new Set(Array.from({ length: qubits }, (_, qubit) => qubit));
}

/**
 * Refuses what is asked of all qubits where only what is measured is the original's.
 *
 * @throws IonloomError `NotAnswerable`.
 */
export function requireAllQubits(circuit: Pick<CircuitData, 'qubits' | 'measurements'>): void {
  const read = readQubits(circuit);
  for (let qubit = 0; qubit < circuit.qubits; qubit++) if (!read.has(qubit)) throw notKept(`qubit ${qubit} is not`);
}

/**
 * Refuses an observable of more than Zs of what is measured.
 *
 * @throws IonloomError `NotAnswerable`.
 */
export function requireReadObservable(
  circuit: Pick<CircuitData, 'qubits' | 'measurements'>,
  observable: Observable,
): void {
  const read = readQubits(circuit);
  for (const [term] of observableTerms(observable)) {
    for (const [wire, axis] of pauliFactors(term, circuit.qubits)) {
      if (axis !== Z_AXIS || !read.has(wire)) throw notKept(`${nameOfLetter(axis)} of qubit ${wire} is not`);
    }
  }
}

/**
 * Refuses a final state where only what is measured is the original's.
 *
 * @throws IonloomError `NotAnswerable`.
 */
export function requireState(input: Evaluable): void {
  if (onlyReads(input)) throw notKept('the state is not');
}

function notKept(what: string): IonloomError {
  return new IonloomError(
    issue('NotAnswerable', `only what is measured is the same as in the original circuit, and ${what}`, {
      hint: "transpile with the relation 'frames-and-permutation' to ask for more, or ask for the measurement keys",
    }),
  );
}
