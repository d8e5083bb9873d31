import { isObject, member } from '../json/value.js';
import { ALL_REGISTER } from './document-reader.js';
import { type MeasuredCircuit, type MeasuredRegister, MOST_QUBITS } from './measured-circuit.js';

/**
 * What a results document was measured by, from the document alone: its registers, where it is a v2 document; of which
 * qubits their bits are is not known, so that `wires` holds null for each. It reads this document, and no other.
 *
 * @internal
 * @param qubits the width of the circuit, where it is known
 * @returns undefined where neither the document nor `qubits` says how wide the circuit is
 */
export function measuredIn(document: unknown, qubits?: number): MeasuredCircuit | undefined {
  const widths = widthsIn(document);
  const all = widths.get(ALL_REGISTER);
  const registers = [...widths].filter(([name, width]) => name !== ALL_REGISTER || width !== (qubits ?? all));
  const measurements = registers.map(
    ([key, width]): MeasuredRegister => ({ key, wires: new Array<null>(width).fill(null) }),
  );
  const together = measurements.reduce((sum, { wires }) => sum + wires.length, 0);
  const wide = qubits ?? all ?? together;
  return wide === 0 ? undefined : { qubits: wide, measurements };
}

/** The number of bits of every register that has an outcome. */
function widthsIn(document: unknown): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  const note = (registers: unknown, widthOf: (outcomes: unknown) => number | undefined): void => {
    for (const [name, outcomes] of Object.entries(isObject(registers) ? registers : {})) {
      const width = widths.has(name) ? undefined : widthOf(outcomes);
      if (width !== undefined && width > 0 && width <= MOST_QUBITS) widths.set(name, width);
    }
  };
  for (const kind of ['probabilities', 'histogram']) {
    note(member(member(document, kind), 'registers'), (outcomes) =>
      isObject(outcomes) ? Object.keys(outcomes)[0]?.length : undefined,
    );
  }
  const shots = member(document, 'shots');
  for (const shot of Array.isArray(shots) ? shots : []) {
    note(member(shot, 'registers'), (bits) => (Array.isArray(bits) ? bits.length : undefined));
  }
  return widths;
}
