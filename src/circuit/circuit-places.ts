import type { TextRange } from '../errors/index.js';

/**
 * Where in a text the parts of a circuit were written, beside the circuit: an operation is the same wherever it stands.
 */
export interface CircuitPlaces {
  /** For every operation what it was made of; those that one statement made in one go share an object. */
  readonly operations: readonly TextRange[];
  /** For every measurement and each of its bits what wrote it; null where nothing in the text did. */
  readonly measurements: readonly (readonly (TextRange | null)[])[];
}
