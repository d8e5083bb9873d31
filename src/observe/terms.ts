import { IonloomError, inWords, issue } from '../errors/index.js';
import { nameOfLetter, type Observable, observableTerms, pauliFactors, type SparsePauli } from '../pauli/index.js';

/** A Pauli string other than the identity, once, with what all its terms come to. */
export interface MergedTerm {
  /** Its letters with their qubits, rising: `'X0 Z2'`. */
  readonly name: string;
  readonly pauli: SparsePauli;
  /** Not zero. */
  readonly coefficient: number;
}

/** An observable with each string once: those of coefficient zero are left out, identities are the constant. */
export interface MergedTerms {
  readonly terms: readonly MergedTerm[];
  readonly constant: number;
}

/**
 * The terms of an observable on so many qubits, in the order in which their strings come up.
 *
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange`, `DuplicateQubit`; `ValueOutOfRange` for a coefficient that is
 * no finite real number.
 */
export function mergedTerms(observable: Observable, qubits: number): MergedTerms {
  const merged = new Map<string, { pauli: SparsePauli; coefficient: number }>();
  let constant = 0;
  for (const [text, coefficient] of observableTerms(observable)) {
    if (typeof text !== 'string') throw notAString(text);
    requireReal(text, coefficient);
    const pauli = pauliFactors(text, qubits);
    if (pauli.length === 0) {
      constant += coefficient;
      continue;
    }
    const name = pauli.map(([wire, axis]) => `${nameOfLetter(axis)}${wire}`).join(' ');
    const before = merged.get(name);
    if (before === undefined) merged.set(name, { pauli, coefficient });
    else before.coefficient += coefficient;
  }
  const terms = [...merged].flatMap(([name, { pauli, coefficient }]) =>
    coefficient === 0 ? [] : [{ name, pauli, coefficient }],
  );
  return { terms, constant };
}

function requireReal(text: string, coefficient: unknown): void {
  if (typeof coefficient === 'number' && Number.isFinite(coefficient)) return;
  const message = `the coefficient of "${text}" is ${inWords(coefficient)}, and an observable has finite real ones`;
  const hint = 'what is measured is Hermitian: measure the real and the imaginary part as two observables';
  throw new IonloomError(issue('ValueOutOfRange', message, { hint }));
}

function notAString(text: unknown): IonloomError {
  const hint = "write it as in 'ZZ', { ZZ: 0.5, XI: -1 }, or { terms: ['ZZ'], coefficients: [0.5] }";
  return new IonloomError(
    issue('WrongArgument', `a term of an observable is a Pauli string, not ${inWords(text)}`, { hint }),
  );
}
