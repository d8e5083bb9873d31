import { IonloomError, inWords, issue } from '../errors/index.js';
import type { PauliSum } from '../gates/index.js';

/** A sign, a coefficient and a Pauli string, each but the string optional. */
const TERM = /\s*([+-]?)\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)\s*\*?\s*)?([IXYZ](?:[IXYZ0-9 ]*[IXYZ0-9])?)\s*/iy;

/**
 * Reads an observable as people write it: `ZZI` with a letter for every qubit, qubit 0 last; `Z2 Z1`, letters with their
 * qubits; or a sum of such strings, `0.5*Z0 Z1 - 1.5*X0`.
 *
 * @example
 * parseObservable('0.5*Z0 Z1 - 1.5*X0'); // { terms: ['Z0 Z1', 'X0'], coefficients: [0.5, -1.5] }
 * @throws IonloomError `InvalidPauliString` where the text is no such sum. Whether the strings fit a circuit is found where
 * they are used.
 */
export function parseObservable(text: string): PauliSum {
  if (typeof text !== 'string') {
    const message = `an observable is read from a text, not from ${inWords(text)}`;
    throw new IonloomError(issue('WrongArgument', message, { hint: HINT }));
  }
  const terms: string[] = [];
  const coefficients: number[] = [];
  let place = 0;
  while (place < text.length) {
    TERM.lastIndex = place;
    const [whole, sign, coefficient = '1', term] = TERM.exec(text) ?? [];
    const weight = Number(coefficient) * (sign === '-' ? -1 : 1);
    const isJoined = terms.length === 0 || sign !== '';
    if (whole === undefined || !isJoined || !Number.isFinite(weight)) throw unreadable(text, place);
    terms.push(term!.toUpperCase());
    coefficients.push(weight);
    place += whole.length;
  }
  if (terms.length === 0) throw unreadable(text, place);
  return { terms, coefficients };
}

const HINT = 'write Pauli strings with coefficients, such as "0.5*Z0 Z1 - 1.5*X0" or "ZZI"';

function unreadable(text: string, place: number): IonloomError {
  const rest = text.slice(place).trim();
  const message =
    rest === '' ? 'there is no observable to read' : `the observable cannot be read from ${JSON.stringify(rest)} on`;
  return new IonloomError(
    issue('InvalidPauliString', message, {
      expected: 'a sum of Pauli strings',
      received: JSON.stringify(text),
      hint: HINT,
    }),
  );
}
