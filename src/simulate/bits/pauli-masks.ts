import { type PauliMasks, pauliMasks } from '../../gates/index.js';
import { masksOf, pauliFactors } from '../../pauli/index.js';

/** Reads a Pauli string into masks over the bits of an index, on at most 31 qubits; throws as {@link pauliFactors}. */
export function pauliString(text: string, qubits: number): PauliMasks {
  return masksOf(pauliFactors(text, qubits));
}

/** The masks of a Pauli word over a register: the rightmost letter on bit `bits[0]`. */
export function pauliOnBits(word: string, bits: readonly number[]): PauliMasks {
  const { flips, signs, ys } = pauliMasks(word);
  const placed = (mask: number): number =>
    bits.reduce((sum, bit, position) => ((mask >> position) & 1 ? sum | (1 << bit) : sum), 0);
  return { flips: placed(flips), signs: placed(signs), ys };
}
