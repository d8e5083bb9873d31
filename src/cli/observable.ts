import { InvalidArgumentError } from 'commander';
import { IonloomError } from '../errors/index.js';
import type { PauliSum } from '../gates/index.js';
import { parseObservable } from '../pauli/index.js';

/** An observable of the command line, as it was written and as a sum. */
export interface NamedObservable {
  readonly text: string;
  readonly sum: PauliSum;
}

/** Reads `ZZI` or `0.5*Z0 Z1 - 1.5*X0`; may be repeated. */
export function readObservable(text: string, before: readonly NamedObservable[] = []): readonly NamedObservable[] {
  try {
    return [...before, { text, sum: parseObservable(text) }];
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new InvalidArgumentError('It takes Pauli strings with coefficients, such as "0.5*Z0 Z1 - 1.5*X0" or "ZZI".');
  }
}
