import { circuit, type Operation } from '../../../../src/circuit/index.js';
import { nameOfLetter, type PauliLetter, type SparsePauli } from '../../../../src/pauli/index.js';

/** exp(-i angle/2 P) by the gate table's own gate for it, P being the letters by wire. */
export function rotationGate(letters: ArrayLike<number>, angle: number): Operation {
  const wires = Array.from({ length: letters.length }, (_, wire) => wire);
  // The table's terms have the first target as their rightmost letter.
  const word = wires
    .map((wire) => nameOfLetter(letters[wire] as PauliLetter))
    .toReversed()
    .join('');
  return circuit(letters.length).pauliexp({ [word]: 1 }, angle / 2, wires).operations[0]!;
}

/** The same for a string by its letters. */
export function sparseGate(pauli: SparsePauli, angle: number, wires: number): Operation {
  const letters = new Uint8Array(wires);
  for (const [wire, axis] of pauli) letters[wire] = axis;
  return rotationGate(letters, angle);
}
