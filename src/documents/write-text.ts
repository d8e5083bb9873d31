import { drawText } from '../draw/index.js';
import type { Issue } from '../errors/index.js';
import { printQasm2, printQasm3 } from '../formats/qasm/index.js';
import { type CircuitDocument, type DocumentCircuit, titled } from './circuit-document.js';

/**
 * A circuit as OpenQASM. Pragmas and annotations of the text that it was read from stand as comments in its head: what
 * they applied to may be gone.
 */
export function writeQasm(
  { warnings }: Pick<CircuitDocument, 'warnings'>,
  { circuit }: DocumentCircuit,
  version: 'qasm2' | 'qasm3',
): string {
  const [head = '', ...lines] = (version === 'qasm2' ? printQasm2 : printQasm3)(circuit).split('\n');
  return [head, ...remarks(warnings), ...lines].join('\n');
}

function remarks(warnings: readonly Issue[]): readonly string[] {
  return warnings.filter(({ code }) => code === 'UnknownPragma').map(({ received }) => `// ${received}`);
}

/** Circuits as drawings, each under its name where there are several; unfolded without a width. */
export function writeDrawing(circuits: readonly DocumentCircuit[], width: number | undefined, ascii = false): string {
  const drawings = circuits.map(({ circuit }) =>
    drawText(circuit, { ascii, ...(width === undefined ? {} : { width }) }),
  );
  return titled(circuits, drawings);
}
