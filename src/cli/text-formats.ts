import { type CircuitDocument, type DocumentCircuit, writeQasm } from '../documents/index.js';
import { fileFailure } from './failure.js';

/**
 * A circuit as OpenQASM.
 *
 * @throws Failure for several circuits: a program holds one.
 */
export function qasmOf(
  source: CircuitDocument,
  circuits: readonly DocumentCircuit[],
  version: 'qasm2' | 'qasm3',
): string {
  const [first, ...others] = circuits;
  if (first !== undefined && others.length === 0) return writeQasm(source, first, version);
  const hint = 'write IonQ JSON, or choose one with --circuit';
  throw fileFailure('CircuitCount', source.file, `an OpenQASM program holds one circuit, not ${circuits.length}`, hint);
}

/** Drawings are folded to this width where there is neither a terminal nor an option that says another. */
export const DRAWING_WIDTH = 100;

/** Lines of bars are this long where there is neither a terminal nor an option that says another length. */
export const BARS_WIDTH = 80;

/** A person is shown this many bars unless more are asked for. */
export const DEFAULT_BARS = 32;
