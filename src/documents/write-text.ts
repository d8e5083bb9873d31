import { drawText } from '../draw/index.js';
import { IonloomError, type Issue, inWords, issue, requireList, requireObject } from '../errors/index.js';
import { printQasm2, printQasm3 } from '../formats/qasm/index.js';
import { type CircuitDocument, type DocumentCircuit, requireDocumentCircuit, titled } from './circuit-document.js';

/**
 * A circuit as OpenQASM. Pragmas and annotations of the text that it was read from stand as comments in its head: what
 * they applied to may be gone.
 *
 * @param document the document that it came in
 * @throws IonloomError where the circuit cannot be written so, and `WrongArgument` where untyped code gives something else.
 * @example
 * const reading = readDocument('{"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]}');
 * if (reading.ok) writeQasm(reading.document, reading.document.circuits[0], 'qasm3').includes('h q[0];'); // true
 */
export function writeQasm(
  document: Pick<CircuitDocument, 'warnings'>,
  circuit: Pick<DocumentCircuit, 'circuit'>,
  version: 'qasm2' | 'qasm3',
): string {
  requireObject(document, 'the document of writeQasm');
  const { warnings } = document;
  requireList(warnings, 'the warnings of the document of writeQasm');
  requireDocumentCircuit(circuit, 'writeQasm');
  if (version !== 'qasm2' && version !== 'qasm3') {
    const message = `writeQasm writes 'qasm2' or 'qasm3', not ${inWords(version)}`;
    throw new IonloomError(issue('WrongArgument', message));
  }
  const [head = '', ...lines] = (version === 'qasm2' ? printQasm2 : printQasm3)(circuit.circuit).split('\n');
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
