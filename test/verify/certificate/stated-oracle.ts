import { identityPermutation, type StatedCircuit } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { type Columns, operatorDistance, unitaryOf } from '../pauli-rotations/dense-oracle.js';

/** What a circuit with its statement does to qubits, and to spare wires after them, by its definition. */
export function statedUnitary(
  { circuit, inputPermutation, outputPermutation, frames }: StatedCircuit,
  bits: number,
): Columns {
  const rotations = frames.flatMap((frame, wire) =>
    frame === 0 ? [] : [{ gate: qisGates.rz, parameters: [frame as number], controls: [], targets: [wire] }],
  );
  const columns = unitaryOf([...circuit.operations, ...rotations], bits);
  const size = 2 ** bits;
  const starts = inputPermutation ?? identityPermutation(outputPermutation.length);
  const [from, to] = [starts, outputPermutation].map((wires) => withSpares(wires, bits));
  const found = new Float64Array(columns.length);
  for (let column = 0; column < size; column++) {
    const there = moved(column, from!);
    for (let row = 0; row < size; row++) {
      const at = 2 * (there * size + moved(row, to!));
      found[2 * (column * size + row)] = columns[at]!;
      found[2 * (column * size + row) + 1] = columns[at + 1]!;
    }
  }
  return found;
}

/** How far two circuits with their statements are apart in operator norm up to a phase, where spare wires start in |0>. */
export function statedDistance(a: StatedCircuit, b: StatedCircuit): number {
  const bits = Math.max(a.circuit.qubits, b.circuit.qubits);
  const columns = Array.from({ length: 2 ** a.outputPermutation.length }, (_, k) => [k, k] as const);
  return operatorDistance(statedUnitary(a, bits), statedUnitary(b, bits), bits, columns);
}

function withSpares(wires: readonly number[], bits: number): readonly number[] {
  return [...wires, ...identityPermutation(bits).filter((wire) => !wires.includes(wire))];
}

/** A basis state with qubit k on wire `wires[k]`. */
function moved(index: number, wires: readonly number[]): number {
  return wires.reduce((sum, wire, qubit) => sum + (((index >> qubit) & 1) << wire), 0);
}
