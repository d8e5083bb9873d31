import { InvalidArgumentError } from 'commander';
import type { PauliSum } from '../gates/index.js';

/** An observable of the command line, as it was written and as a sum. */
export interface NamedObservable {
  readonly text: string;
  readonly sum: PauliSum;
}

/** A sign, a coefficient and a Pauli string, each but the string optional. */
const TERM = /\s*([+-]?)\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)\s*\*?\s*)?([IXYZ](?:[IXYZ0-9 ]*[IXYZ0-9])?)\s*/iy;

/** Reads `ZZI` or `0.5*Z0 Z1 - 1.5*X0`; may be repeated. */
export function readObservable(text: string, before: readonly NamedObservable[] = []): readonly NamedObservable[] {
  const terms: string[] = [];
  const coefficients: number[] = [];
  TERM.lastIndex = 0;
  for (let match = TERM.exec(text); match !== null; match = TERM.exec(text)) {
    const [, sign, coefficient = '1', term] = match;
    if (terms.length > 0 && sign === '') break;
    terms.push(term!.toUpperCase());
    coefficients.push(Number(coefficient) * (sign === '-' ? -1 : 1));
    if (TERM.lastIndex === text.length) return [...before, { text, sum: { terms, coefficients } }];
  }
  throw new InvalidArgumentError('It takes Pauli strings with coefficients, such as "0.5*Z0 Z1 - 1.5*X0" or "ZZI".');
}
