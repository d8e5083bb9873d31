import type { Operation, StatedCircuit } from '../../circuit/index.js';
import { wireBases } from '../../gates/index.js';
import { axisBefore, fixedAxisOf, letterNamed, type PauliAxis, Z_AXIS } from '../../pauli/index.js';
import { readingIsExact } from '../checks/reading.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { type Element, elementsOf, takenForClifford } from '../views/elements.js';

/**
 * About which axis a rotation of a wire makes no difference any more, as everything after it leaves that axis alone and
 * the read-out does not see it.
 */
type Unseen = PauliAxis | 'any' | 'none';

/**
 * What no read-out can tell goes: rotations about Z before a measurement, through everything that commutes with them,
 * and all that only changes wires that nobody reads.
 *
 * Only where the distribution is all that counts.
 */
export const trimOutputs: Pass = {
  name: 'trim-outputs',
  needs: { relation: 'distribution' },
  ensures: 'the same distribution of the measured wires; an elementary circuit stays one',
  isLoose: ({ relation }) => relation === 'distribution',
  run: (stated, { checks }) => {
    const { circuit } = stated;
    const read = elementsOf(circuit.operations);
    const { elements } = read;
    const isRead = readWires(stated);
    const unseen = unseenAtTheEnd(stated);
    const kept: Operation[] = [];
    for (let k = elements.length - 1; k >= 0; k--) {
      const { operation } = elements[k]!;
      if (isSeen(elements[k]!, unseen)) kept.push(operation);
      else if (!checks.mayLeave(operation, kept, isRead)) {
        // What is left after all hides everything before it on its wires.
        for (const wire of [...operation.controls, ...operation.targets]) unseen[wire] = 'none';
        kept.push(operation);
      }
    }
    if (kept.length === elements.length || !readingIsExact(circuit.operations, read, checks)) return stated;
    return rewritten(stated, { operations: kept.reverse(), leftOut: [takenForClifford(read)] });
  },
};

/** Which wires are read at the end: all where nothing says which. */
function readWires({ circuit: { measurements }, outputPermutation }: StatedCircuit): (wire: number) => boolean {
  const read = new Set(measurements.flatMap(({ wires }) => wires.map((qubit) => qubit ?? -1)));
  if (measurements.length === 0) return () => true;
  const wires = new Set(outputPermutation.filter((_, qubit) => read.has(qubit)));
  return (wire) => wires.has(wire);
}

/** Z on measured wires, every axis on the others. */
function unseenAtTheEnd({ circuit: { measurements, qubits }, outputPermutation }: StatedCircuit): Unseen[] {
  if (measurements.length === 0) return new Array<Unseen>(qubits).fill(Z_AXIS);
  const unseen = new Array<Unseen>(qubits).fill('any');
  for (const { wires } of measurements) {
    for (const qubit of wires) if (qubit !== null) unseen[outputPermutation[qubit]!] = Z_AXIS;
  }
  return unseen;
}

/** Whether an element makes a difference; if it does, what it hides before it is taken account of. */
function isSeen(element: Element, unseen: Unseen[]): boolean {
  const { targets } = element.operation;
  if (element.kind === 'opaque') {
    if (element.operation.gate.kind === 'barrier') return true;
    const bases = wireBases(element.operation).map((basis) => basis && letterNamed(basis));
    return isSeenAbout([...element.operation.controls, ...targets], bases, unseen);
  }
  if (element.kind === 'clifford') {
    const wire = targets[0]!;
    const axis = unseen[wire]!;
    if (axis === 'any' || (axis !== 'none' && fixedAxisOf(element.clifford) === axis)) return false;
    if (axis !== 'none') unseen[wire] = axisBefore(element.clifford, axis);
    return true;
  }
  return isSeenAbout(targets, element.axes, unseen);
}

/** The same for what commutes with an axis on each wire, or with none there. */
function isSeenAbout(wires: readonly number[], axes: readonly (PauliAxis | undefined)[], unseen: Unseen[]): boolean {
  if (wires.every((wire, k) => unseen[wire] === 'any' || unseen[wire] === axes[k])) return false;
  wires.forEach((wire, k) => {
    unseen[wire] = unseen[wire] === 'any' || unseen[wire] === axes[k] ? (axes[k] ?? 'none') : 'none';
  });
  return true;
}
