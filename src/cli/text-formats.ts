import { drawText } from '../draw/index.js';
import type { Issue } from '../errors/index.js';
import { printQasm2, printQasm3 } from '../formats/qasm/index.js';
import { fileFailure } from './failure.js';
import { type CircuitFile, type InputCircuit, titled } from './input.js';

/**
 * A circuit as OpenQASM. Pragmas and annotations of the text that it was read from stand as comments in its head: what
 * they applied to may be gone.
 *
 * @throws Failure for several circuits: a program holds one.
 */
export function qasmOf(
  { file, warnings }: Pick<CircuitFile, 'file' | 'warnings'>,
  circuits: readonly InputCircuit[],
  version: 'qasm2' | 'qasm3',
): string {
  const [first, ...others] = circuits;
  if (first !== undefined && others.length === 0) {
    const [head = '', ...lines] = (version === 'qasm2' ? printQasm2 : printQasm3)(first.circuit).split('\n');
    return [head, ...remarks(warnings), ...lines].join('\n');
  }
  const hint = 'write IonQ JSON, or choose one with --circuit';
  throw fileFailure('CircuitCount', file, `an OpenQASM program holds one circuit, not ${circuits.length}`, hint);
}

function remarks(warnings: readonly Issue[]): readonly string[] {
  return warnings.filter(({ code }) => code === 'UnknownPragma').map(({ received }) => `// ${received}`);
}

/** Drawings are folded to this width where there is neither a terminal nor an option that says another. */
export const DRAWING_WIDTH = 100;

/** Lines of bars are this long where there is neither a terminal nor an option that says another length. */
export const BARS_WIDTH = 80;

/** A person is shown this many bars unless more are asked for. */
export const DEFAULT_BARS = 32;

/** Circuits as drawings, each under its name where there are several; unfolded without a width. */
export function drawnCircuits(circuits: readonly InputCircuit[], width: number | undefined, ascii = false): string {
  const drawings = circuits.map(({ circuit }) =>
    drawText(circuit, { ascii, ...(width === undefined ? {} : { width }) }),
  );
  return titled(circuits, drawings);
}
