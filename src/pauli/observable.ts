import { IonloomError, inWords, issue } from '../errors/index.js';
import type { Pauli, PauliSum } from '../gates/index.js';
import { letterNamed } from './letter.js';
import type { SparsePauli } from './sparse-pauli.js';

/**
 * A measurable quantity: one Pauli string, or a real combination of several, as lists or by string (`{ ZZ: 0.5, X0: -1 }`).
 *
 * A string is either full width, one letter per qubit with the RIGHTMOST letter on qubit 0 (the order of `pauliexp`),
 * such as `'ZZI'` on three qubits; or sparse, letters with their qubits, such as `'Z2 Z1'`.
 */
export type Observable = string | PauliSum | Readonly<Record<string, number>>;

/** The terms of an observable as (string, coefficient) pairs. */
export function observableTerms(observable: Observable): readonly (readonly [term: string, coefficient: number])[] {
  if (typeof observable === 'string') return [[observable, 1]];
  if (!isPauliSum(observable)) return weightedStrings(observable);
  if (observable.terms.length !== observable.coefficients.length) {
    throw new IonloomError(
      issue(
        'WrongArgument',
        `the observable has ${observable.terms.length} terms and ${observable.coefficients.length} coefficients`,
        { hint: 'give one coefficient per term' },
      ),
    );
  }
  return observable.terms.map((term, index) => [term, observable.coefficients[index]!] as const);
}

function isPauliSum(observable: unknown): observable is PauliSum {
  const { terms, coefficients } = (observable ?? {}) as Partial<PauliSum>;
  return Array.isArray(terms) && Array.isArray(coefficients);
}

/** The entries of an observable that is written by string. */
function weightedStrings(observable: unknown): readonly (readonly [term: string, coefficient: number])[] {
  const entries = typeof observable === 'object' && observable !== null && !Array.isArray(observable) ? observable : {};
  const terms = Object.entries<unknown>({ ...entries });
  if (terms.length > 0 && terms.every(([, weight]) => Number.isFinite(weight))) {
    return terms as readonly (readonly [string, number])[];
  }
  throw new IonloomError(
    issue('WrongArgument', `an observable is Pauli strings with coefficients, not ${inWords(observable)}`, {
      hint: "write it as in 'ZZ', { ZZ: 0.5, XI: -1 }, or { terms: ['ZZ'], coefficients: [0.5] }",
    }),
  );
}

/**
 * Reads a full-width or sparse Pauli string on a register of `qubits` qubits, by rising wires.
 *
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange` or `DuplicateQubit`.
 *
 * @internal
 */
export function pauliFactors(text: string, qubits: number): SparsePauli {
  if (/^[IXYZ]+$/.test(text)) {
    if (text.length !== qubits) {
      throw invalid(text, `has ${text.length} letters, not one for each of the ${qubits} qubits`);
    }
    return factors([...text].reverse().map((letter, wire) => [letter, wire] as const));
  }
  const seen = new Set<number>();
  const placed = text
    .trim()
    .split(/\s+/)
    .map((letter) => {
      if (!/^[IXYZ]\d+$/.test(letter))
        throw invalid(text, `has the part "${letter}", which is not a letter and a qubit`);
      const wire = Number(letter.slice(1));
      if (wire >= qubits) {
        throw new IonloomError(
          issue('QubitOutOfRange', `the Pauli string "${text}" names qubit ${wire} of a ${qubits}-qubit register`),
        );
      }
      if (seen.has(wire)) {
        throw new IonloomError(issue('DuplicateQubit', `the Pauli string "${text}" names qubit ${wire} twice`));
      }
      seen.add(wire);
      return [letter[0]!, wire] as const;
    });
  return factors([...placed].sort(([, a], [, b]) => a - b));
}

function factors(letters: readonly (readonly [letter: string, wire: number])[]): SparsePauli {
  return letters.flatMap(([letter, wire]) => (letter === 'I' ? [] : [[wire, letterNamed(letter as Pauli)] as const]));
}

function invalid(text: string, problem: string): IonloomError {
  return new IonloomError(
    issue('InvalidPauliString', `the Pauli string "${text}" ${problem}`, {
      expected: 'letters I, X, Y, Z for all qubits with qubit 0 rightmost ("ZZI"), or letters with qubits ("Z2 Z1")',
      received: JSON.stringify(text),
    }),
  );
}
